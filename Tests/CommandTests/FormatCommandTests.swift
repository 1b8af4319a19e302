import TestSupport
import Testing

@Suite("Scripts in their canonical form")
struct FormatCommandTests {
  private let folder = TemporaryFolder()
  private let untidy = "node   a  leader\n\n\n\nwrite x   = 1\n"
  private let tidy = "node a leader\n\nwrite x = 1\n"
  private var path: String { folder.path + "/script.repl" }

  @Test func theFormIsShown() throws {
    try folder.write("script.repl", untidy)
    let result = try Invocation("format", path).run()
    #expect(result.status == 0)
    #expect(result.output == tidy)
    #expect(try folder.read("script.repl") == untidy)
  }

  @Test func standardInputIsFormatted() throws {
    var invocation = Invocation("format", "-")
    invocation.input = untidy
    #expect(try invocation.run().output == tidy)
  }

  @Test func theFileIsRewrittenAndKeepsItsMode() throws {
    try folder.write("script.repl", untidy)
    folder.setMode("script.repl", 0o640)
    let result = try Invocation("format", "--write", path).run()
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(try folder.read("script.repl") == tidy)
    #expect(folder.mode("script.repl") == 0o640)
    #expect(folder.names("") == ["script.repl"])
  }

  @Test func aLinkStaysALink() throws {
    try folder.write("script.repl", untidy)
    folder.link("link.repl", to: "script.repl")
    #expect(try Invocation("format", "--write", folder.path + "/link.repl").run().status == 0)
    #expect(try folder.read("script.repl") == tidy)
    #expect(folder.isLink("link.repl"))
  }

  @Test func checkingNamesWhatIsUntidy() throws {
    try folder.write("script.repl", untidy)
    try folder.write("tidy.repl", tidy)
    let result = try Invocation("format", "--check", path, folder.path + "/tidy.repl").run()
    #expect(result.status == 1)
    #expect(result.output == path + "\n")
    #expect(try folder.read("script.repl") == untidy)
  }

  @Test(arguments: ["--write", "--check"])
  func aWrongTextIsLeftAlone(option: String) throws {
    try folder.write("script.repl", "nod   a\n")
    let result = try Invocation("format", option, path).run()
    #expect(result.status == 2)
    #expect(result.errors.contains("did you mean `node`?"))
    #expect(try folder.read("script.repl") == "nod   a\n")
  }

  @Test func aFileThatCannotBeWrittenStaysWhole() throws {
    try folder.write("script.repl", untidy)
    var invocation = Invocation("format", "--write", path)
    invocation.limits = "ulimit -f 0"
    let result = try invocation.run()
    #expect(result.status == 3)
    #expect(result.errors == "error: `\(path)` cannot be written: file too large\n")
    #expect(try folder.read("script.repl") == untidy)
    #expect(folder.names("") == ["script.repl"])
  }

  @Test(arguments: [["--write", "--check", "f"], ["--write", "-"]])
  func optionsThatDoNotGoTogether(arguments: [String]) throws {
    var invocation = Invocation("format")
    invocation.arguments += arguments
    #expect(try invocation.run().status == 2)
  }

  @Test func markdownIsToldWhatItIsFor() throws {
    let result = try Invocation("format", "README.md").run()
    #expect(result.status == 2)
    #expect(result.errors.contains("`understudy test README.md`"))
  }
}
