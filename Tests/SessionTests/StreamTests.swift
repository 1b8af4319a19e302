import Session
import Syntax
import Testing

@Suite struct StreamTests {
  @Test func aTextMayBeCutAnywhere() {
    let text = "node a leader\nscenario \"s\" {\n  node b leader\n}\nwrte x = 1\n"
    let whole = Heard().feed([text])
    #expect(whole.status == .textWrong)
    #expect(whole.complaints.count == 1)
    #expect(whole.complaints[0].hasPrefix("<stdin>:5:1: error: "))
    for cut in 1..<text.utf8.count {
      let first = String(decoding: text.utf8.prefix(cut), as: UTF8.self)
      let second = String(decoding: text.utf8.dropFirst(cut), as: UTF8.self)
      #expect(Heard().feed([first, second]).complaints == whole.complaints)
    }
    #expect(Heard().feed(text.map(String.init)).complaints == whole.complaints)
  }

  @Test func anErrorEndsIt() {
    let heard = Heard().feed(["wrte x = 1\n", "reed x\n"])
    #expect(heard.status == .textWrong)
    #expect(heard.complaints.count == 1)
  }

  @Test func whatIsOpenAtTheEndIsAnError() {
    let heard = Heard().feed(["node a leader\nrepeat 2 {\n"])
    #expect(heard.status == .textWrong)
    #expect(heard.complaints[0].hasPrefix("<stdin>:2:10: error: "))
  }

  @Test func aLastLineWithoutItsEndCounts() {
    #expect(Heard().feed(["node a leader"]).status == .done)
    #expect(Heard().feed(["wrte x = 1"]).status == .textWrong)
  }

  @Test func aStreamMayInclude() {
    let shelf = Shelf(files: ["one.repl": "node a leader\n"])
    #expect(Heard().feed(["include \"one.repl\"\n"], files: shelf.access).status == .done)
    #expect(Heard().feed(["include \"no.repl\"\n"], files: shelf.access).status == .machineFailed)
  }

  @Test func commandsOfThePromptAreNoStatements() {
    #expect(Heard().feed([".quit\n"]).status == .textWrong)
  }
}
