/// A place in a line of Markdown. Columns count from 0, and a tab goes to the next multiple of 4.
struct Cursor {
  let bytes: [UInt8]
  let end: Int
  private(set) var offset: Int
  private(set) var column = 0

  init(_ bytes: [UInt8], _ line: Line) {
    self.bytes = bytes
    offset = line.start
    end = line.end
  }

  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  var isBlank: Bool {
    bytes[offset..<end].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  var rest: String { String(decoding: bytes[offset..<end], as: UTF8.self) }

  mutating func advance() {
    guard let byte else { return }
    column = byte == UInt8(ascii: "\t") ? (column / 4 + 1) * 4 : column + 1
    offset += 1
  }

  /// Goes over white space, up to the column where one is given.
  mutating func skipSpaces(to column: Int = .max) {
    while self.column < column, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      advance()
    }
  }

  /// The number of times that the byte stands here.
  func run(of sign: UInt8) -> Int { bytes[offset..<end].prefix { $0 == sign }.count }

  /// Goes over the mark of a quotation; false where there is none.
  mutating func skipQuote(from base: Int) -> Bool {
    var ahead = self
    ahead.skipSpaces()
    guard ahead.column - base <= 3, ahead.byte == UInt8(ascii: ">") else { return false }
    ahead.advance()
    if ahead.byte == UInt8(ascii: " ") { ahead.advance() }
    self = ahead
    return true
  }

  /// Goes over the mark of a list item and the space behind it; false where there is none.
  mutating func skipListMark() -> Bool {
    var ahead = self
    switch ahead.byte {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): ahead.advance()
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      while let byte = ahead.byte, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        ahead.advance()
      }
      guard ahead.byte == UInt8(ascii: ".") || ahead.byte == UInt8(ascii: ")") else { return false }
      ahead.advance()
    default: return false
    }
    guard ahead.byte == UInt8(ascii: " ") || ahead.byte == UInt8(ascii: "\t") else { return false }
    let mark = ahead
    ahead.skipSpaces()
    if ahead.column - mark.column > 4 {
      ahead = mark
      ahead.advance()
    }
    self = ahead
    return true
  }
}
