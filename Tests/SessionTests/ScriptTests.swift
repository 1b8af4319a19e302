import Session
import Syntax
import Testing

@Suite struct ScriptTests {
  @Test func anEmptyTextIsWell() {
    let heard = Heard().run("# nothing\n\n")
    #expect(heard.status == .done)
    #expect(heard.output == "")
  }

  @Test func aWrongTextIsToldWithItsPlaceAndNothingRuns() {
    let heard = Heard().run("node a leader\nwrte x = 1\n")
    #expect(heard.status == .textWrong)
    #expect(heard.complaints.count == 1)
    #expect(heard.complaints[0].hasPrefix("main.repl:2:1: error: "))
    #expect(heard.complaints[0].contains("\n  wrte x = 1\n  ^^^^"))
    #expect(heard.output == "")
  }

  @Test func everyErrorOfATextIsTold() {
    #expect(Heard().run("wrte x = 1\nreed x\n").complaints.count == 2)
  }

  @Test func aTextThatIsOpenAtItsEndIsWrong() {
    #expect(Heard().run("repeat 3 {\n").status == .textWrong)
  }

  @Test func aLongTextIsCheckedWithoutKeepingItsTree() {
    let line = "# " + String(repeating: "long ", count: 1000) + "\n"
    let text = String(repeating: line, count: 1000) + "wrte x = 1\n"
    let heard = Heard().run(text)
    #expect(heard.status == .textWrong)
    #expect(heard.complaints[0].hasPrefix("main.repl:1001:1: error: "))
  }

  @Test func interruptedBeforeItBegan() {
    let heard = Heard().run("node a leader\n", interrupted: { true })
    #expect(heard.status == .interrupted)
  }

  @Test func checkRunsNothing() {
    var complaints: [String] = []
    let right = SourceText(name: "a.repl", text: "node a leader\n")
    #expect(Session.check(right, complaint: { complaints.append($0) }) == .done)
    let wrong = SourceText(name: "a.repl", text: "nod a leader\n")
    #expect(Session.check(wrong, complaint: { complaints.append($0) }) == .textWrong)
    #expect(complaints.count == 1)
  }

  @Test func jsonBeginsWithTheSchemaAndEndsWithTheStatus() {
    let heard = Heard().run("", Session.Options(seed: 7, format: .json))
    #expect(
      heard.output == """
        {"schema":"understudy/1","seed":7}
        {"type":"end","status":0}

        """)
  }

  @Test func exitStatusesAreThoseThatAreDocumented() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 130])
  }
}
