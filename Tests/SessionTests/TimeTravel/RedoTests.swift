import Syntax
import TestSupport
import Testing

@testable import Session

@Suite struct RedoTests {
  @Test func whatWasTakenBackIsDoneAgain() {
    var session = session(pair + "\nwrite x = 1\nwrite x = 2\ncrash a")
    _ = session.submit(".undo 3")
    #expect(session.submit(".redo").text == "did again: write x = 1\n")
    #expect(session.submit(".redo 2").text == "did again 2 statements, up to: crash a\n")
    #expect(
      session.submit(".redo").complaints == [
        "error: there is nothing to do again; `.undo` takes back"
      ])
    #expect(session.submit("state").text.contains("crashed"))
    _ = session.submit(".undo")
    #expect(
      session.submit(".redo 5").text
        == "did again 1 statement, there were no more; the last was: state\n")
  }

  @Test func aNewStatementIsANewFuture() {
    var session = session(pair + "\nwrite x = 1\nwrite x = 2")
    _ = session.submit(".undo")
    _ = session.submit("write x = 3")
    #expect(session.submit(".redo").complaints.count == 1)
    #expect(session.submit("read x").text == "x = 3\n")
  }

  @Test func aMistakeLeavesWhatWasTakenBack() {
    var session = session(pair + "\nwrite x = 1")
    _ = session.submit(".undo")
    #expect(session.submit("crash z").status == .textWrong)
    #expect(session.submit(".redo").text == "did again: write x = 1\n")
  }

  @Test func whatWasInterruptedComesBackAsItWas() {
    var session = session(pair)
    var asked = 0
    _ = session.submit(
      "repeat 1000 { add n 1 }",
      interrupted: {
        asked += 1
        return asked > 20
      })
    let count = session.submit("read n").text
    _ = session.submit(".undo 2")
    var copy = session
    #expect(copy.submit("read n").text == "n is not set\n")
    _ = session.submit(".redo")
    #expect(session.submit("read n").text == count)
  }

  /// Back and forth at random: whatever the way, the same place looks the same.
  @Test func everyPlaceIsExact() {
    var lines = pair.split(separator: "\n").map(String.init)
    lines += ["link a <-> b jitter exponential 3ms", "set failover automatic after 1s"]
    for number in 1...60 {
      lines.append("write x = \(number)")
      if number % 9 == 0 { lines.append("wait 7ms") }
      if number == 30 { lines += ["start alice: write y = 1", "crash a", "wait 3s", "restart a"] }
    }
    var session = Session()
    var states: [String] = [look(session)]
    for line in lines {
      _ = session.submit(line)
      states.append(look(session))
    }
    var random = SeededNumbers(seed: 3)
    for _ in 0..<120 {
      let target = Int.random(in: 0...lines.count, using: &random)
      _ = session.submit(".goto \(target)")
      #expect(look(session) == states[target], "at \(target)")
    }
    #expect(session.past.line.count == lines.count)
  }

  private func look(_ session: Session) -> String {
    var copy = session
    return copy.submit("state; history; messages; lag").text + "\(copy.interpreter.clock)"
  }
}

@Suite struct LookTests {
  @Test func whatOnlyLookedIsNotWhatIsTakenBack() {
    var session = session(pair + "\nwrite x = 1\ncrash a\nstate\nexpect leader none\nwhy; log b")
    #expect(session.submit(".undo").text == "took back: crash a\n")
    #expect(session.submit("read x").text == "x = 1\n")
    _ = session.submit(".undo")
    #expect(session.submit("state").text.contains("a     leader"))
    #expect(
      session.submit(".undo 2").text
        == "took back 2 statements, down to: node c follower async latency 200ms\n")
  }

  @Test func itIsDoneAgainToTheNextThatDoesSomething() {
    var session = session(pair + "\nstate\nwrite x = 1\nstate\nwrite x = 2\nlag")
    _ = session.submit(".undo 2")
    #expect(session.prompt == "0us a -2> ")
    #expect(session.submit(".redo").text == "did again: write x = 1\n")
    #expect(session.submit(".redo").text == "did again: write x = 2\n")
    #expect(session.submit(".redo").complaints.count == 1)
  }

  @Test func whereThereAreOnlyLooksThereIsNothingToTakeBack() {
    var session = session("state\nlag")
    #expect(session.submit(".undo").complaints == ["error: there is nothing to take back"])
  }
}
