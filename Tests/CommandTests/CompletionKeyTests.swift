import TestSupport
import Testing

/// The Tab key, and the list that a person sees below the line.
@Suite("Completion at the prompt")
struct CompletionKeyTests {
  private let folder = TemporaryFolder()

  private func session(columns: UInt16 = 60, rows: UInt16 = 12) throws -> TerminalSession {
    for name in ["alpha-one.repl", "alpha-two.repl", "alpha-\u{1B}[2J.repl"] {
      try folder.write(name, "state\n")
    }
    let session = try TerminalSession(
      home: folder.path, environment: ["TERM": "xterm-256color"], columns: columns, rows: rows)
    try session.seePrompt()
    return session
  }

  @Test func theListStandsBelowTheLineUpToTheNextKey() throws {
    let session = try session()
    session.type("node somebody leader; node someone\r")
    try session.see(">", cursorAt: 2)
    session.type("crash s\t")
    try session.see("what all have in common") { $0.lines.last?.hasPrefix("> crash some") == true }
    session.type("\t")
    try session.see("a list") { screen in
      screen.lines.suffix(3)
        == ["> crash some", "somebody  leader, up", "someone   follower, up"]
        && screen.cursor == .init(row: screen.lines.count - 3, column: 12)
    }
    // What is typed stands out in each, and meanings are faint.
    let row = session.sight.lines.count - 1
    #expect(session.emulation.look(row, 3).isBold)
    #expect(!session.emulation.look(row, 4).isBold)
    #expect(session.emulation.look(row, 10).colour == 8)
    session.type("b")
    try session.see("no list") { $0.lines.last?.hasPrefix("> crash someb") == true }
    session.type("\t")
    try session.see("> crash somebody", cursorAt: 17)
    session.type("\r")
    try session.see(">", cursorAt: 2)
    try session.leave()
  }

  @Test func aLongListLeavesTheLineInSight() throws {
    let session = try session(columns: 40, rows: 8)
    session.type("state\r")
    try session.seeAnswer("no nodes", to: "> state")
    session.type("\t")
    try session.see("the line above the list") { screen in
      screen.lines.first == ">" && screen.lines.count == 8
        && screen.lines[7].hasPrefix("… and ") && screen.lines[7].hasSuffix(" more")
        && screen.cursor == .init(row: 0, column: 2)
    }
    session.type("q")
    try session.see("the line without the list") { $0.lines.count == 1 }
    try session.leave()
  }

  @Test func aFileNameIsNoCommandForTheTerminal() throws {
    let session = try session(columns: 120)
    session.type(".read \(folder.path)/alpha-\t")
    try session.see("a list with the name spelt out") { screen in
      screen.text.contains("alpha-one.repl") && screen.text.contains("^[[2J.repl")
    }
    try session.leave()
  }

  @Test func theListIsGoneWhenTheLineHasRun() throws {
    let session = try session()
    session.type("p\t")
    try session.see("a list") { $0.text.contains("pause") }
    session.type("\r")
    try session.see("no list") { !$0.text.contains("pause ") && $0.lines.last == ">" }
    try session.leave()
  }
}
