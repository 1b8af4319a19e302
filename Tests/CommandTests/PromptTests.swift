import Glibc
import TestSupport
import Testing

@Suite("The prompt on a terminal")
struct PromptTests {
  private let folder = TemporaryFolder()

  private func session(
    _ environment: [String: String] = [:], columns: UInt16 = 200
  ) throws -> TerminalSession {
    let session = try TerminalSession(home: folder.path, environment: environment, columns: columns)
    try session.waitForPrompt()
    return session
  }

  @Test func statementsAreAnsweredAndCtrlDLeaves() throws {
    let session = try session()
    session.enter("node a leader")
    try session.waitForPrompt()
    session.enter("write x = 1")
    try session.wait(for: "acknowledged")
    try session.waitForPrompt()
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func quitLeaves() throws {
    let session = try session()
    session.enter(".quit")
    #expect(try session.finish() == 0)
  }

  @Test func anErrorCostsOneLine() throws {
    let session = try session()
    session.enter("nod a")
    try session.wait(for: "did you mean `node`?")
    try session.waitForPrompt()
    session.enter("node a leader")
    try session.waitForPrompt()
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func ctrlCDropsTheLine() throws {
    let session = try session()
    session.type("write half of it")
    session.type("\u{3}")
    try session.wait(for: "^C")
    try session.waitForPrompt()
    session.enter(".help why")
    try session.wait(for: "example: ")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func ctrlCGivesUpAStatementThatIsHalfTyped() throws {
    let session = try session()
    session.enter("repeat 2 {")
    try session.wait(for: "… ")
    session.type("\u{3}")
    try session.waitForPrompt()
    session.enter("node a leader")
    try session.waitForPrompt()
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func ctrlCStopsALongStatementAndTheSessionLives() throws {
    let session = try session()
    session.enter("node a leader")
    try session.waitForPrompt()
    session.enter("repeat 10000000 as i { write x = $i }")
    usleep(300_000)
    session.type("\u{3}")
    try session.wait(for: "interrupted")
    try session.waitForPrompt()
    session.enter(".help why")
    try session.wait(for: "example: ")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func aStatementMayHaveSeveralLines() throws {
    let session = try session()
    session.enter("scenario \"two lines\" {")
    try session.wait(for: "… ")
    session.enter("node a leader; write x = 1")
    try session.wait(for: "… ")
    session.enter("}")
    try session.wait(for: "acknowledged")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func aPasteArrivesAsOne() throws {
    let session = try session()
    session.type("\u{1B}[200~node a leader\r\nwrite x = 1\r\n\u{1B}[201~")
    session.type("\r")
    try session.wait(for: "acknowledged")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func textOutsideASCIIIsKept() throws {
    let session = try session()
    session.enter("node a leader; write größe = \"日本\"; read größe")
    try session.wait(for: "\ngröße = 日本")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test(arguments: [
    ("pro\t", "promote "), ("crash longn\t", "crash longname "),
    ("set ackn\t", "set acknowledgement "), ("alice: wri\t", "alice: write "),
    ("node x; remo\t", "node x; remove "), ("at 3s promote longn\t", "at 3s promote longname "),
    ("expect longname beh\t", "expect longname behind "), (".und\t", ".undo "),
    (".help acknow\t", ".help acknowledge"),
  ])
  func tabCompletes(typed: String, line: String) throws {
    let session = try session()
    session.enter("node longname leader")
    try session.waitForPrompt()
    session.type(typed)
    try session.wait(for: line)
    session.type("\u{3}\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func tabListsWhatMayStandThere() throws {
    let session = try session()
    session.enter("node somebody leader; node someone follower")
    try session.waitForPrompt()
    session.type("crash some\t")
    try session.wait(for: "somebody  leader, up")
    try session.wait(for: "someone   follower, up")
    session.type("b\t\r")
    try session.waitForPrompt()
    session.enter("state")
    try session.wait(for: "crashed")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func theNextSessionRemembers() throws {
    let first = try session()
    first.enter("node remembered leader")
    try first.waitForPrompt()
    first.type("\u{4}")
    #expect(try first.finish() == 0)
    let second = try session()
    second.type("\u{1B}[A")
    try second.wait(for: "node remembered leader")
    second.type("\u{3}\u{4}")
    #expect(try second.finish() == 0)
    #expect(folder.mode(".local/state/understudy/history") == 0o600)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalLeavesTheTerminalAsItWas(signal: Int32) throws {
    let session = try session()
    let before = session.settingsBefore
    #expect(session.settings != before)
    session.type("half a line")
    try session.wait(for: "half a line")
    session.send(signal)
    #expect(try session.finish() == 128 + signal)
    #expect(session.settings == before)
  }

  @Test func leavingPutsTheTerminalBack() throws {
    let session = try session()
    let before = session.settingsBefore
    session.type("\u{4}")
    #expect(try session.finish() == 0)
    #expect(session.settings == before)
  }

  @Test func aNewWindowSizeKeepsTheLine() throws {
    let session = try session(["TERM": "xterm", "NO_COLOR": "1"], columns: 60)
    session.type(".help")
    try session.wait(for: ".help")
    session.resize(columns: 40)
    try session.wait(for: ".help")
    session.enter(" why")
    try session.wait(for: "example: ")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func unknownKeysTypeNothing() throws {
    let session = try session(["TERM": "xterm", "NO_COLOR": "1"])
    // Two function keys, one of them with Ctrl, PageUp, a mouse report: none of them is text.
    session.type(".help why\u{1B}[20~\u{1B}[15;5~\u{1B}[I\u{1B}[M\r")
    try session.wait(for: "example: ")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test(arguments: [
    ["TERM": "xterm"], ["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"],
  ])
  func coloursAreForThoseWhoWantThem(environment: [String: String]) throws {
    let session = try TerminalSession(home: folder.path, environment: environment)
    try session.wait(for: ">")
    session.enter("node a leader; expect leader none")
    try session.wait(for: "\n")
    try session.wait(for: ">")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
    let hasColour = session.everything.contains("\u{1B}[1;36m")
    #expect(hasColour == (environment == ["TERM": "xterm"]))
    if environment["TERM"] == "dumb" { #expect(!session.everything.contains("\u{1B}")) }
  }
}
