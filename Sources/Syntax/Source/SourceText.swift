/// A text with its name and the places of its lines.
///
/// Offsets count UTF-8 bytes from 0. Lines and columns count from 1; a column counts characters as
/// a reader sees them, so that `é` is one however it is encoded.
public struct SourceText: Sendable {
  /// What stands in front of a line number in errors: a path, or a word in its place.
  public let name: String
  /// The text as it was read; nothing says that it is valid UTF-8.
  public let bytes: [UInt8]
  /// The number of its first line, more than 1 where it is a later part of a longer text.
  public let firstLine: Int
  /// The offset of the first byte of each line; never empty.
  let lineStarts: [Int32]

  public init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    lineStarts = SourceText.findLines(bytes)
  }

  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Lines beyond the limit on a text are not looked for: such a text is refused as a whole.
  private static func findLines(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    bytes.withUnsafeBufferPointer { buffer in
      let end = min(buffer.count, Limits.textBytes)
      for offset in 0..<end where buffer[offset] == Ascii.newline {
        starts.append(Int32(offset + 1))
      }
    }
    return starts
  }

  /// How many lines there are; a newline at the very end begins one more, empty line.
  public var lineCount: Int { lineStarts.count }

  /// The line and column of an offset; an offset outside the text counts as its nearest end.
  /// In a line beyond the limit the columns count bytes.
  public func location(of offset: Int32) -> (line: Int, column: Int) {
    let offset = clamped(offset)
    let line = lineIndex(of: offset)
    let start = Int(lineStarts[line])
    guard offset - start <= Limits.lineBytes else {
      return (line + firstLine, offset - start + 1)
    }
    let before = String(decoding: bytes[start..<offset], as: UTF8.self)
    return (line + firstLine, before.count + 1)
  }

  /// The line of an offset alone, for who has no use for the column. `near` is a line that it is
  /// likely to be on or just behind, as where one statement follows another.
  public func line(of offset: Int32, near line: Int) -> Int {
    let guess = line - firstLine
    if isOnLine(guess, offset) { return line }
    if isOnLine(guess + 1, offset) { return line + 1 }
    return lineIndex(of: clamped(offset)) + firstLine
  }

  private func isOnLine(_ index: Int, _ offset: Int32) -> Bool {
    guard index >= 0, index + 1 < lineStarts.count else { return false }
    return lineStarts[index] <= offset && offset < lineStarts[index + 1]
  }

  /// The text of a line, by its number, without its line end; empty where there is no such line.
  public func lineText(_ line: Int) -> String {
    guard line >= firstLine, line - firstLine < lineStarts.count else { return "" }
    return String(decoding: bytes[byteRange(ofLine: line - firstLine)], as: UTF8.self)
  }

  /// The text of a range; what lies outside the text is left out.
  public func text(of range: SourceRange) -> String {
    let start = clamped(range.start)
    let end = max(start, clamped(range.end))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The index (from 0) of the line that holds the offset.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of the line with this index (from 0), without its line end.
  func byteRange(ofLine index: Int) -> Range<Int> {
    let start = Int(lineStarts[index])
    var end = bytes.count
    if index + 1 < lineStarts.count { end = Int(lineStarts[index + 1]) - 1 }
    if end > start, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
    return start..<max(start, end)
  }

  private func clamped(_ offset: Int32) -> Int {
    min(max(0, Int(offset)), bytes.count)
  }
}
