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
