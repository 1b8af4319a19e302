/// New expected lines for what came now: patterns that still hold are kept.
struct Revision {
  var lines: [String]
  /// Lines with patterns that had to go.
  var droppedPatterns: [String] = []

  init(_ expected: Expectation, _ actual: [String], _ captures: Captures) {
    lines = []
    for pair in Alignment(expected, actual, captures).pairs {
      switch pair {
      case .kept(let row, _), .anyLines(let row, _): lines.append(expected.lines[row])
      case .changed(let row, let column):
        drop(row, expected)
        lines.append(actual[column])
      case .dropped(let row): drop(row, expected)
      case .added(let column): lines.append(actual[column])
      }
    }
    var captures = captures
    guard Expectation(lines).holds(for: actual, &captures) else {
      // Captures that contradict each other hold one by one and not together.
      lines = actual
      droppedPatterns = []
      for row in expected.lines.indices { drop(row, expected) }
      return
    }
  }

  private mutating func drop(_ row: Int, _ expected: Expectation) {
    if expected.patterns[row].isPattern { droppedPatterns.append(expected.lines[row]) }
  }
}
