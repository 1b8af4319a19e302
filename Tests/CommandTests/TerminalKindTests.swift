import Glibc
import TestSupport
import Testing

/// Terminals of all kinds and sizes, and settings of the user.
@Suite("Kinds of terminals")
struct TerminalKindTests {
  private let folder = TemporaryFolder()

  private func session(
    _ environment: [String: String] = [:], columns: UInt16 = 60, rows: UInt16 = 12
  ) throws -> TerminalSession {
    try TerminalSession.ready(
      in: folder, ["TERM": "xterm-256color"].merging(environment) { $1 }, columns: columns,
      rows: rows)
  }

  @Test func anUnknownTerminalIsUsedQuietly() throws {
    let session = try session(["TERM": "no-such-terminal"])
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type("repeat 2 {\r")
    try session.see("> repeat 2 {", "…")
    session.type("write x = 1\r}\r")
    try session.see("an answer") { $0.text.contains("acknowledged") && $0.lines.last == ">" }
    session.type("\u{3}")
    try session.see("> ^C", ">")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
    #expect(!session.everything.contains("terminal"))
    #expect(!session.everything.contains("\u{1B}"))
  }

  @Test func withEditOffTheTerminalCollectsLines() throws {
    try folder.write("editrc", "edit off\n")
    let session = try session(["EDITRC": folder.path + "/editrc", "NO_COLOR": "1"])
    session.type("nodd\u{7F} a leader\r")
    try session.seeAnswer("did you mean `node`?", to: "> nod a leader")
    session.type("repeat 2 {\rstate\r}\r")
    try session.see("an answer") { $0.text.contains("no nodes") && $0.lines.last == ">" }
    session.type("half\u{3}")
    try session.see("a new prompt") { $0.lines.last == ">" }
    session.type("\u{4}")
    #expect(try session.finish() == 0)
    #expect(session.settings == session.settingsBefore)
  }

  @Test func viModeHasHintsAndCompletion() throws {
    try folder.write("editrc", "bind -v\n")
    let session = try session(["EDITRC": folder.path + "/editrc"])
    session.type("prom")
    try session.see("a hint") { $0.lines.last == "> prom" && $0.hint.hasPrefix("ote") }
    session.type("\u{1B}[C")
    try session.see("> promote", cursorAt: 10)
    session.type("b\u{1B}")
    // ESC alone is the key for commands: it steps back.
    try session.see("> promote b", cursorAt: 10)
    session.type("0x")
    try session.see("> romote b", cursorAt: 2)
    session.type("dd")
    try session.see(">", cursorAt: 2)
    session.type("icra\t")
    try session.see("> crash", cursorAt: 8)
    session.type("\u{15}node a leader\r")
    try session.see("> node a leader", ">")
    session.type("\u{1B}")
    // Give it the time after which an ESC is one for itself.
    usleep(100_000)
    session.type("k")
    try session.see("> node a leader", cursorAt: 14)
    try session.leave()
  }

  @Test func aWrongEditrcIsToldAndTheUsersOwnKeysWin() throws {
    try folder.write("editrc", "bind ^K ed-move-to-beg\nbind ^X no-such-function\n")
    let session = try session(["EDITRC": folder.path + "/editrc"])
    #expect(session.everything.contains("no-such-function"))
    session.type("state\u{B}x")
    try session.see("> xstate", cursorAt: 3)
    try session.leave()
  }

  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX", "LANG": ""]])
  func aPoorLocaleKeepsWhatIsTyped(environment: [String: String]) throws {
    let session = try session(environment)
    session.type("node a leader; write größe = \"日本\"; read größe\r")
    try session.see("an answer") { $0.text.contains("größe = 日本") && $0.lines.last == ">" }
    try session.leave()
  }

  @Test func twentyColumnsAreEnough() throws {
    let session = try session(columns: 20, rows: 6)
    session.type("# 3456789012345678, x")
    try session.see("> # 3456789012345678", ", x")
    session.type("\u{7F}\u{7F}\u{7F}\r")
    try session.see("> # 3456789012345678", ">")
    session.type("12345678901234567")
    try session.see("> 12345678901234567", cursorAt: 19)
    session.type("8")
    try session.see("the cursor in a row of its own") {
      $0.lines.last == "> 123456789012345678" && $0.cursor == .init(row: $0.lines.count, column: 0)
    }
    session.type("\u{1B}[D")
    try session.see("> 123456789012345678", cursorAt: 19)
    session.type("\u{7F}")
    try session.see("> 12345678901234568", cursorAt: 18)
    try session.leave()
  }

  @Test func oneRowIsEnough() throws {
    let session = try session(columns: 30, rows: 1)
    session.type("repeat 2 {\rstate")
    try session.see("… state", cursorAt: 7)
    session.type("\u{1B}[A")
    try session.see("> repeat 2 {", cursorAt: 7)
    session.type("\u{1B}[Bx\t")
    try session.see("… statex", cursorAt: 8)
    try session.leave()
  }

  @Test(arguments: [("half a line of text", 30), ("half a line of text", 21)])
  func aNewWidthKeepsTheLine(typed: String, columns: Int) throws {
    let session = try session(columns: 60)
    session.type(typed)
    try session.see("> " + typed, cursorAt: typed.count + 2)
    session.resize(columns: UInt16(columns))
    session.type("!")
    try session.see("the line once") { screen in
      let text = screen.lines.suffix(2).joined()
      return text.hasSuffix(("> " + typed + "!").suffix(columns + 1))
        && screen.lines.filter { $0.hasPrefix("> half") }.count == 1
    }
    try session.leave()
  }

  /// This terminal leaves its rows as they are; only from its answer can the editor know that.
  @Test(arguments: [(40, 25), (25, 40), (30, 12)])
  func aWrappedLineIsDrawnAnewInItsPlace(before: Int, after: Int) throws {
    let session = try session(columns: UInt16(before), rows: 16)
    session.type("state\r")
    try session.see("a prompt") { $0.text.contains("no nodes") && $0.lines.last == ">" }
    let typed = "abcdefghij klmnopqrst uvwxyz 0123456789 ABCDEFGHIJ"
    session.type(typed)
    try session.see("all of it") { $0.text.replacing("\n", with: "").hasSuffix(typed) }
    session.resize(columns: UInt16(after))
    session.type("!")
    try session.see("all of it for the new width") { screen in
      let lines = screen.lines
      guard let first = lines.lastIndex(where: { $0.hasPrefix("> abc") }) else { return false }
      let rows = lines[first...]
      // What stands above is neither overwritten nor doubled.
      return rows.joined().replacing(" ", with: "")
        == ("> " + typed + "!").replacing(" ", with: "")
        && lines.filter { $0.hasPrefix("> abc") }.count == 1
        && lines[..<first].contains { $0.hasPrefix("no nodes") || $0.hasPrefix("node  role") }
    }
    try session.leave()
  }

  @Test func aLowerWindowShowsThePartWithTheCursor() throws {
    let session = try session(columns: 30, rows: 10)
    session.type("repeat 2 {\ra\rb\rc\rd\re")
    try session.see("… e", cursorAt: 3)
    session.resize(columns: 30, rows: 4)
    session.type("f")
    try session.see("… b", "… c", "… d", "… ef")
    session.resize(columns: 30, rows: 10)
    session.type("g")
    try session.see("> repeat 2 {", "… a", "… b", "… c", "… d", "… efg")
    try session.leave()
  }

  @Test func aNewSizeWhileAStatementRunsTouchesNoOutput() throws {
    let session = try session(columns: 40, rows: 16)
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type("repeat 30000 as i {\u{1B}\r  write x = $i\u{1B}\r}")
    try session.see("… }", cursorAt: 3)
    session.type("\r")
    session.resize(columns: 20)
    try session.see("the last answer and a prompt below it") { screen in
      screen.lines.joined().hasSuffix(
        "(position 29999)acknowledged by a in 0us (position 30000)>")
    }
    try session.leave()
  }

  @Test func outputThatIsNoTerminalHasNoPrompt() throws {
    let session = try TerminalSession(
      arguments: [], home: folder.path, environment: ["TERM": "xterm-256color"],
      under: "exec >'\(folder.path)/out'")
    session.type("node a leader\rwrite x = 1\r")
    // The terminal itself collects the lines.
    session.type("\u{4}")
    #expect(try session.finish() == 0)
    let text = try folder.read("out")
    #expect(text.hasPrefix("acknowledged"))
    #expect(!text.contains("\u{1B}") && !text.contains(">"))
  }

  @Test func inputThatIsNoTerminalHasNoPrompt() throws {
    try folder.write("in", "node a leader\nwrite x = 1\n")
    let session = try TerminalSession(
      arguments: [], home: folder.path, environment: ["TERM": "xterm-256color"],
      under: "exec <'\(folder.path)/in'")
    #expect(try session.finish() == 0)
    #expect(session.sight.text.hasPrefix("acknowledged"))
    #expect(!session.sight.text.contains(">"))
  }

  @Test func tablesFollowTheWindow() throws {
    let session = try session(["PAGER": ""], columns: 70, rows: 20)
    let value = String(repeating: "y", count: 40)
    session.type("node a leader; write x = \(value)\r")
    try session.seePrompt()
    session.type("data a\r")
    try session.seeText("x    \(value)  ")
    session.resize(columns: 40)
    try session.see("a prompt") { $0.lines.last == ">" }
    session.type("data a\r")
    try session.seeText("x    yyyyyyyyyyyyyyyyyyyyyyyy…  ")
    try session.leave()
  }
}
