import TestSupport
import Testing

@Suite("Scripts and Markdown as tests")
struct TestCommandTests {
  private let folder = TemporaryFolder()
  private let right = "# Title\n\n```repl\nnode a leader\nexpect leader a\n```\n"
  private let outdated = "```repl\n> node a leader\n> write x = 1\nnothing\n```\n"

  private func path(_ name: String) -> String { folder.path + "/" + name }

  @Test func whatHoldsIsCounted() throws {
    try folder.write("right.md", right)
    try folder.write("right.repl", "node a leader\nexpect leader a\n")
    let result = try Invocation("test", folder.path).run()
    #expect(result.status == 0)
    #expect(result.output == "2 passed, 0 failed, 0 skipped\n")
  }

  @Test func aDifferenceIsOneAndShown() throws {
    try folder.write("old.md", outdated)
    let result = try Invocation("test", path("old.md")).run()
    #expect(result.status == 1)
    #expect(result.output.contains("\(path("old.md")):3"))
    #expect(result.output.contains("acknowledged"))
    #expect(result.output.hasSuffix("0 passed, 1 failed, 0 skipped\n"))
    #expect(try folder.read("old.md") == outdated)
  }

  @Test func outputIsRecorded() throws {
    try folder.write("old.md", outdated)
    #expect(try Invocation("test", "--update", path("old.md")).run().status == 0)
    #expect(try folder.read("old.md").contains("acknowledged"))
    let again = try Invocation("test", path("old.md")).run()
    #expect(again.status == 0)
    #expect(again.output == "1 passed, 0 failed, 0 skipped\n")
  }

  @Test func aFullDiskLeavesTheDocumentWhole() throws {
    try folder.write("old.md", outdated)
    var invocation = Invocation("test", "--update", path("old.md"))
    invocation.limits = "ulimit -f 0"
    let result = try invocation.run()
    #expect(result.status == 3)
    #expect(result.errors.contains("cannot be written: file too large"))
    #expect(try folder.read("old.md") == outdated)
    #expect(folder.names("") == ["old.md"])
  }

  @Test func verdictsForABuildServer() throws {
    try folder.write("right.md", right)
    try folder.write("old.md", outdated)
    let result = try Invocation("test", "--junit", path("report.xml"), folder.path).run()
    #expect(result.status == 1)
    let report = try folder.read("report.xml")
    #expect(report.hasPrefix("<?xml"))
    #expect(report.contains("tests=\"2\" failures=\"1\""))
  }

  @Test func aFilterChooses() throws {
    try folder.write("right.md", right)
    try folder.write("old.md", outdated)
    let result = try Invocation("test", "--filter", "right.md:3", folder.path).run()
    #expect(result.status == 0)
    #expect(result.output == "1 passed, 0 failed, 0 skipped\n")
  }

  @Test(arguments: [3, 5, 6])
  func aFilterTakesEveryLineOfAFence(line: Int) throws {
    try folder.write("right.md", right + "\n```repl fresh\nnode a leader\n```\n")
    let result = try Invocation("test", "--filter", "right.md:\(line)", folder.path).run()
    #expect(result.output == "1 passed, 0 failed, 0 skipped\n")
  }

  @Test(arguments: [["--filter", "no such place"], []])
  func nothingToRunIsNoSuccess(options: [String]) throws {
    if !options.isEmpty { try folder.write("right.md", right) }
    var invocation = Invocation("test")
    invocation.arguments += options + [folder.path]
    let result = try invocation.run()
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("error: nothing to run"))
  }

  @Test func foldersAreSearchedAndHiddenOnesAreNot() throws {
    folder.makeFolder("b")
    folder.makeFolder(".hidden")
    try folder.write("b/one.repl", "node a leader\n")
    try folder.write(".hidden/two.repl", "nod\n")
    try folder.write("notes.txt", "nod\n")
    let result = try Invocation("test", folder.path + "/").run()
    #expect(result.status == 0)
    #expect(result.output == "1 passed, 0 failed, 0 skipped\n")
  }

  @Test func aMissingPlaceIsThree() throws {
    let result = try Invocation("test", "/no/such").run()
    #expect(result.status == 3)
    #expect(result.errors == "error: `/no/such` cannot be read: no such file or directory\n")
  }
}
