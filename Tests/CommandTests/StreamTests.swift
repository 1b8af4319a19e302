import Glibc
import TestSupport
import Testing

@Suite("Standard input and output that are no terminal")
struct StreamTests {
  private let folder = TemporaryFolder()

  /// A run that says a lot and does not end before somebody stops it.
  private static let endless = "node a leader; repeat 10000000 as i { write x = $i }"

  @Test(arguments: [[], ["-"], ["run", "-"]])
  func aPipedScriptRuns(arguments: [String]) throws {
    var invocation = Invocation()
    invocation.arguments = arguments
    invocation.input = "node a leader\nwrite x = 1"
    let result = try invocation.run()
    #expect(result.status == 0)
    #expect(result.output.contains("acknowledged"))
  }

  @Test func aPipeGivesTheSameBytesAsAFile() throws {
    let text = "node a leader\nnode b follower\nwrite x = 1\nread x at b\nstate\n"
    try folder.write("script.repl", text)
    var piped = Invocation("run", "-")
    piped.input = text
    let result = try piped.run()
    #expect(try Invocation("run", folder.path + "/script.repl").run().output == result.output)
    #expect(!result.output.isEmpty)
  }

  @Test(arguments: [
    ["run", "--echo", "-"], ["--echo"], ["--echo", "--no-color", "-c", "node a leader"],
  ])
  func statementsAreShownWhereAsked(arguments: [String]) throws {
    var invocation = Invocation()
    invocation.arguments = arguments
    invocation.input = "node a leader"
    #expect(try invocation.run().output == "> node a leader\n")
  }

  @Test func aStatementIsAnsweredBeforeTheNextOneComes() throws {
    let running = try Running(Invocation("run", "-"))
    running.write("node a leader\nwrite x = 1\n")
    try running.wait(for: "acknowledged")
    running.write("expect leader none\n")
    #expect(try running.finish().status == 1)
  }

  @Test(arguments: ["text", "json"])
  func nothingIsForTerminalsOnly(format: String) throws {
    var invocation = Invocation("--format", format)
    invocation.environment = ["TERM": "xterm-256color"]
    invocation.input = "node a leader\nwrite x = 1\nexpect leader none\n"
    let result = try invocation.run()
    #expect(!(result.output + result.errors).contains("\u{1B}"))
    #expect(!result.output.contains("\r"))
    #expect(!result.output.contains("> "))
  }

  @Test func aPoorLocaleChangesNoByte() throws {
    var poor = Invocation("-c", "node a leader; node b leader")
    poor.environment = ["LANG": "C", "LC_ALL": "POSIX"]
    var rich = poor
    rich.environment = [:]
    let (first, second) = (try poor.run(), try rich.run())
    #expect(first.output == second.output)
    #expect(first.errors == second.errors)
  }

  @Test func aReaderThatHasGoneEndsItQuietly() throws {
    var invocation = Invocation("-c", Self.endless)
    invocation.outputIsClosed = true
    let result = try invocation.run()
    #expect(result.status == 3)
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [["--version"], ["--help"], ["-c", "node a leader; state"]])
  func aFullDiskIsTold(arguments: [String]) throws {
    var invocation = Invocation()
    invocation.arguments = arguments
    invocation.outputPath = "/dev/full"
    let result = try invocation.run()
    #expect(result.status == 3)
    #expect(
      result.errors == "error: standard output cannot be written: no space left on device\n")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalEndsALongRun(signal: Int32) throws {
    let running = try Running(Invocation("-c", Self.endless))
    try running.wait(for: "acknowledged")
    running.send(signal)
    #expect(try running.finish().status == 128 + signal)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalEndsTheWaitForInput(signal: Int32) throws {
    let running = try Running(Invocation("run", "-"))
    running.write("node a leader\nwrite x = 1\n")
    try running.wait(for: "acknowledged")
    running.send(signal)
    #expect(try running.finish().status == 128 + signal)
  }
}
