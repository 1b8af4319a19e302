import Glibc
import TestSupport
import Testing

/// Signals, stops and everything else that comes between a person and the line.
@Suite("Between the keys")
struct JobControlTests {
  private let folder = TemporaryFolder()

  private func session(
    columns: UInt16 = 60, rows: UInt16 = 12, environment: [String: String] = [:],
    under shell: String? = nil
  ) throws -> TerminalSession {
    var settings = ["TERM": "xterm-256color", "NO_COLOR": "1", "PS1": "shell: "]
    settings.merge(environment) { $1 }
    let session = try TerminalSession(
      arguments: [], home: folder.path, environment: settings, columns: columns, rows: rows,
      under: shell)
    guard shell == nil else { return session }
    try session.seePrompt()
    return session
  }

  @Test func aStoppedSessionComesBackWithItsLine() throws {
    let session = try session(under: "exec bash --norc --noprofile -i")
    try session.see("shell:", cursorAt: 7)
    session.type("'\(Command.path)'\r")
    try session.seePrompt()
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type("write x \u{1B}\r= 1\u{1B}[A")
    try session.see("a text of two lines") { $0.lines.suffix(2) == ["> write x", "… = 1"] }
    session.type("\u{1A}")
    try session.see("the shell") { $0.lines.last == "shell:" && $0.text.contains("Stopped") }
    session.type("echo $((6 * 7))\r")
    try session.see("42", "shell:")
    session.type("fg\r")
    try session.see("the text again") {
      $0.lines.suffix(2) == ["> write x", "… = 1"] && $0.cursor.row == $0.lines.count - 2
    }
    session.type("\u{5}\\\r")
    session.type("\u{3}")
    try session.see(">", cursorAt: 2)
    session.type("\u{4}")
    try session.see("shell:", cursorAt: 7)
    session.type("echo done\r")
    try session.see("done", "shell:")
    session.type("exit\r")
    #expect(try session.finish() == 0)
  }

  @Test func aContinueFromOutsideDrawsAnew() throws {
    let session = try session()
    session.type("half")
    try session.see("> half", cursorAt: 6)
    session.send(SIGSTOP)
    session.send(SIGCONT)
    session.type("!")
    try session.see("> half!", cursorAt: 7)
    session.type("\u{3}\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func whatIsTypedWhileAStatementRunsComesAfterwards() throws {
    let session = try session()
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type("repeat 20000 as i { write x = $i }\r")
    session.type("read x\rsta")
    try session.see("the answers and the rest of the line") { screen in
      screen.text.contains("x = 20000") && screen.lines.last == "> sta"
    }
    session.type("\u{3}\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGTRAP])
  func theTerminalIsAsItWasHoweverItEnds(signal: Int32) throws {
    let session = try session(under: "ulimit -c 0")
    try session.seePrompt()
    #expect(session.settings != session.settingsBefore)
    session.type("half a line")
    try session.see("> half a line", cursorAt: 13)
    session.send(signal)
    #expect(try session.finish() == 128 + signal)
    #expect(session.settings == session.settingsBefore)
    #expect(session.text(behind: "half", isFree: "\u{1B}[?2004h"))
    #expect(session.everything.contains("\u{1B}[?2004l"))
  }

  @Test func ctrlCLeavesTheLineAndGoesOn() throws {
    let session = try session()
    session.type("node a leader {\rhalf\u{1B}[A")
    session.type("\u{3}")
    try session.see("> node a leader {", "… half^C", ">")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func aPasteIsOneEntry() throws {
    let session = try session(columns: 60, rows: 20)
    let lines = ["node a leader", "repeat 2 {", "\twrite x = 1", "}"]
    session.type("\u{1B}[200~" + lines.joined(separator: "\r\n") + "\r\n\u{1B}[201~")
    try session.see("> node a leader", "… repeat 2 {", "…       write x = 1", "… }")
    session.type("\r")
    try session.see("an answer") { $0.text.contains("acknowledged") && $0.lines.last == ">" }
    session.type("\u{1B}[A")
    try session.see("> node a leader", "… repeat 2 {", "…       write x = 1", "… }")
    session.type("\u{3}\u{4}")
    #expect(try session.finish() == 0)
  }

  @Test func aPasteOfManyLinesIsRunWhole() throws {
    let session = try session(columns: 60, rows: 20, environment: ["PAGER": ""])
    let lines = ["node a leader"] + (1...2000).map { "write x\($0 % 7) = \($0)" }
    session.type("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
    try session.see("… write x5 = 2000", cursorAt: 17)
    session.type("\r")
    try session.see("the last answer") {
      $0.text.contains("(position 2000)") && $0.lines.last == ">"
    }
    session.type("read x5\r")
    try session.see("> read x5", "x5 = 2000", ">")
    session.type("\u{4}")
    #expect(try session.finish() == 0)
  }
}

extension TerminalSession {
  /// Whether a text does not come behind the last place of another.
  fileprivate func text(behind mark: String, isFree text: String) -> Bool {
    let all = everything
    guard let place = all.ranges(of: mark).last else { return false }
    return !all[place.upperBound...].contains(text)
  }
}
