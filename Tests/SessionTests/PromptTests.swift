import Session
import Syntax
import Testing

@Suite struct PromptTests {
  @Test func aStatementThatIsNotCompleteAsksForMore() {
    var session = Session()
    #expect(session.prompt == "> ")
    #expect(session.submit("repeat 2 {").next == .more)
    #expect(session.prompt == "… ")
    #expect(session.submit("write x = 1").next == .more)
    let reply = session.submit("}")
    #expect(reply.next == .prompt)
    #expect(reply.complaints == [])
    #expect(session.prompt == "0us> ")
  }

  @Test func plainPromptsForPlainTerminals() {
    var session = Session(Session.Options(glyphs: .ascii))
    _ = session.submit("repeat 2 {")
    #expect(session.prompt == ". ")
  }

  @Test func whatWasTypedCanBeGivenUp() {
    var session = Session()
    _ = session.submit("repeat 2 {")
    session.discard()
    #expect(session.prompt == "> ")
    #expect(session.submit("node a leader").complaints == [])
  }

  @Test func anErrorTellsNoPlaceAndTheSessionLives() {
    var session = Session()
    let reply = session.submit("wrte x = 1")
    #expect(reply.status == .textWrong)
    #expect(reply.next == .prompt)
    #expect(reply.complaints.count == 1)
    #expect(reply.complaints[0].hasPrefix("error: "))
    #expect(session.submit("node a leader").complaints == [])
  }

  @Test func promptsOfAPastedTranscriptAreTakenOff() {
    var session = Session()
    #expect(session.submit("> node a leader").complaints == [])
    #expect(session.submit("> repeat 2 {").next == .more)
    #expect(session.submit("… write x = 1").next == .more)
    #expect(session.submit("… }").complaints == [])
    #expect(session.submit(">").complaints == [])
  }

  @Test func outputInAPastedTranscriptIsLeftOut() {
    var session = Session()
    let reply = session.submit("> node b leader\n> repeat 2 {\n. read x\n… }\nx is not set\n")
    #expect(reply.complaints == [])
    #expect(reply.next == .prompt)
  }

  @Test func whatStandsBehindEachPromptIsRunAsIfTyped() {
    var session = Session()
    let reply = session.submit(
      """
      > node a leader
      0us a> wrte x
      error: there is no statement wrte
      0us a> crash nobody
      0us a> write x = 1
      acknowledged by a in 0us (position 1)
      0us a> .fork try
      [try] 0us a> write x = 2
      [try] 0us a> .undo
      """)
    #expect(reply.complaints.count == 2)
    #expect(session.prompt == "[try] 0us a -1> ")
    #expect(session.submit("read x").output == Array("x = 1\n".utf8))
  }

  @Test func onlyRightBelowAPromptALineGoesOn() {
    var session = Session()
    let reply = session.submit("> node \"… x\" leader\n> state\nnode  role\n… x  leader\n. y\n")
    #expect(reply.complaints == [])
    #expect(session.submit("… read y").complaints != [])
  }

  @Test func linesOfOtherSystemsArePasted() {
    var session = Session()
    let reply = session.submit(
      "> node a leader\r\n> repeat 2 {\r\n… write x = 1\r\n… }\r\nsaid\r\n")
    #expect(reply.complaints == [])
    #expect(session.submit("read x").output == Array("x = 1\n".utf8))
  }

  @Test func whatAPasteSaysEarlyComesInItsOrder() {
    let paste = "> node a leader\n> read k\n> repeat 5000 as i { write k = $i }\n> read k\n"
    var whole = Session()
    let expected = whole.submit(paste).output
    var session = Session()
    var parts: [UInt8] = []
    let reply = session.submit(paste, output: { parts += copy $0 })
    #expect(parts.count > 100_000)
    #expect(parts + reply.output == expected)
  }

  @Test(arguments: [
    "read x at \"\\u{1b}[31m\"", "node \"\\u{1b}[2J\" leader; crash nobody",
    "node \"\\u{1b}\" leader; \"\\u{1b}\": read x", "await \"\\u{202e}\"",
  ])
  func namesInErrorsAreEscaped(line: String) {
    var session = Session()
    let reply = session.submit(line)
    #expect(reply.complaints.count == 1)
    for text in reply.complaints {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && Escaping.mustEscape($0) })
    }
  }

  @Test func theWayOutOfAnUnknownNameCanBeTyped() {
    var session = Session()
    let complaint = session.submit("crash \"two words\"").complaints.first ?? ""
    #expect(complaint.contains("`node \"two words\" follower` makes one"))
  }

  @Test func filesThatAreIncludedTellTheirPlaces() {
    var session = Session()
    let shelf = Shelf(files: ["one.repl": "wrte x = 1\n"])
    let reply = session.submit("include \"one.repl\"", files: shelf.access)
    #expect(reply.complaints[0].hasPrefix("one.repl:1:1: error: "))
    #expect(
      session.submit("include \"no.repl\"", files: shelf.access).complaints[0]
        .hasPrefix("error: there is no file"))
  }

  @Test func theEndOfInputTellsWhatIsOpen() {
    var session = Session()
    _ = session.submit("repeat 2 {")
    let reply = session.endPrompt()
    #expect(reply.next == .quit)
    #expect(reply.complaints.count == 1)
  }
}
