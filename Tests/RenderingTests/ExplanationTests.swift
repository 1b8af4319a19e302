import ClientHistory
import Interpreter
import Rendering
import Testing

/// The answers to `why` in words, and that JSON has them all.
@Suite struct ExplanationTests {
  static let crash = Citation(text: "crash a", line: 7)
  static let typed = Citation(text: "crash a", line: 0)
  static let included = Citation(text: "crash a", line: 7, file: "common.repl")

  static func cause(_ what: Cause.What, _ statement: Citation? = nil) -> Cause {
    Cause(time: 2_000, statement: statement, what: what)
  }

  static func passed(_ end: Passage.End, confirms: Bool = false) -> Cause.What {
    .passed(Passage(from: Cast.a, to: Cast.c, isConfirmation: confirms, end: end))
  }

  static let standing = Standing(
    node: Cast.b, role: "standby", status: "frozen", epoch: 2,
    log: Standing.Log(end: 3, flushed: 2, applied: 1), upstream: Cast.a)

  static let all: [(Cause, String)] = [
    (
      cause(.wentNowhere(OperationID(1)), crash),
      "`crash a` (line 7): it went to no node, as none led"
    ),
    (cause(.asked(OperationID(1), Cast.a), typed), "`crash a`: it was sent to a"),
    (
      cause(.asked(OperationID(1), Cast.a), included), "`crash a` (common.repl:7): it was sent to a"
    ),
    (
      cause(.appended(Cast.a, Token(epoch: 1, position: 4))),
      "a put it at position 4 of epoch 1"
    ),
    (cause(passed(.arrived(at: 9))), "a sent it to c, which had it at 9us"),
    (
      cause(passed(.arrived(at: 9), confirms: true)),
      "a told c that it has it, which heard it at 9us"
    ),
    (cause(passed(.refused(at: 9))), "a sent it to c, which did not take it when it came at 9us"),
    (
      cause(passed(.dropped(at: 9, by: crash))),
      "a sent it to c; that was dropped at 9us by `crash a` (line 7)"
    ),
    (cause(passed(.dropped(at: 9, by: nil))), "a sent it to c; that was dropped at 9us"),
    (cause(passed(.due(at: 9))), "a sent it to c; that is due at 9us"),
    (
      cause(passed(.tooLate(due: 9, epoch: 2))),
      "a sent it to c; that was due at 9us, too late: c leads epoch 2 and takes nothing of an older one"
    ),
    (cause(passed(.held(by: nil))), "a sent it to c; that stays on the line"),
    (
      cause(passed(.held(by: typed))), "a sent it to c; that stays on the line since `crash a`"
    ),
    (
      cause(.kept(by: [Cast.a, Cast.b], lostTo: Cast.c)),
      "it is on a, b; it is lost, as c leads and does not have it"
    ),
    (cause(.kept(by: [], lostTo: nil)), "no log has it"),
    (cause(.gone(Cast.a), crash), "`crash a` (line 7): a has it no more"),
    (cause(.leftOut(7)), "(7 more)"),
    (
      cause(.acknowledged(by: [Cast.a, Cast.b], rule: "all flushed")),
      "it was acknowledged by a, b; acknowledgement was `all flushed`"
    ),
    (cause(.acknowledged(by: [], rule: "")), "it was acknowledged"),
    (cause(.answered(Cast.c), crash), "`crash a` (line 7): c answered it"),
    (cause(.clientCut(Cast.alice, Cast.a), crash), "`crash a` (line 7): alice is cut off from a"),
    (
      cause(.clientCut(.unnamed, Cast.a), crash), "`crash a` (line 7): the client is cut off from a"
    ),
    (cause(.ruled(setting: "timeout", value: "never")), "timeout is `never`"),
    (cause(.ruled(setting: "timeout", value: "never"), crash), "`crash a` (line 7)"),
    (cause(.cannotLead(Cast.a, because: "a is down")), "a cannot lead: a is down"),
    (
      cause(.stands(standing)),
      "b is a standby of a, frozen, in epoch 2; its log ends at position 3, 2 on its disk, 1 applied"
    ),
    (cause(.event(.quiet(.gaveUp))), "⚠ not quiet: something still goes on at 2ms"),
    (
      cause(.event(.refused(Refusal("no", wayOut: nil))), crash),
      "`crash a` (line 7): ✗ refused: no"
    ),
    (cause(.happened(.down(Cast.a)), crash), "`crash a` (line 7)"),
    (cause(.happened(.down(Cast.a))), "a went down"),
    (cause(.happened(.cut(Cast.a, to: Cast.b))), "b hears nothing from a"),
  ]

  static let hidings: [(Cause.Hiding, String)] = [
    (.paused, "it does not apply while it is paused"), (.delayed, "it applies with a delay"),
    (.applying, "it takes time to apply it"),
    (.notCommitted, "it does not know it to be committed"),
  ]

  static let obstacles: [(Cause.Obstacle, String)] = [
    (.down, ", which was down"), (.cutOff, ", which was cut off"), (.senderDown, ": a was down"),
    (.senderFrozen, ": a was frozen"), (.senderLacksIt, ": a does not have it"),
    (.stuck, ", which is stuck"), (.copying, ", which takes a whole copy"),
    (.tooFarBehind, ", which is too far behind"), (.notAsked, ", which had not asked for it yet"),
  ]

  static let happenings: [Happening] = [
    .declared(Cast.a), .down(Cast.a), .up(Cast.a), .removed(Cast.a), .frozen(Cast.a),
    .thawed(Cast.a), .paused(Cast.a, receiving: true), .paused(Cast.a, receiving: false),
    .resumed(Cast.a, receiving: true), .resumed(Cast.a, receiving: false), .hidden(Cast.a),
    .open(Cast.a), .cut(Cast.a, to: Cast.b), .healed(Cast.a, to: Cast.b),
    .held(Cast.a, to: Cast.b), .released(Cast.a, to: Cast.b),
  ]

  /// One of everything.
  static let whole: Explanation = {
    var causes = all.map(\.0)
    causes += hidings.map { cause(.notShown(Cast.a, $0.0)) }
    causes += obstacles.map { cause(.notSent(from: Cast.a, to: Cast.c, $0.0)) }
    causes += happenings.map { cause(.happened($0)) }
    let remedies = [
      Remedy([.instead(of: crash, do: "crash b"), .without(crash)]),
      Remedy([.before(included, do: "settle")]),
    ]
    return Explanation(causes: causes, remedies: remedies, search: .complete(tried: 3))
  }()

  @Test(arguments: all)
  func causes(_ cause: Cause, _ words: String) {
    #expect(said(.explanation(Explanation(causes: [cause]))) == "2ms: \(words)\n")
  }

  @Test(arguments: hidings)
  func hiding(_ hiding: Cause.Hiding, _ words: String) {
    let one = Explanation(causes: [Self.cause(.notShown(Cast.c, hiding))])
    #expect(said(.explanation(one)) == "2ms: c has it and does not show it: \(words)\n")
  }

  @Test func everyHidingAndObstacleIsHere() {
    #expect(Self.hidings.map(\.0) == Cause.Hiding.allCases)
    #expect(Self.obstacles.map(\.0) == Cause.Obstacle.allCases)
  }

  @Test(arguments: obstacles)
  func obstacle(_ obstacle: Cause.Obstacle, _ words: String) {
    let one = Explanation(causes: [Self.cause(.notSent(from: Cast.a, to: Cast.c, obstacle))])
    #expect(said(.explanation(one)) == "2ms: a sent nothing of it to c\(words)\n")
  }

  @Test(arguments: happenings)
  func happening(_ happening: Happening) {
    let text = said(.explanation(Explanation(causes: [Self.cause(.happened(happening))])))
    #expect(text.hasPrefix("2ms: \(Cast.names.name(of: happening.node)) "))
  }

  @Test func remedies() {
    let one = Explanation(causes: [], remedies: Self.whole.remedies, search: .complete(tried: 3))
    #expect(
      said(.explanation(one)) == """
        would have prevented it:
          `crash b` instead of `crash a` (line 7), and without `crash a` (line 7)
          `settle` before `crash a` (common.repl:7)

        """)
  }

  @Test(
    arguments: [
      (.notNeeded, ""),
      (.complete(tried: 0), "no small change is known that could have prevented it\n"),
      (
        .complete(tried: 1),
        "1 small change was tried, and none would have prevented it without harm\n"
      ),
      (.partial(tried: 2), "not every change was tried, as that would take long\n"),
      (
        .tooLong(limit: 9),
        "more than 9 statements ran, so the past is not played again to say more\n"
      ),
      (
        .notRepeatable,
        "a statement was interrupted, so the past cannot be played again to say more\n"
      ),
    ] as [(Explanation.Search, String)])
  func search(_ search: Explanation.Search, _ words: String) {
    #expect(said(.explanation(Explanation(causes: [], search: search))) == words)
    #expect(json(.explanation(Explanation(causes: [], search: search))).contains("\"search\":"))
  }

  @Test func whatAUserTypedIsEscaped() {
    let evil = Citation(text: "write x = \"\u{1b}[2J\"", line: 1, file: "a\u{202e}b")
    let one = Explanation(
      causes: [Self.cause(.gone(Cast.a), evil)], remedies: [Remedy([.without(evil)])],
      search: .complete(tried: 1))
    #expect(
      !said(.explanation(one)).unicodeScalars.contains {
        "\u{1b}\u{202e}".unicodeScalars.contains($0)
      })
  }
}
