import TestSupport
import Testing

@testable import Session

/// Files get what the terminal would have got, and questions change nothing.
@Suite("Output and questions in random sessions") struct RoutingWalkTests {
  static let seeds = Seeds.first(3)
  static let lines = 40

  private static func typed(_ seed: UInt64) -> [String] {
    var typist = Typist(seed: seed, odd: true)
    return typist.beginning()
      + (0..<lines).map { _ in
        switch typist.below(10) {
        case 0: typist.travel()
        case 1: typist.mistake()
        default: typist.statement()
        }
      }
  }

  @Test(arguments: seeds)
  func filesGetWhatTheTerminalWouldHaveGot(_ seed: UInt64) {
    let desk = Desk()
    desk["common.repl"] = common
    var plain = Session()
    var wide = Session(Session.Options(colour: true, width: 30, isOnTerminal: true))
    var kept = Session()
    // So that lines have the same numbers in all of them.
    _ = plain.submit(".pager on")
    _ = wide.submit(".output out.txt", files: desk.access)
    _ = kept.submit(".log log.txt", files: desk.access)
    desk["out.txt"] = ""
    desk["log.txt"] = ""
    var said = ""
    var all: [UInt8] = []
    for line in Self.typed(seed) {
      let reply = plain.submit(line, files: desk.access)
      said += reply.text
      Transcript.echo(line, into: &all)
      all += Array((reply.text + reply.complaints.map { $0 + "\n" }.joined()).utf8)
      let routed = wide.submit(line, files: desk.access)
      #expect(routed.output.isEmpty && routed.complaints == reply.complaints)
      let logged = kept.submit(line, files: desk.access)
      #expect(logged.text == reply.text && logged.complaints == reply.complaints)
    }
    #expect(desk["out.txt"] == said, "seed \(seed)")
    #expect(desk["log.txt"] == String(decoding: all, as: UTF8.self), "seed \(seed)")
  }

  @Test(arguments: seeds)
  func askingWhyAnswersAndChangesNothing(_ seed: UInt64) {
    let desk = Desk()
    desk["common.repl"] = common
    var session = Session(Session.Options(seed: seed))
    var asked = 0
    for line in Self.typed(seed) {
      let reply = session.submit(line, files: desk.access)
      session.discard()
      let isWarning = reply.text.split(separator: "\n").contains {
        $0.hasPrefix("⚠") || $0.hasPrefix("✗")
      }
      guard isWarning, !line.hasPrefix("scenario"), asked < 6 else { continue }
      asked += 1
      let before = Picture(of: session)
      var other = session
      let answer = other.submit("why")
      #expect(answer.complaints == [] && !answer.text.isEmpty, "seed \(seed): \(line)")
      #expect(Picture(of: other) == before, "seed \(seed): \(line)")
      #expect(other.prompt == session.prompt)
    }
  }
}
