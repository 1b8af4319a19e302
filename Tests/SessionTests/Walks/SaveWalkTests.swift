import TestSupport
import Testing

@testable import Session

/// What was typed can be kept, and does the same again.
@Suite("Saving random sessions") struct SaveWalkTests {
  static let seeds = Seeds.first(4)
  static let statements = 40

  /// A session of random statements, and all that a terminal showed of it.
  static func session(_ seed: UInt64, _ desk: Desk, travels: Bool = false) -> (
    session: Session, transcript: String
  ) {
    desk["common.repl"] = common
    var typist = Typist(seed: seed, odd: seed % 3 != 0)
    var session = Session(Session.Options(seed: seed % 3 + 1))
    var lines = typist.beginning()
    for _ in 0..<statements {
      lines.append(typist.chance(travels ? 20 : 0) ? typist.travel() : typist.statement())
    }
    var transcript = ""
    for line in lines {
      var sign = session.prompt
      for part in line.split(separator: "\n", omittingEmptySubsequences: false) {
        transcript += sign + part + "\n"
        sign = Transcript.continuation
      }
      let reply = session.submit(line, files: desk.access)
      if reply.next == .more { session.discard() }
      transcript += reply.text + reply.complaints.map { $0 + "\n" }.joined()
    }
    return (session, transcript)
  }

  @Test(arguments: seeds)
  func theScriptDoesTheSame(_ seed: UInt64) {
    let desk = Desk()
    var (session, _) = Self.session(seed, desk)
    #expect(session.submit(".save it.repl", files: desk.access).complaints == [])
    var other = Session(session.options)
    let reply = other.submit(".read it.repl", files: desk.access)
    #expect(reply.complaints == [], "seed \(seed)\n\(desk["it.repl"] ?? "")")
    let looks = "state; history"
    let isSame = Picture(of: other, looks) == Picture(of: session, looks)
    #expect(isSame, "seed \(seed)\n\(desk["it.repl"] ?? "")")
  }

  @Test(arguments: seeds)
  func theTestPassesAsItIsSaved(_ seed: UInt64) {
    let desk = Desk()
    var (session, _) = Self.session(seed, desk)
    #expect(session.submit(".save test it.repl", files: desk.access).complaints == [])
    let test = desk["it.repl"] ?? ""
    let heard = Heard().run(test, session.options)
    #expect(heard.complaints == [], "seed \(seed)\n\(test)")
    #expect(heard.status == .done, "seed \(seed)\n\(test)\(heard.output)")
  }

  @Test(arguments: seeds)
  func theWholeTranscriptCanBePasted(_ seed: UInt64) {
    let desk = Desk()
    let (session, transcript) = Self.session(seed, desk, travels: true)
    var other = Session(session.options)
    _ = other.submit(transcript, files: desk.access)
    let isSame = Picture(of: other) == Picture(of: session) && other.prompt == session.prompt
    #expect(isSame, "seed \(seed)\n\(transcript)")
  }
}
