/// Lines that are expected, patterns among them.
struct Expectation {
  let lines: [String]
  let patterns: [LinePattern]

  /// Blank lines at the end are spacing, and expect nothing.
  init(_ lines: [String]) {
    self.lines = Expectation.trimmed(lines)
    patterns = self.lines.map(LinePattern.init)
  }

  static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines
  }

  /// Whether the lines are as expected. A line `...` stands for as few lines as can be.
  func holds(for actual: [String], _ captures: inout Captures) -> Bool {
    let actual = Expectation.trimmed(actual)
    let parts = patterns.indices.split(omittingEmptySubsequences: false) { index in
      LinePattern.isAnyLines(lines[index])
    }
    var found = captures
    var start = 0
    for (number, part) in parts.enumerated() {
      let isFirst = number == 0
      let isLast = number == parts.count - 1
      let latest = actual.count - part.count
      guard latest >= start else { return false }
      if isFirst, isLast, latest != start { return false }
      let starts = isFirst ? start...start : (isLast ? latest : start)...latest
      guard let place = starts.first(where: { matches(part, actual, at: $0, &found) }) else {
        return false
      }
      start = place + part.count
    }
    captures = found
    return true
  }

  private func matches(
    _ part: Range<Int>, _ actual: [String], at start: Int, _ captures: inout Captures
  ) -> Bool {
    var found = captures
    for (offset, index) in part.enumerated() {
      guard patterns[index].matches(actual[start + offset], &found) else { return false }
    }
    captures = found
    return true
  }
}
