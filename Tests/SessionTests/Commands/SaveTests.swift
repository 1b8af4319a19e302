import Syntax
import Testing

@testable import Session

@Suite struct SaveTests {
  private let desk = Desk()

  private func saved(_ command: String, _ text: String, _ options: Session.Options = .init())
    -> String
  {
    var session = session(text, options)
    let path = command.split(separator: " ").last.map(String.init) ?? ""
    #expect(session.submit(command, files: desk.access).complaints == [])
    return desk[path] ?? ""
  }

  @Test func theStatementsAreAScript() {
    let text = pair + "\nwrite x = 1; crash a\n\nrepeat 2 {\nadd n 1\n}\n"
    var session = Session()
    _ = session.submit(text)
    _ = session.submit("wrte x")
    _ = session.submit("crash z")
    _ = session.submit("promote b")
    _ = session.submit(".undo")
    #expect(
      session.submit(".save it.repl", files: desk.access).text
        == "saved 6 statements to it.repl\n")
    #expect(desk["it.repl"] == pair + "\nwrite x = 1\ncrash a\nrepeat 2 {\nadd n 1\n}\n")
  }

  @Test func theScriptDoesTheSame() {
    var session = session(pair + "\nwrite x = 1\ncrash a\npromote c\nread x")
    _ = session.submit(".save it.repl", files: desk.access)
    var other = Session()
    _ = other.submit(".read it.repl", files: desk.access)
    #expect(other.submit("state; history").text == session.submit("state; history").text)
  }

  @Test func whatWasReadStandsInIt() {
    desk["one.repl"] = "include \"two.repl\"\nwrite x = 1\n"
    desk["two.repl"] = "node a leader\n"
    var session = Session()
    _ = session.submit(".read one.repl", files: desk.access)
    _ = session.submit(".save it.repl", files: desk.access)
    #expect(desk["it.repl"] == "node a leader\nwrite x = 1\n")
  }

  @Test func whatWasInterruptedIsOnlyTold() {
    var session = session("node a leader")
    var asked = 0
    _ = session.submit(
      "repeat 1000 {\nadd n 1\n}",
      interrupted: {
        asked += 1
        return asked > 5
      })
    _ = session.submit(".save it.repl", files: desk.access)
    #expect(desk["it.repl"] == "node a leader\n# interrupted\n# repeat 1000 {\n# add n 1\n# }\n")
  }

  @Test func linesOfOtherSystemsAreCommentsToo() {
    var session = session("node a leader")
    _ = session.submit("repeat 9 {\r\nadd n 1\r\n}", interrupted: { true })
    _ = session.submit(".save it.repl", files: desk.access)
    #expect(
      desk["it.repl"]
        == "node a leader\n# interrupted\n# repeat 9 {\r\n# add n 1\r\n# }\n")
  }

  @Test func whatDidNotHoldIsACommentAndTakesItsTime() {
    let text = pair + "\nexpect leader b\nwait until b has x = 1 within 1s\nwrite x = 1"
    let script = saved(".save it.repl", text)
    #expect(
      script == pair + """

        # did not hold
        # expect leader b
        # did not hold
        # wait until b has x = 1 within 1s
        wait 200000us
        write x = 1

        """)
    var other = Session()
    _ = other.submit(".read it.repl", files: desk.access)
    var typed = session(text)
    #expect(other.submit("state; history").text == typed.submit("state; history").text)
    let page = saved(".save it.md", text)
    #expect(page.contains("sync\n") && page.contains("> wait 200000us\n> write x = 1\n"))
  }

  @Test func nothingComesBehindTheCheckThatEndedAFile() {
    desk["file.repl"] = "node a leader\nexpect leader none\nwrite x = 1\n"
    var session = Session()
    _ = session.submit(".read file.repl", files: desk.access)
    _ = session.submit("write y = 2")
    for command in ["", "test "] {
      _ = session.submit(".save \(command)it.repl", files: desk.access)
      let script = desk["it.repl"] ?? ""
      #expect(
        script.hasPrefix("node a leader\n# did not hold\n# expect leader none\nwrite y = 2\n"))
    }
  }

  @Test func aBlockThatDidNotHoldIsLeftOutWithWhatItDid() {
    let test = saved(
      ".save test it.repl", "node a leader\nrepeat 2 { write x = 1; expect leader none }\nread x")
    #expect(Heard().run(test).status == .done, "\(test)")
    #expect(test.contains("# did not hold\n# repeat 2"))
  }

  @Test func theSeedIsTold() {
    var session = session("node a leader", Session.Options(seed: 7))
    let reply = session.submit(".save it.repl", files: desk.access)
    #expect(reply.text.contains("--seed 7"))
    #expect(desk["it.repl"] == "# Run with --seed 7.\nnode a leader\n")
  }

  static let sessions = [
    pair + "\nwrite x = 1\nread x at c\ncrash a\npromote c\nread x\nrestart a",
    pair + "\ncrash b\nwrite x = 1\nalice: read x at c\nwrite y = 2 at c\nread z",
    pair + "\nalice: write \"two words\" = \"a \\\"b\\\" $c\"\nread \"two words\"\nsettle",
    pair + "\nset timeout 1s then fail\ncrash b\nwrite x = 1\nwrite x = 2 within 1ms\nread x",
    pair
      + "\nrepeat 9 as i { write x = $i }\nset visible acknowledged\nwrite k = 1, l = 2\ndelete x",
    pair + "\nnode d hidden follower\nread x at d\nset acknowledgement none\nwrite x = 5\nstate",
    pair + "\nexpect leader b\nwrite x = 1\nexpect lost nothing",
    "write x = 1\nnode a leader\nwrite x = 2",
    pair + "\nscenario \"apart\" {\nnode q leader\nwrite x = 9\n}\nwrite x = 1",
    pair + "\nset failover automatic after 1s\nwrite x = 1\ncrash a\nwait 5s\nwrite x = 2\nread x",
  ]

  @Test(arguments: sessions)
  func theTestPassesAsItIsSaved(text: String) {
    let test = saved(".save test it.repl", text)
    let heard = Heard().run(test)
    #expect(heard.complaints == [])
    #expect(heard.status == .done, "\(test)\(heard.output)")
    #expect(test.contains("expect "))
  }

  @Test func theOutcomesAreInIt() {
    let test = saved(".save test it.repl", Self.sessions[0])
    for check in [
      "write x = 1\nexpect acknowledged\n", "expect value is not set\n", "expect stale\n",
      "promote c\nexpect leader c\nexpect lost x = 1\n", "expect read x at b",
    ] { #expect(test.contains(check), "\(check) in\n\(test)") }
    #expect(!test.contains("expect lost nothing"))
    let other = saved(".save test it.repl", Self.sessions[1])
    for check in [
      "expect blocked\n", "expect refused\n", "expect no warning\n", "# What there is in the end.",
      "expect lost nothing\n",
    ] { #expect(other.contains(check), "\(check) in\n\(other)") }
    let failed = saved(".save test it.repl", Self.sessions[6])
    #expect(failed.contains("# did not hold\n# expect leader b\nwrite x = 1\n"))
  }

  @Test func aTestFailsWhereTheOutcomeIsAnother() {
    let test = saved(".save test it.repl", Self.sessions[0])
    let heard = Heard().run(test.replacing("promote c", with: "promote b"))
    #expect(heard.status == .checkFailed)
  }

  @Test func aPageIsATranscript() {
    let page = saved(".save doc.md", pair + "\nwrite x = 1\nrepeat 2 {\nadd n 1\n}")
    #expect(
      page == """
        # doc

        ```repl fresh
        > node a leader
        > node b follower sync
        > node c follower async latency 200ms
        > write x = 1
        acknowledged by a, b in 2ms (position 1)
        > repeat 2 {
        … add n 1
        … }
        acknowledged by a, b in 2ms (position 2)
        acknowledged by a, b in 2ms (position 3)
        ```

        """)
    #expect(saved(".save test doc.md", pair + "\nwrite x = 1").contains("> expect lost nothing\n"))
    #expect(saved(".save d.md", pair, Session.Options(seed: 3)).contains("```repl fresh seed=3\n"))
  }

  @Test func whatCannotBeWrittenIsSaid() {
    var session = session(pair)
    let reply = session.submit(".save x.repl", files: Desk(locked: ["x.repl"]).access)
    #expect(reply.complaints == ["error: `x.repl` cannot be written: permission denied"])
    #expect(reply.status == .machineFailed)
  }

  /// Of thousands of keys only a few are checked, so that saving takes no time to speak of.
  @Test func aLargeSessionIsSavedAtOnce() {
    let text = pair + "\nrepeat 5000 as i { write k$i = $i }\ncrash a\npromote b"
    let test = saved(".save test it.repl", text)
    #expect(test.split(separator: "\n").count < 60)
    #expect(test.contains("expect read k1 at b = 1\n"))
  }

  @Test func savingStopsWhenItIsToldTo() {
    var session = session(pair + "\nrepeat 3000 as i { write k$i = $i }")
    var asked = 0
    let reply = session.submit(
      ".save test it.repl", files: desk.access,
      interrupted: {
        asked += 1
        return asked > 4
      })
    #expect(reply.status == .interrupted)
    #expect(desk["it.repl"] == nil)
  }
}
