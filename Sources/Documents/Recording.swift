import Syntax

/// Recorded output: the lines of a file that hold it, and what they expect.
struct Recording {
  /// The line of the statement, and where in the file new lines would go.
  var line: Int
  var position: Int
  /// What stands in front of each of its lines, also of new ones.
  var prefix: [UInt8]
  var ending: [UInt8]
  /// The lines that are replaced where they do not hold.
  var lines: [Line]
  var expectation: Expectation

  /// - Parameters:
  ///   - statement: the line that the output belongs to.
  ///   - prefix: the beginning of that line, up to where output would begin.
  ///   - keepsTail: whether blank lines at the end are spacing that stays.
  ///   - text: what a line expects.
  init(
    after statement: Line, prefix: [UInt8], _ lines: [Line], in bytes: [UInt8], keepsTail: Bool,
    text: (Line) -> String
  ) {
    line = statement.number
    position = statement.next
    self.prefix = prefix
    ending = Array(bytes[statement.end..<statement.next])
    expectation = Expectation(lines.map(text))
    self.lines = keepsTail ? Array(lines.prefix(expectation.lines.count)) : lines
  }

  /// The edit that puts other lines in the place of these.
  func edit(to new: [String]) -> Edit {
    let range = (lines.first?.start ?? position)..<(lines.last?.next ?? position)
    let needsBreak = ending.isEmpty && lines.isEmpty
    let ending = self.ending.isEmpty ? [UInt8(ascii: "\n")] : self.ending
    var bytes: [UInt8] = needsBreak ? ending : []
    for line in new {
      var whole = prefix + line.utf8
      while whole.last == UInt8(ascii: " ") { whole.removeLast() }
      bytes += whole + ending
    }
    return Edit(range: range, bytes: bytes)
  }
}

/// Lines of output.
enum Output {
  static func lines(of bytes: [UInt8]) -> [String] {
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
