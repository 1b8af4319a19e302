/// A line of a file, by offsets into its bytes.
struct Line {
  /// From 1.
  var number: Int
  var start: Int
  /// Behind its last character.
  var end: Int
  /// Where the next line starts.
  var next: Int
  /// Where its own text starts, behind what belongs to the structure around it.
  var content: Int

  static func all(of bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      var end = newline ?? bytes.count
      let next = newline.map { $0 + 1 } ?? bytes.count
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      lines.append(
        Line(number: lines.count + 1, start: start, end: end, next: next, content: start))
      start = next
    }
    return lines
  }

  func text(in bytes: [UInt8]) -> String {
    String(decoding: bytes[content..<max(content, end)], as: UTF8.self)
  }
}
