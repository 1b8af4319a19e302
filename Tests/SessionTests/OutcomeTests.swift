import Session
import Syntax
import Testing

/// What scripts print, and with which status they end.
@Suite struct OutcomeTests {
  static let failing = pair + "\nexpect leader b\nwrite x = 1\n"

  @Test func aScriptSaysWhatHappened() {
    let heard = Heard().run(pair + "\nwrite balance = 100\nread balance at c\n")
    #expect(heard.status == .done)
    #expect(
      heard.output == """
        acknowledged by a, b in 2ms (position 1)
        balance is not set
        ⚠ stale read: c is 1 write behind a; balance = 100 was acknowledged 0us ago and reaches c \
        in 198ms

        """)
  }

  @Test func theFirstFailedCheckEndsAScript() {
    let heard = Heard().run(Self.failing)
    #expect(heard.status == .checkFailed)
    #expect(heard.output.hasPrefix("✗ check failed: expected "))
    #expect(!heard.output.contains("acknowledged by"))
  }

  @Test func aScriptMayGoOnAfterFailedChecks() {
    let heard = Heard().run(Self.failing, Session.Options(keepGoing: true))
    #expect(heard.status == .checkFailed)
    #expect(heard.output.contains("acknowledged by"))
    let inside = "scenario \"s\" {\n node a leader\n expect leader none\n write x = 1\n}\n"
    #expect(
      Heard().run(inside, Session.Options(keepGoing: true)).output.contains("acknowledged by"))
    #expect(!Heard().run(inside).output.contains("acknowledged by"))
  }

  @Test func refusalsAndLossesEndNothing() {
    let heard = Heard().run(pair + "\nwrite x = 1 at b\nwrite x = 2\n")
    #expect(heard.status == .done)
    #expect(heard.output.hasPrefix("✗ refused: b is a follower; a leads\nacknowledged"))
  }

  @Test func aMistakeTellsItsPlaceAfterWhatRanBefore() {
    let heard = Heard().run(pair + "\nwrite x = 1\ncrash d\nwrite x = 2\n")
    #expect(heard.status == .textWrong)
    #expect(heard.output == "acknowledged by a, b in 2ms (position 1)\n")
    #expect(heard.complaints.count == 1)
    #expect(heard.complaints[0].hasPrefix("main.repl:5:7: error: there is no node d"))
    #expect(heard.complaints[0].contains("\n  crash d\n        ^"))
  }

  @Test func aMistakeInAnIncludedFileTellsThatFile() {
    let shelf = Shelf(files: ["sub/one.repl": "node a leader\n\ncrash z\n"])
    let heard = Heard().run("include \"sub/one.repl\"\n", files: shelf.access)
    #expect(heard.complaints.count == 1)
    #expect(heard.complaints[0].hasPrefix("sub/one.repl:3:7: error: "))
  }

  @Test func includedStatementsRun() {
    let shelf = Shelf(files: ["one.repl": pair, "two.repl": "include \"one.repl\"\nwrite x = 1\n"])
    let heard = Heard().run("include \"two.repl\"\nread x\n", files: shelf.access)
    #expect(heard.output == "acknowledged by a, b in 2ms (position 1)\nx = 1\n")
    #expect(heard.status == .done)
    let failing = Shelf(files: ["one.repl": "node a leader\nexpect leader none\n"])
    let stopped = Heard().run("include \"one.repl\"\nwrite x = 1\n", files: failing.access)
    #expect(stopped.status == .checkFailed)
    #expect(!stopped.output.contains("acknowledged"))
    #expect(stopped.output.hasSuffix(" (one.repl:2)\n"))
  }

  @Test func whatIsPendingAtTheEndIsTold() {
    let heard = Heard().run(pair + "\ncrash b\nwrite x = 1\n")
    #expect(heard.status == .done)
    #expect(heard.output.contains("blocked at "))
    #expect(heard.output.hasSuffix("still pending: x = 1 (line 5)\n"))
  }

  @Test func aLongTextSaysTheSameAsAShortOne() {
    let padding = String(repeating: "# " + String(repeating: "-", count: 100) + "\n", count: 50_000)
    let text = pair + "\nwrite x = 1\nrepeat 3 as i { write x = $i }\nstate\n"
    #expect(Heard().run(padding + text).output == Heard().run(text).output)
  }

  @Test func aStreamSaysTheSameAsAScript() {
    let text =
      pair + "\nwrite x = 1\nrepeat 3 as i {\n  write x = $i\n}\nread x at c\ncrash b\nwrite y = 1"
    let whole = Heard().run(text)
    #expect(Heard().feed([text]).output == whole.output)
    #expect(Heard().feed(text.map(String.init)).output == whole.output)
  }

  @Test func aStreamRunsUpToItsFirstErrorHoweverItIsCut() {
    let text = pair + "\nwrite x = 1\nwrte x = 2\nwrite x = 3\n"
    let whole = Heard().feed([text])
    #expect(whole.status == .textWrong)
    #expect(whole.output == "acknowledged by a, b in 2ms (position 1)\n")
    let cut = Heard().feed(text.map(String.init))
    #expect(cut.output == whole.output)
    #expect(cut.complaints == whole.complaints)
  }

  @Test func aFailedCheckEndsAStream() {
    let heard = Heard().feed([Self.failing])
    #expect(heard.status == .checkFailed)
    #expect(!heard.output.contains("acknowledged by"))
  }

  @Test func outputComesInFewCalls() {
    let heard = Heard().run(pair + "\nrepeat 3000 { write x = 1 }\n")
    #expect(heard.output.utf8.count > 100_000)
    #expect(heard.calls < 10)
    #expect(heard.calls > 1)
  }

  @Test func statementsAreEchoedWhereAsked() {
    let heard = Heard().run(
      "node a leader\nrepeat 2 {\n  write x = 1\n}\n", Session.Options(echo: true))
    #expect(
      heard.output == """
        > node a leader
        > write x = 1
        acknowledged by a in 0us (position 1)
        > write x = 1
        acknowledged by a in 0us (position 2)

        """)
  }

  @Test func aScenarioIsEchoedStatementByStatement() {
    let heard = Heard().run(
      "scenario s {\n  node a leader\n  write x = 1\n}\n", Session.Options(echo: true))
    #expect(
      heard.output == """
        scenario s
        > node a leader
        > write x = 1
        acknowledged by a in 0us (position 1)

        """)
  }

  @Test func jsonTellsStatementsAndEvents() {
    let heard = Heard().run("node a leader\nwrite x = 1\n", Session.Options(format: .json))
    let lines = heard.output.split(separator: "\n")
    #expect(lines.first == #"{"schema":"understudy/1","seed":1}"#)
    #expect(
      lines.contains(
        #"{"type":"statement","file":"main.repl","line":2,"text":"write x = 1","clock":0}"#))
    #expect(lines.contains { $0.hasPrefix(#"{"type":"completed","operation":1,"#) })
    #expect(lines.last == #"{"type":"end","status":0}"#)
  }

  @Test func sameSeedSameBytes() {
    let text = """
      node a leader
      node b follower latency 5ms jitter 20ms
      repeat 50 as i { write x = $i ; wait 3ms ; read x at b }

      """
    #expect(Heard().run(text).output == Heard().run(text).output)
    #expect(
      Heard().run(text, Session.Options(seed: 2)).output
        != Heard().run(text, Session.Options(seed: 3)).output)
  }
}
