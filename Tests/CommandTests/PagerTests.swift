import TestSupport
import Testing

/// Long output, and the user's own start file.
@Suite("The pager and the start file")
struct PagerTests {
  private let folder = TemporaryFolder()

  private func session(
    _ environment: [String: String] = [:], arguments: [String] = [], rows: UInt16 = 12
  ) throws -> TerminalSession {
    var settings = ["TERM": "xterm-256color", "NO_COLOR": "1"]
    settings.merge(environment) { $1 }
    return try TerminalSession(
      arguments: arguments, home: folder.path, environment: settings, columns: 80, rows: rows)
  }

  private func ready(_ session: TerminalSession) throws {
    try session.seePrompt()
  }

  private func leave(_ session: TerminalSession) throws {
    session.type("\u{3}\u{4}")
    #expect(try session.finish() == 0)
    #expect(session.settings == session.settingsBefore)
  }

  private func pager(_ script: String) throws -> [String: String] {
    try folder.write("pager", script)
    return ["PAGER": "sh " + folder.path + "/pager"]
  }

  @Test func longOutputGoesThroughThePager() throws {
    let session = try session(pager("head -n 3 | sed 's/^/paged /'\n"))
    try ready(session)
    session.type(".help\r")
    try session.see("a page") { $0.text.contains("paged ") && $0.lines.last == ">" }
    session.type("sta\u{1B}\rte")
    try session.see("> sta", "… te")
    session.type("\u{3}.help why\r")
    try session.see("short output as it is") { screen in
      screen.text.contains("example: ") && !screen.text.contains("paged why")
    }
    // Pastes are marked again.
    #expect(session.everything.hasSuffix("> ") || session.everything.contains("\u{1B}[?2004h"))
    try leave(session)
  }

  @Test func ctrlCInThePagerIsForThePager() throws {
    let session = try session(
      pager("trap 'echo caught; exit 0' INT\necho waiting\nwhile :; do sleep 0.01; done\n"))
    try ready(session)
    session.type(".help\r")
    try session.seeText("waiting")
    session.type("\u{3}")
    try session.see("the prompt again") { $0.text.contains("caught") && $0.lines.last == ">" }
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    try leave(session)
  }

  @Test func aPagerThatIsLeftEarlyDoesNoHarm() throws {
    let session = try session(pager("exec true\n"))
    try ready(session)
    session.type(".help\r")
    try session.see("> .help", ">")
    try leave(session)
  }

  @Test(arguments: ["", "/no/such/pager"])
  func withoutAPagerOutputIsShown(pager: String) throws {
    let session = try session(["PAGER": pager])
    try ready(session)
    session.type(".help\r")
    try session.see("all of it") { $0.text.contains(".help keys") && $0.lines.last == ">" }
    try leave(session)
  }

  @Test func aCommandTurnsThePagerOff() throws {
    let session = try session(pager("sed 's/^/paged /'\n"))
    try ready(session)
    session.type(".pager off\r")
    try session.see("> .pager off", ">")
    session.type(".help\r")
    try session.see("all of it") { $0.text.contains(".help keys") && $0.lines.last == ">" }
    #expect(!session.everything.contains("paged "))
    try leave(session)
  }

  @Test func aSessionIsWrittenToFiles() throws {
    let session = try session(rows: 30)
    try ready(session)
    session.type(".log \(folder.path)/log\r")
    try session.see("a prompt") { $0.text.contains("kept in") && $0.lines.last == ">" }
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type(".save \(folder.path)/saved.repl\r")
    try session.see("a prompt") { $0.text.contains("saved.repl") && $0.lines.last == ">" }
    try leave(session)
    #expect(try folder.read("saved.repl").contains("node a leader"))
    #expect(try folder.read("log").contains("node a leader"))
  }

  @Test func outputThatCameWhileTheStatementRanIsNotPaged() throws {
    let session = try session(pager("sed 's/^/paged /'\n"))
    try ready(session)
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type("repeat 50000 as i { write x = $i }\r")
    try session.see("the last answer") {
      $0.text.contains("position 50000") && $0.lines.last == ">"
    }
    #expect(!session.everything.contains("paged "))
    try leave(session)
  }

  private func writeStartFile(_ text: String, in place: String = ".config") throws {
    folder.makeFolder(place)
    folder.makeFolder(place + "/understudy")
    try folder.write(place + "/understudy/init.repl", text)
  }

  @Test func theStartFileIsReadQuietly() throws {
    try writeStartFile("# mine\nnode a leader\nrepeat 2 {\n  write x = 1\n}\n.mode json\n")
    let session = try session()
    try ready(session)
    #expect(session.sight.lines.count == 2)
    session.type("read x\r")
    try session.see("an answer as JSON") { $0.text.contains("\"") && $0.lines.last == ">" }
    try leave(session)
  }

  @Test func itsPlaceMayBeAnother() throws {
    try writeStartFile("node elsewhere leader\n", in: "config")
    let session = try session(["XDG_CONFIG_HOME": folder.path + "/config"])
    try ready(session)
    session.type("state\r")
    try session.seeText("elsewhere  leader")
    try leave(session)
  }

  @Test func whatIsWrongInItIsToldWithItsPlace() throws {
    try writeStartFile("node a leader\n\nrepeat 2 {\nnod b\n}\nnode c\n")
    let session = try session(rows: 20)
    try ready(session)
    try session.seeText("/.config/understudy/init.repl:3: ")
    session.type("state\r")
    try session.see("what came before it") {
      $0.text.contains("a     leader") && $0.lines.last == ">"
    }
    #expect(!session.sight.text.contains("\nc "))
    try leave(session)
  }

  @Test(arguments: [["--no-init"], ["--no-init", "--seed", "2"]])
  func itCanBeLeftOut(arguments: [String]) throws {
    try writeStartFile("node a leader\n")
    let session = try session(arguments: arguments)
    try ready(session)
    session.type("state\r")
    try session.seeAnswer("no nodes", to: "> state")
    try leave(session)
  }

  @Test func scriptsDoNotReadIt() throws {
    try writeStartFile("node a leader\n")
    var invocation = Invocation("-c", "state")
    invocation.home = folder.path
    #expect(try invocation.run().output.contains("no nodes"))
  }
}
