import DocumentFiles
import TestSupport
import Testing

@Suite struct DocumentFileTests {
  private let folder = TemporaryFolder()

  @Test func aPageThatIsAsItSaysHasNoProblems() throws {
    try folder.write(
      "page.md",
      "```repl\n> node a leader\n> write x = 1\nacknowledged by a in 0us (position 1)\n```\n")
    let files = DocumentFile.all(in: [folder.path])
    #expect(files.map(\.description) == [folder.path + "/page.md"])
    #expect(files[0].problems() == [])
  }

  @Test func aDifferenceIsToldAtItsLine() throws {
    try folder.write("page.md", "Text.\n\n```repl\n> node a leader\n> read x\nx = 1\n```\n")
    try folder.write("bad.repl", "node a leader\nexpect leader b\n")
    let problems = DocumentFile.all(in: [folder.path]).flatMap { $0.problems() }
    #expect(problems.map(\.line) == [2, 5])
    #expect(problems[1].description.hasPrefix(folder.path + "/page.md:5: output differs\n"))
  }

  @Test func whatIsNotThereIsAProblem() {
    for path in ["nowhere.md", "nowhere"] {
      let files = DocumentFile.all(in: [folder.path + "/" + path])
      #expect(files.count == 1)
      #expect(files[0].problems().first?.message.hasPrefix("cannot be read: ") == true)
    }
    // A folder without documents.
    #expect(DocumentFile.all(in: [folder.path])[0].problems().count == 1)
  }

  @Test func whatAPageIncludesIsFoundFromTheRoot() {
    let files = DocumentFile.all(in: ["Examples/tour.repl"])
    #expect(files.map(\.path) == ["Examples/tour.repl"])
    #expect(files[0].root.hasPrefix("/"))
    #expect(files[0].problems() == [])
  }
}
