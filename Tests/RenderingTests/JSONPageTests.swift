import ClientHistory
import Foundation
import Interpreter
import Rendering
import Testing

/// The page that documents the JSON is held against what is written.
@Suite struct JSONPageTests {
  static let page: String = {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let page = root.appending(path: "Sources/understudy/understudy.docc/JSON.md")
    return (try? String(contentsOf: page, encoding: .utf8)) ?? ""
  }()

  @Test(arguments: EventName.allCases)
  func everyEventHasItsRow(_ name: EventName) {
    #expect(Self.page.contains("\n| `\(name.rawValue)` | "))
  }

  @Test func everyOutcomeIsOnThePage() {
    for outcome in Outcome.allCases { #expect(Self.page.contains("`\(outcome.rawValue)`")) }
  }

  @Test func theVersionIsTheOneThatIsWritten() {
    #expect(Self.page.contains("{\"schema\":\"\(JSONRenderer.schema)\",\"seed\":1}"))
  }

  /// One event of each case, with all that may be in it.
  static let events: [Event] = {
    var completion = Cast.completion(reason: .noData)
    completion.acknowledgedBy = [Cast.a]
    completion.token = Token(epoch: 1, position: 1)
    completion.write = Cast.write()
    let dirty = FindingTextTests.dirty()
    return [
      .completed(completion), .blocked(Cast.wait(.noLeader)),
      .pending(Cast.wait(.unreachable(Cast.a)), due: 1), .stale(FindingTextTests.stale),
      .dirty(dirty), .readOfLost(dirty), .dirtyReadLost(dirty),
      .lost([AccountingTextTests.lost(.wiped(Cast.a))]), .lossFinal([Cast.write()]),
      .recovered([Cast.write()], on: Cast.a), .survived([Cast.write()], on: Cast.a),
      .leads(Cast.a, epoch: 1, position: 0, how: .elected(votes: 2, voters: 3)),
      .twoLeaders(Cast.b, beside: Cast.a, epoch: 1, until: .hears), .nobodyDecides(role: "watcher"),
      .steppedDown(Cast.a, epoch: 1, .newerEpoch(2)), .electionStarted(Cast.a, epoch: 2),
      .electionLost(Cast.a, epoch: 2, votes: 1, needed: 2), .suspects(Cast.b, leader: Cast.a),
      .catchesUp(Cast.b, from: Cast.a, epoch: 2),
      .diverged(Cast.a, from: Cast.b, fork: 1, extra: 1, .stuck),
      .copying(Cast.a, from: Cast.b, why: .logTrimmed(firstKept: 1)),
      .copied(Cast.a, from: Cast.b, position: 1),
      .cannotCatchUp(Cast.a, from: Cast.b, needs: 1, firstKept: 2),
      .follows(Cast.a, upstream: Cast.b), .fellBack(waitingFor: [Cast.b]), .cameBack([Cast.b]),
      .inSync([Cast.a, Cast.b], eligible: [Cast.c]), .fenced(Cast.b),
      .duplicated(Cast.write(), first: 1, second: 2),
      .droppedAtCrash(Cast.a, entries: 1, kept: 1, .notApplied), .trimmed(Cast.a, firstKept: 1),
      .refused(Refusal("a", wayOut: "b")), .quiet(.settled), .waitEnded(1),
      .stepped(Step(what: "a")), .scenarioBegan("a"), .view(Table(name: "t", columns: [])),
      .explanation(ExplanationTests.whole),
      .checkFailed(CheckFailure(expected: "a", found: "b", line: 1)),
      .unfinished([Cast.write()]),
    ]
  }()

  @Test func theExamplesHoldEveryEvent() {
    #expect(
      Self.events.map(EventName.init(of:)).sorted { $0.rawValue < $1.rawValue }
        == EventName.allCases.sorted { $0.rawValue < $1.rawValue })
  }

  @Test(arguments: events)
  func everyMemberIsOnThePage(_ event: Event) throws {
    let object = try JSONSerialization.jsonObject(with: Data(json(event).utf8))
    let members = try #require(object as? [String: Any])
    #expect(members["type"] as? String == EventName(of: event).rawValue)
    for name in Self.names(in: members) where name != "type" {
      #expect(Self.page.contains("`\(name)`"), "\(name)")
    }
  }

  /// The names of members, also of those inside others.
  private static func names(in value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      return object.values.reduce(into: Set(object.keys)) { $0.formUnion(names(in: $1)) }
    }
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(names(in: $1)) } }
    return []
  }
}
