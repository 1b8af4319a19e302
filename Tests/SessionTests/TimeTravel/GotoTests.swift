import Testing

@testable import Session

@Suite struct GotoTests {
  @Test func byNumber() {
    var session = session(pair + "\nwrite x = 1\nwrite x = 2")
    #expect(session.submit(".goto 4").text == "at statement 4 of 5: write x = 1\n")
    #expect(session.submit("read x").text == "x = 1\n")
    _ = session.submit(".undo")
    #expect(session.submit(".goto 0").text == "at the beginning\n")
    #expect(session.interpreter.nodes.isEmpty)
    #expect(session.submit(".goto 4").text == "at statement 4 of 5: write x = 1\n")
  }

  @Test func byTime() {
    var session = session(pair + "\nwrite x = 1\nwait 1s\nwrite x = 2")
    #expect(session.submit(".goto 500ms").text == "at statement 4 of 6: write x = 1\n")
    #expect(session.submit(".goto 1.002s").text == "at statement 5 of 6: wait 1s\n")
    #expect(session.submit(".goto 1h").text == "at statement 6 of 6: write x = 2\n")
  }

  @Test(arguments: [
    ".goto", ".goto 7", ".goto -1", ".goto x", ".goto 1 2", ".goto 99999999999999999999",
  ])
  func whatIsNoPlaceIsRefused(line: String) {
    var session = session(pair)
    let reply = session.submit(line)
    #expect(reply.status == .textWrong)
    #expect(reply.complaints.count == 1)
    #expect(session.interpreter.nodes.count == 3)
  }
}

@Suite struct BranchTests {
  @Test func aForkLeavesTheOtherFutureAlone() {
    var session = session(pair + "\nwrite x = 1")
    #expect(
      session.submit(".fork try").text == "on try, which goes on from statement 4 of main\n")
    _ = session.submit("write x = 2")
    #expect(session.submit(".switch main").text == "on main, at statement 4\n")
    #expect(session.submit("read x").text == "x = 1\n")
    _ = session.submit(".switch try")
    #expect(session.submit("read x").text == "x = 2\n")
    #expect(session.submit(".undo 2").text.hasPrefix("took back 2 statements"))
    #expect(session.submit("read x").text == "x = 1\n")
  }

  @Test func branchesAreListed() {
    var session = session(pair + "\nwrite x = 1")
    _ = session.submit(".fork try")
    _ = session.submit("crash a")
    #expect(
      session.submit(".branches").text == """
        branch  statements  clock  last
        main             4    2ms  write x = 1
        try *            5    2ms  crash a

        """)
  }

  @Test(arguments: [
    ("try", "there is a branch of that name"), ("2x", "a name begins with a letter"),
    ("a/b", "a name begins with a letter"), (String(repeating: "x", count: 41), "at most 40"),
    ("\u{1B}[31m", "a name begins with a letter"), ("a\u{200D}", "a name begins with a letter"),
    ("a\u{E0041}", "a name begins with a letter"),
    ("a" + String(repeating: "\u{301}", count: 99), "at most 40"),
  ])
  func namesThatCannotBe(name: String, reason: String) {
    var session = session(".fork try")
    let reply = session.submit(".fork \(name)")
    #expect(reply.complaints.first?.contains(reason) == true)
    #expect(reply.complaints.first?.contains("\u{1B}") == false)
  }

  @Test func thereIsALimit() {
    var session = Session()
    for number in 1..<Branches.limit { _ = session.submit(".fork b\(number)") }
    #expect(session.branches.names.count == Branches.limit)
    #expect(session.submit(".fork more").complaints.first?.contains("64 branches") == true)
  }

  @Test func aBranchThatIsNotThereIsNamed() {
    var session = session(".fork try")
    #expect(
      session.submit(".switch tri").complaints
        == ["error: there is no branch `tri`; did you mean `try`?"])
  }

  @Test func whatAStatementChangedIsShown() {
    var session = session(pair + "\nwrite x = 1\ncrash a")
    #expect(
      session.submit(".diff").text == """
        what         before  after
        status of a  up      crashed
        status of b  up      connecting
        status of c  up      connecting

        """)
    #expect(session.submit(".diff 3").text.contains("x at b  "))
    #expect(session.submit(".diff 3").text.contains("writes acknowledged") == false)
    _ = session.submit(".fork try")
    #expect(session.submit(".diff main").text == "no difference\n")
    _ = session.submit("promote b")
    #expect(session.submit(".diff main").text.contains("role of b"))
    #expect(session.submit(".diff nobody").complaints.count == 1)
    #expect(session.submit(".diff 99").complaints.count == 1)
  }
}

@Suite struct PromptSignTests {
  @Test func itTellsOfTheCluster() {
    var session = Session()
    #expect(session.prompt == "> ")
    _ = session.submit("node a leader; node b follower sync; write x = 1")
    #expect(session.prompt == "2ms a> ")
    _ = session.submit("crash b; start alice: write x = 2")
    #expect(session.prompt == "2ms a 1 pending> ")
    _ = session.submit(".undo")
    #expect(session.prompt == "2ms a -1> ")
    _ = session.submit(".fork try")
    #expect(session.prompt.hasPrefix("[try] 2ms a"))
    _ = session.submit("crash a")
    #expect(session.prompt == "[try] 2ms> ")
    _ = session.submit("repeat 2 {")
    #expect(session.prompt == "… ")
  }

  @Test(arguments: [
    "> state", "0us> state", "2ms a> state", "2ms a 1 pending> state", "[try] 2ms a -3> state",
    "[x] 2ms 2 pending -1> state", "… state", "[x]> state",
  ])
  func itCanBePastedBackIn(line: String) {
    #expect(Transcript.withoutPrompt(line) == "state")
  }

  @Test(arguments: [
    "expect b lag > 2ms", "cut a -> b", "write x = \">\"", "a b c> d", "2x> y", "2ms -> b",
  ])
  func statementsKeepTheirSigns(line: String) {
    #expect(Transcript.withoutPrompt(line) == line)
  }

  @Test func aWholeTranscriptCanBePasted() {
    var first = session("", Session.Options())
    var transcript = ""
    for line in [
      "node a leader", "node \"b > c\" follower sync", "write x = 1", "crash a", "read x",
    ] {
      transcript += first.prompt + line + "\n"
      transcript += first.submit(line).text
    }
    var second = Session()
    _ = second.submit(transcript)
    #expect(second.submit("state").text == first.submit("state").text)
    #expect(second.past.entries.count == first.past.entries.count)
  }

  @Test(arguments: [
    "\"\\u{301}x\"", "\"-\"", "\"> x\"", "\"-3\"", "\" \"", "pending", "\"\\u{600}\"",
  ])
  func everyNameOfALeaderLeavesItAPrompt(name: String) {
    var session = session("node \(name) leader")
    #expect(Transcript.withoutPrompt(session.prompt + "state") == "state")
    _ = session.submit("start alice: write x = 1")
    #expect(Transcript.withoutPrompt(session.prompt + "\u{301}") == "\u{301}")
  }

  @Test func coloursAreForThoseWhoWantThem() {
    var session = session(pair, Session.Options(colour: true))
    #expect(session.prompt.contains("\u{1B}[32ma\u{1B}[0m"))
    _ = session.submit("crash a")
    #expect(!session.prompt.contains("\u{1B}[32m"))
  }
}
