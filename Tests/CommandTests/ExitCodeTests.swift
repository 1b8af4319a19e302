import Glibc
import TestSupport
import Testing

@Suite("How the program ends")
struct ExitCodeTests {
  private let folder = TemporaryFolder()

  private func script(_ text: String, _ name: String = "script.repl") throws -> String {
    try folder.write(name, text)
    return "\(folder.path)/\(name)"
  }

  @Test func theVersion() throws {
    let result = try Invocation("--version").run()
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("understudy "))
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [["--help"], ["help"], ["run", "--help"]])
  func theHelp(arguments: [String]) throws {
    var invocation = Invocation()
    invocation.arguments = arguments
    let result = try invocation.run()
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: understudy"))
    #expect(result.output.contains("[-c TEXT ...]") == (arguments[0] != "run"))
    #expect(result.errors.isEmpty)
  }

  @Test func aScriptThatEndsWell() throws {
    let path = try script("node a leader\nnode b follower sync\nwrite x = 1\n")
    let result = try Invocation("run", path).run()
    #expect(result.status == 0)
    #expect(result.output.contains("acknowledged"))
    #expect(result.errors.isEmpty)
  }

  @Test func aFailedCheckIsOne() throws {
    let path = try script("node a leader\nwrite x = 1\nexpect leader none\nwrite y = 1\n")
    let result = try Invocation("run", path).run()
    #expect(result.status == 1)
    #expect(result.output.components(of: "acknowledged") == 1)
  }

  @Test func goingOnAfterAFailedCheckIsOneAsWell() throws {
    let path = try script("node a leader\nwrite x = 1\nexpect leader none\nwrite y = 1\n")
    let result = try Invocation("run", "--keep-going", path).run()
    #expect(result.status == 1)
    #expect(result.output.components(of: "acknowledged") == 2)
  }

  @Test func aWrongTextIsTwoAndNothingOfItRuns() throws {
    let path = try script("node a leader\nwrite x = 1\nwriet y = 1\n")
    let result = try Invocation("run", path).run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("\(path):3:1"))
    #expect(result.errors.contains("did you mean `write`"))
  }

  @Test func oneWrongTextAmongSeveralRunsNone() throws {
    let right = try script("node a leader\nwrite x = 1\n")
    let wrong = try script("nod b\n", "wrong.repl")
    let result = try Invocation("run", right, wrong).run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
  }

  @Test func scriptsDoNotShareAWorld() throws {
    let first = try script("node a leader\nwrite x = 1\n")
    let second = try script("node b leader\nwrite y = 1\nexpect leader b\n", "second.repl")
    #expect(try Invocation("run", first, second).run().status == 0)
  }

  @Test(arguments: [
    ["--bogus"], ["rnu"], ["run"], ["run", "--seed", "x", "f"], ["run", "--format", "xml", "f"],
    ["-c"], ["check"],
  ])
  func aWrongCommandLineIsTwo(arguments: [String]) throws {
    var invocation = Invocation()
    invocation.arguments = arguments
    let result = try invocation.run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test(arguments: [
    ["--seed", "-1"], ["run", "--seed", "x", "f"], ["test", "--seed", "-1", "f"],
  ])
  func aSeedIsANumberFromZeroOn(arguments: [String]) throws {
    var invocation = Invocation()
    invocation.arguments = arguments
    let result = try invocation.run()
    #expect(result.status == 2)
    #expect(result.errors.contains("a seed is a whole number from 0 to "))
  }

  @Test func aSlipInACommandIsSeen() throws {
    #expect(try Invocation("chekc").run().errors.contains("did you mean `check`?"))
  }

  @Test func aScriptWithoutRunIsToldHow() throws {
    let path = try script("node a leader\n")
    #expect(try Invocation(path).run().errors.contains("write `understudy run \(path)`"))
  }

  @Test(arguments: ["run", "check"])
  func aMissingFileIsThree(command: String) throws {
    let result = try Invocation(command, "/no/such.repl").run()
    #expect(result.status == 3)
    #expect(
      result.errors == "error: `/no/such.repl` cannot be read: no such file or directory\n")
  }

  @Test func aFolderIsThree() throws {
    let result = try Invocation("run", folder.path).run()
    #expect(result.status == 3)
    #expect(result.errors.contains("it is a folder"))
  }

  @Test func statementsOnTheCommandLine() throws {
    let result = try Invocation("-c", "node a leader; write x = 1", "-c", "read x").run()
    #expect(result.status == 0)
    #expect(result.output.contains("x = 1\n"))
  }

  @Test func checkingRunsNothing() throws {
    let path = try script("node a leader\nexpect leader none\n")
    let result = try Invocation("check", path).run()
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }
}

extension String {
  /// How often it contains another text.
  func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
