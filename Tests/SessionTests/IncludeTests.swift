import Session
import Syntax
import Testing

@Suite struct IncludeTests {
  @Test func filesAreFoundFromTheIncludingOne() {
    let shelf = Shelf(files: [
      "tests/part/one.repl": "include \"two.repl\"\n", "tests/part/two.repl": "node a leader\n",
    ])
    let heard = Heard().run(
      "include \"part/one.repl\"\n", name: "tests/main.repl", files: shelf.access)
    #expect(heard.complaints == [])
    #expect(heard.status == .done)
  }

  @Test(arguments: ["./main.repl", ".//main.repl", "in/../main.repl", "./in/./../main.repl"])
  func aFileMayBeNamedInAnyWay(_ name: String) {
    let shelf = Shelf(files: ["part/one.repl": "node a leader\n", "main.repl": ""])
    let heard = Heard().run("include \"part/one.repl\"\n", name: name, files: shelf.access)
    #expect(heard.complaints == [])
    #expect(heard.status == .done)
  }

  @Test func errorsInAnIncludedFileAreFoundBeforeAnythingRuns() {
    let shelf = Shelf(files: ["one.repl": "node a leader\nwrte x = 1\n"])
    let heard = Heard().run("repeat 2 { include \"one.repl\" }\n", files: shelf.access)
    #expect(heard.status == .textWrong)
    #expect(heard.complaints.count == 1)
    #expect(heard.complaints[0].hasPrefix("one.repl:2:1: error: "))
  }

  @Test func aFileThatIsNotThereIsAFailureOfTheMachine() {
    let heard = Heard().run("node a leader\ninclude \"no.repl\"\n", files: Shelf(files: [:]).access)
    #expect(heard.status == .machineFailed)
    #expect(heard.complaints[0].hasPrefix("main.repl:2:9: error: there is no file `no.repl`\n"))
  }

  @Test func theReasonWhyAFileCannotBeReadIsTold() {
    let files = Files(
      canonical: { $0.isEmpty ? "/here" : "/here/" + $0 },
      read: { _, _ in .failure(FileProblem("locked")) })
    let heard = Heard().run("include \"a.repl\"\n", files: files)
    #expect(heard.status == .machineFailed)
    #expect(heard.complaints[0].contains("`a.repl` cannot be read: locked"))
  }

  @Test(arguments: ["../secret.repl", "/etc/passwd", "a/../../secret.repl"])
  func noFileOutsideOfTheFolderIsRead(_ path: String) {
    let shelf = Shelf(files: ["secret.repl": "node a leader\n", "in/main.repl": ""])
    let heard = Heard().run("include \"\(path)\"\n", name: "in/main.repl", files: shelf.access)
    #expect(heard.status == .textWrong)
    #expect(heard.complaints[0].contains("is outside of `in`"))
  }

  @Test func noLinkLeadsOutOfTheFolder() {
    let shelf = Shelf(
      files: ["secret.repl": "node a leader\n", "in/main.repl": ""],
      links: ["in/link.repl": "secret.repl"])
    let heard = Heard().run("include \"link.repl\"\n", name: "in/main.repl", files: shelf.access)
    #expect(heard.complaints[0].contains("is outside of `in`"))
  }

  @Test func aFileMayNotIncludeItself() {
    let shelf = Shelf(files: [
      "main.repl": "", "one.repl": "include \"two.repl\"\n", "two.repl": "include \"one.repl\"\n",
    ])
    let heard = Heard().run("include \"one.repl\"\n", files: shelf.access)
    #expect(heard.status == .textWrong)
    #expect(heard.complaints[0].hasPrefix("two.repl:1:9: error: `one.repl` includes itself"))
    let self1 = Heard().run("include \"main.repl\"\n", files: shelf.access)
    #expect(self1.complaints[0].contains("includes itself"))
  }

  @Test func depthHasALimit() {
    var files: [String: String] = [:]
    for depth in 0..<20 { files["f\(depth).repl"] = "include \"f\(depth + 1).repl\"\n" }
    files["f20.repl"] = "node a leader\n"
    let heard = Heard().run("include \"f0.repl\"\n", files: Shelf(files: files).access)
    #expect(heard.complaints.count == 1)
    #expect(heard.complaints[0].contains("16 files deep"))
    files["f10.repl"] = "node a leader\n"
    #expect(Heard().run("include \"f0.repl\"\n", files: Shelf(files: files).access).status == .done)
  }

  @Test func aFileMayBeIncludedTwice() {
    let shelf = Shelf(files: ["one.repl": "node a leader\n"])
    let heard = Heard().run(
      "include \"one.repl\"\nscenario \"s\" { include \"one.repl\" }\n", files: shelf.access)
    #expect(heard.complaints == [])
  }

  @Test func withoutFilesNothingIsIncluded() {
    #expect(Heard().run("include \"one.repl\"\n").status == .machineFailed)
  }

  @Test func aNameWithVariablesIsRefused() {
    let heard = Heard().run("repeat 2 as i { include \"$i.repl\" }\n")
    #expect(heard.status == .textWrong)
  }
}
