import Syntax
import Testing

@testable import Session

@Suite struct ShowingTests {
  @Test func tablesAsCSV() {
    var session = session(pair + "\nwrite \"a,b\" = \"x \\\"y\\\"\"\n.mode csv")
    #expect(
      session.submit("data a").text == "key,value,position\n\"a,b\",\"x \"\"y\"\"\",1\n")
    #expect(session.submit("lag").text.hasPrefix("follower,of,sent,"))
    #expect(session.submit("lag").text.contains("c,a,1,0,0,0,1,"))
  }

  @Test func tablesAsMarkdown() {
    var session = session(pair + "\nwrite \"a|b\" = 1\n.mode markdown")
    #expect(
      session.submit("data a").text == """
        | key | value | position |
        |---|---|---:|
        | a\\|b | 1 | 1 |

        """)
  }

  @Test func everythingElseStaysText() {
    for mode in ["csv", "markdown"] {
      var session = session(pair + "\n.mode \(mode)")
      #expect(session.submit("write x = 1").text == "acknowledged by a, b in 2ms (position 1)\n")
    }
  }

  @Test func whatIsSaidCanGoToAFile() {
    let desk = Desk()
    var session = session(pair)
    #expect(
      session.submit(".output out.txt", files: desk.access).text == "results go to out.txt\n")
    #expect(desk["out.txt"] == "")
    #expect(session.submit("write x = 1", files: desk.access).text == "")
    #expect(session.submit("wrte", files: desk.access).complaints.count == 1)
    #expect(
      session.submit(".output", files: desk.access).text == "results go to the terminal\n")
    #expect(session.submit("read x", files: desk.access).text == "x = 1\n")
    #expect(
      desk["out.txt"]
        == "acknowledged by a, b in 2ms (position 1)\n")
  }

  @Test func aLogHasWhatIsTypedAndSaid() {
    let desk = Desk()
    var session = session(pair)
    _ = session.submit(".log all.txt", files: desk.access)
    _ = session.submit("write x = 1", files: desk.access)
    _ = session.submit("crash z", files: desk.access)
    _ = session.submit(".log", files: desk.access)
    _ = session.submit("read x", files: desk.access)
    let log = desk["all.txt"] ?? ""
    #expect(
      log.contains("> write x = 1\nacknowledged by a, b in 2ms (position 1)\n> crash z\nerror"))
    #expect(!log.contains("read x"))
  }

  @Test func aFileThatCannotBeWrittenIsSaidAtOnce() {
    let desk = Desk(locked: ["x"])
    var session = session(pair)
    for command in [".output x", ".log x"] {
      #expect(
        session.submit(command, files: desk.access).complaints
          == ["error: `x` cannot be written: permission denied"])
    }
    #expect(session.submit("read x").text == "x is not set\n")
  }

  @Test func aFileThatFailsLaterIsLetGo() {
    let desk = Desk()
    var session = session(pair)
    _ = session.submit(".output out.txt", files: desk.access)
    let reply = session.submit("read x", files: .none)
    #expect(reply.text == "x is not set\n")
    #expect(reply.complaints.first?.contains("cannot be written any more") == true)
    #expect(session.submit("read x").complaints == [])
  }

  @Test func theTimerTellsBothClocks() {
    nonisolated(unsafe) var now: Int64 = 0
    var session = session(
      pair + "\n.timer on",
      Session.Options(wallClock: {
        now += 130
        return now
      }))
    #expect(session.submit("write x = 1").text.hasSuffix("\ntook 2ms, 130us on the wall\n"))
    _ = session.submit(".timer off")
    #expect(!session.submit("write x = 1").text.contains("took"))
    var plain = Session()
    _ = plain.submit(".timer on")
    #expect(plain.submit("wait 3s").text.hasSuffix("took 3s\n"))
  }

  @Test func everythingThatIsSetIsShown() {
    var session = session(pair + "\n.timer on\n.fork try\n.undo\n.pager off", .init(seed: 9))
    #expect(
      session.submit(".show").text == """
        what        is
        mode        text
        output      terminal
        log         none
        timer       on
        pager       off
        seed        9
        branch      try
        statements  2
        taken back  1
        width       80
        took 0us

        """)
    #expect(!session.wantsPager)
  }

  @Test(arguments: [
    ".mode", ".mode html", ".timer", ".timer maybe", ".pager 3", ".show all", ".save", ".redo x",
    ".undo 0", ".fork", ".fork a b", ".switch", ".branches x", ".diff 1 2", ".quit now",
  ])
  func aCommandThatIsWrongSaysItsForm(line: String) {
    var session = session(pair)
    let reply = session.submit(line)
    #expect(reply.complaints.first?.hasPrefix("error: write `.") == true, "\(reply.complaints)")
    #expect(session.past.entries.count == 3)
  }

  @Test func isCompleteSaysWhetherMoreMustFollow() {
    let session = Session()
    for text in ["", "state", "crash", "repeat 2 { state }", ".undo", "wrte {}", "> state"] {
      #expect(session.isComplete(text), "\(text)")
    }
    for text in ["repeat 2 {", "write x = \\", "set acknowledgement any 1 of (a,"] {
      #expect(!session.isComplete(text), "\(text)")
    }
  }

  @Test func commandsAnswerInJSONToo() {
    var session = session("node a leader", Session.Options(format: .json))
    #expect(session.submit(".help crash").text.hasPrefix(#"{"type":"help","text":"crash NODE"#))
    #expect(session.submit(".help").text.hasPrefix(#"{"type":"help","text":"Topology"#))
    _ = session.submit(".timer on")
    #expect(session.submit("wait 2ms").text.hasSuffix(#"{"type":"took","virtual":2000}"# + "\n"))
  }

  @Test func aQuoteWithAnAccentIsAQuoteInCSV() {
    var session = session("node \"\\\"\\u{301}\" leader\n.mode csv")
    #expect(session.submit("state").text.contains("\n\"\"\"\u{301}\",leader"))
  }

  @Test(arguments: ["> x", "2ms a> x", "… x", "```"])
  func noRowLooksLikeWhatWasTyped(name: String) {
    var session = session("node \"\(name)\" leader\nwrite \"\(name)\" = 1")
    for mode in ["text", "csv", "markdown"] {
      _ = session.submit(".mode \(mode)")
      let said = session.submit("state; lag; data leader; candidates; .diff 1").text
      #expect(!said.split(separator: "\n").contains { Transcript.isMistakable(String($0)) })
    }
  }

  @Test func aLogHasNoColours() {
    let desk = Desk()
    var session = session(pair, Session.Options(colour: true))
    _ = session.submit(".log all.txt", files: desk.access)
    #expect(session.submit("expect leader none", files: desk.access).text.contains("\u{1B}["))
    _ = session.submit("state", files: desk.access)
    #expect(desk["all.txt"]?.contains("\u{1B}") == false)
    #expect(desk["all.txt"]?.contains("✗ check failed") == true)
    #expect(
      session.submit(".log", files: desk.access).text == "nothing is kept any more\n")
  }

  @Test func aDifferenceIsOne() {
    var session = session(pair + "\nwrite x = 1\ncrash a\npromote c")
    for line in session.submit(".diff").text.split(separator: "\n").dropFirst() {
      #expect(line.split(separator: " ").count > 1 && !line.hasSuffix(" "), "\(line)")
    }
    #expect(!session.submit(".diff 0").text.contains("lost reads"))
  }

  @Test func unfinishedStatementsAreNotWrong() {
    for text in ["start ", "repeat 3 ", "scenario x ", "crash ", "write x = "] {
      #expect(!Session().colours(of: text).contains { $0.role == .wrong }, "\(text)")
    }
    #expect(Session().colours(of: "crsh a ").contains { $0.role == .wrong })
  }

  @Test func csvHasAllRows() {
    var session = session(pair + "\nrepeat 120 as i { write k$i = $i }\n.mode csv")
    for (view, rows) in [("data a", 120), ("history", 120), ("log a", 120)] {
      let text = session.submit(view).text
      #expect(text.split(separator: "\n").count == rows + 1, "\(view)")
    }
    #expect(
      session.submit(
        "scenario \"apart\" {\nnode q leader\nrepeat 60 as i { write k$i = 1 }\ndata q\n}"
      )
      .text.contains("k60,1,"))
    _ = session.submit(".mode text")
    #expect(session.submit("data a").text.hasSuffix("and 70 more\n"))
  }
}
