import Glibc
import TerminalEmulation
import TestSupport
import Testing

/// Keys in any order: the program lives, and the screen shows what there is.
@Suite("Random keys")
struct RandomKeyTests {
  private let folder = TemporaryFolder()

  private static let keys = [
    "a", "b", "x", " ", "日", "ö", "e\u{301}", "🎭", "write ", "crash ", "{", "}", "\"", "# ",
    "\u{1B}\r", "\u{1B}\r", "\u{1}", "\u{5}", "\u{2}", "\u{6}", "\u{8}", "\u{7F}",
    "\u{B}", "\u{15}", "\u{17}", "\u{19}", "\u{14}", "\u{1F}", "\u{7}", "\u{C}", "\t",
    "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~",
    "\u{1B}[1;5C", "\u{1B}[1;5D", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}b", "\u{1B}f", "\u{1B}d",
    "\u{1B}[200~one\r\ttwo\r日\u{1B}[201~", "\u{1B}u", "\u{1B}l", "\u{1B}[99;9X", "\u{0}",
  ]

  /// After every batch the screen must be what a whole drawing from the beginning makes of it.
  @Test(arguments: 0..<12)
  func theScreenStaysTrue(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let columns = UInt16.random(in: 12..<62, using: &random)
    let session = try TerminalSession(
      home: folder.path, environment: ["TERM": "xterm-256color", "PAGER": ""], columns: columns,
      rows: UInt16.random(in: 3..<15, using: &random))
    try session.seePrompt()
    for statement in ["node a leader", "write x = 1", "repeat 1 {\u{1B}\rlag\u{1B}\r}"] {
      session.type(statement + "\r")
      try session.seePrompt()
    }
    for batch in 0..<12 {
      for _ in 0..<Int.random(in: 0..<25, using: &random) {
        session.type(Self.keys.randomElement(using: &random) ?? "")
      }
      // A line that is waited for, so that what stands before it has been acted on. The drawing of
      // its first signs may come in two parts; that of its last sign changes one row alone.
      let mark = "q\(batch)z"
      session.type("\u{7}\u{1B}[F\u{1B}\r" + mark)
      for line in [mark, mark + "y"] {
        try session.see(line) { screen in
          screen.cursor.column == line.count + 2 && screen.cursor.row < screen.lines.count
            && screen.lines[screen.cursor.row] == "… " + line
        }
        if line == mark { session.type("y") }
      }
      let lines = session.sight.lines
      let first = lines.lastIndex { $0.hasPrefix(">") } ?? 0
      session.type("\u{C}")
      try session.see(lines[first...].joined(separator: "\n") + "\nand nothing else") {
        $0.lines[...] == lines[first...]
      }
    }
    session.type("\u{3}")
    try session.seePrompt()
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }
}
