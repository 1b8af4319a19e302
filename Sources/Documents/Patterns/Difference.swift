/// What was expected and what came, side by side.
enum Difference {
  static func lines(_ expected: Expectation, _ actual: [String], _ captures: Captures) -> [String] {
    var lines = ["- expected", "+ actual"]
    var added: [String] = []
    for pair in Alignment(expected, actual, captures).pairs {
      switch pair {
      case .kept(_, let column):
        lines += added
        added = []
        lines.append("  " + actual[column])
      case .anyLines(let row, _):
        lines += added
        added = []
        lines.append("  " + expected.lines[row])
      case .changed(let row, let column):
        lines.append("- " + expected.lines[row])
        added.append("+ " + actual[column])
      case .dropped(let row): lines.append("- " + expected.lines[row])
      case .added(let column): added.append("+ " + actual[column])
      }
    }
    return lines + added
  }
}
