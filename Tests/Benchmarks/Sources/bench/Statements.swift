import Interpreter
import Session
import Syntax

/// One statement typed after 1,000 and after 1,000,000 others: its cost must not grow with them.
enum Statements {
  static func run() -> [String] {
    var session = Session()
    enter("node a leader\nnode b, c follower sync\n", &session)
    var lines: [String] = []
    for (name, count) in [("1,000", 1_000), ("100,000", 99_000), ("1,000,000", 900_000)] {
      enter("repeat \(count) as i { write k = $i }\n", &session)
      let time = nanoseconds(turns: 200) { enter("write k = 1\n", &session) }
      lines.append("a statement after \(name) others \(time) ns")
      let typed = nanoseconds(turns: 200) { _ = session.submit("write k = 1") }
      lines.append("typed, and kept for .undo, after \(name) others \(typed) ns")
    }
    return lines
  }

  private static func enter(_ text: String, _ session: inout Session) {
    _ = session.run(
      SourceText(name: "prompt", text: text), output: { _ in }, complaint: { _ in })
  }
}
