import Syntax
import Testing

@testable import Session

@Suite struct UndoTests {
  @Test func oneStepAndSeveral() {
    var session = session(pair + "\nwrite x = 1\nwrite x = 2\nwrite x = 3")
    #expect(session.submit(".undo").complaints == [])
    #expect(session.submit("read x").text == "x = 2\n")
    _ = session.submit(".undo 2")
    #expect(session.submit("read x").text == "x = 1\n")
  }

  @Test func whatWasTakenBackIsTold() {
    var session = session(pair + "\nwrite x = 1\nwrite x = 2; crash a\npromote b")
    #expect(session.submit(".undo").text == "took back: promote b\n")
    #expect(session.submit(".undo 2").text == "took back 2 statements, down to: write x = 2\n")
    _ = session.submit("repeat 2 {\nread x\n}")
    #expect(session.submit(".undo").text == "took back: repeat 2 {…\n")
    _ = session.submit("write y = \"\u{202E}\(String(repeating: "y", count: 90))\"")
    let long = session.submit(".undo").text
    #expect(long.hasPrefix(#"took back: write y = "\u{202E}yyy"#) && long.hasSuffix("yy…\n"))
    _ = session.submit(".undo 3")
    #expect(
      session.submit(".undo 9").text
        == "took back 1 statement, there were no more; the first was: node a leader\n")
  }

  @Test func aFileThatWasReadIsTakenBackByItsName() {
    let shelf = Shelf(files: ["one.repl": pair])
    var session = Session()
    _ = session.submit(".read one.repl", files: shelf.access)
    #expect(session.submit(".undo").text == "took back: .read one.repl\n")
  }

  @Test func nothingIsToldBetweenLinesOfJSON() {
    var session = Session(Session.Options(format: .json))
    _ = session.submit("node a leader")
    #expect(session.submit(".undo").text == "")
  }

  @Test func theClockAndTheNamesGoBackAsWell() {
    var session = session(pair)
    let clock = session.interpreter.clock
    _ = session.submit("write x = 1")
    #expect(session.interpreter.clock > clock)
    _ = session.submit("node d follower")
    _ = session.submit(".undo 2")
    #expect(session.interpreter.clock == clock)
    #expect(session.submit("crash d").status == .textWrong)
    #expect(session.submit("write x = 1").text == "acknowledged by a, b in 2ms (position 1)\n")
  }

  @Test func farBackIsExact() {
    var lines = pair.split(separator: "\n").map(String.init)
    for number in 1...200 { lines.append("write x = \(number)") }
    var states: [String] = []
    var session = Session()
    for line in lines {
      var copy = session
      states.append(copy.submit("state").text + copy.submit("history").text)
      _ = session.submit(line)
    }
    for back in [1, 2, 15, 16, 17, 31, 40, 64, 100, 129, 180, 200, 203] {
      var copy = session
      #expect(copy.submit(".undo \(back)").complaints == [])
      let state = copy.submit("state").text + copy.submit("history").text
      #expect(state == states[lines.count - back], "back \(back)")
    }
    for back in stride(from: 203, through: 3, by: -10) {
      _ = session.submit(".undo 10")
      let state = session.submit("state").text
      #expect(states[max(0, back - 10)].hasPrefix(state))
    }
  }

  @Test func aStatementThatIsWrongIsNoStep() {
    var session = session(pair + "\nwrite x = 1\nwrite x = 2")
    let clock = session.interpreter.clock
    #expect(session.submit("crash z").status == .textWrong)
    #expect(session.submit("wrte x = 3").status == .textWrong)
    #expect(session.interpreter.clock == clock)
    _ = session.submit(".undo")
    #expect(session.submit("read x").text == "x = 1\n")
  }

  @Test func aMistakeInALineKeepsWhatCameBeforeIt() {
    var session = session(pair)
    let reply = session.submit("write x = 1; crash z; write x = 2")
    #expect(reply.text == "acknowledged by a, b in 2ms (position 1)\n")
    #expect(reply.complaints.count == 1)
    #expect(session.submit("read x").text == "x = 1\n")
  }

  @Test func aMistakeInABlockTakesTheBlockBack() {
    var session = session(pair)
    let reply = session.submit("repeat 2 { write x = 1; crash z }")
    #expect(reply.text == "")
    #expect(reply.complaints.count == 1)
    #expect(session.submit("read x").text == "x is not set\n")
  }

  @Test func aFileIsOneStep() {
    let shelf = Shelf(files: [
      "one.repl": pair + "\nwrite x = 1\nwrite x = 2\n", "bad.repl": "write x = 9\ncrash z\n",
    ])
    var session = Session()
    #expect(session.submit(".read one.repl", files: shelf.access).complaints == [])
    let bad = session.submit(".read bad.repl", files: shelf.access)
    #expect(bad.complaints.count == 1)
    #expect(bad.complaints[0].hasPrefix("bad.repl:2:7: error: "))
    #expect(session.submit("read x").text == "x = 2\n")
    _ = session.submit(".undo 2")
    #expect(session.submit("crash a").status == .textWrong)
    #expect(session.submit(".undo").complaints.count == 1)
  }

  @Test func whatWasInterruptedIsTakenBackExactly() {
    var session = session(pair + "\nwrite x = 1")
    var asked = 0
    let reply = session.submit(
      "repeat 1000 { write x = 2 }",
      interrupted: {
        asked += 1
        return asked > 20
      })
    #expect(reply.status == .interrupted)
    for _ in 0..<100 { _ = session.submit("read x") }
    _ = session.submit(".undo 100")
    #expect(session.submit("read x").text == "x = 2\n")
    _ = session.submit(".undo 2")
    #expect(session.submit("read x").text == "x = 1\n")
  }

  @Test func linesAreNumberedThroughTheSession() {
    var session = session(pair + "\n\nwrite x = 1\ncrash a\n")
    #expect(session.submit("promote c").text.contains("x = 1"))
    #expect(session.submit("expect leader a").text.contains("(line 7)"))
  }

  @Test func copiesTakeBoundedMemory() {
    var session = Session()
    session.past = Past(session.interpreter, budget: 300)
    for line in pair.split(separator: "\n") { _ = session.submit(String(line)) }
    for number in 1...120 { _ = session.submit("write x = \(number)") }
    #expect(session.past.weights.reduce(0, +) <= 300)
    #expect(session.past.entries.filter { $0.before != nil }.count == session.past.copied.count)
    #expect(session.past.copied.first == 0)
    _ = session.submit(".undo 70")
    #expect(session.submit("read x").text == "x = 50\n")
    _ = session.submit(".undo 21")
    #expect(session.submit("read x").text == "x = 30\n")
  }
}
