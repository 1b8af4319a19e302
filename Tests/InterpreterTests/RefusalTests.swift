import Interpreter
import Syntax
import Testing

/// A statement that is turned away says why, and what would make it possible.
@Suite("Refusals") struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// A part of the reason.
    var reason: String
    var testDescription: String { reason }

    init(_ text: String, _ reason: String) {
      self.text = text
      self.reason = reason
    }
  }

  static let pair = "node a leader\nnode b follower\n"

  static let cases: [Case] = [
    Case("node w watcher\ndata w", "w holds no data"),
    Case("node w watcher\npromote w", "w holds no data"),
    Case(pair + "crash b\npromote b", "b is down"),
    Case(pair + "freeze b\npromote b", "b is frozen"),
    Case(pair + "promote a", "a leads already"),
    Case("node \"my node\" leader\npromote \"my node\"", "\"my node\" leads already"),
    Case(pair + "demote b", "b does not lead"),
    Case("node b follower\ndemote b", "b does not lead"),
    Case(pair + "crash a\ndemote a", "a is down"),
    Case("node a leader\nnode b follower\nnode c follower of b\ndemote a to c", "does not get"),
    Case(pair + "crash b\nrejoin b", "b is down"),
    Case(pair + "rejoin a", "a leads"),
    Case(pair + "crash a\nrejoin b", "no leader is up"),
    Case(pair + "set failover automatic after 1s\nelect", "votes for nobody else"),
    Case(
      pair + "node c follower\nset failover automatic after 1s\ncrash a, c\nelect", "no node could"),
    Case(pair + "crash b\ncrash b", "b is down already"),
    Case(pair + "wipe b", "b is up, and cannot be wiped"),
    Case("node w watcher\ncrash w\nwipe w", "nothing to wipe"),
    Case(pair + "restart b", "b is up, and cannot be restarted"),
    Case(pair + "crash a\nrestart a as follower of b", "from a itself"),
    Case(pair + "thaw b", "is not frozen"),
    Case(pair + "node c follower of b\nset b follower of c", "from b itself"),
    Case(pair + "set a follower of b", "follows nobody"),
    Case("node b follower\nset b follower", "no leader is up"),
    Case(pair + "set acknowledgement any 1 of (b)\nset b sync", "names its followers itself"),
    Case("node a leader\nnode b leader", "a leads already"),
    Case("node a leader\ncrash a\nread x at any", "no node is open"),
    Case("node a leader\nread x at nearest", "no name and no place"),
    Case("node a leader\nalice: read x at nearest", "alice has no place"),
    Case("node a leader\nalice: begin\nalice: begin", "open already"),
    Case("node a leader\ncommit", "no transaction is open"),
    Case("node a leader\nrollback", "no transaction is open"),
    Case("client alice\nawait alice", "alice has begun nothing"),
    Case("client alice\ncancel alice", "alice waits for nothing"),
    Case(
      "node a leader\nfreeze a\nstart alice: write x = 1\nalice: write x = 2", "still waits"),
    Case("step", "nothing is left to happen"),
    Case(pair + "step deliver a -> b", "nothing can be delivered"),
    Case(pair + "step flush b", "nothing to flush"),
    Case(pair + "step apply b", "nothing to apply"),
    Case(pair + "step timer b", "no timer of b"),
    Case("node a leader\nexpect read x at any = 1", "a look is at one node"),
    Case("why", "nothing has happened yet"),
    Case(pair + "crash a\ncrash leader", "no leader is up"),
  ]

  @Test("every refusal has its reason and a way out", arguments: cases)
  func wayOut(_ one: Case) {
    var stand = Stand()
    let events = stand.say(one.text)
    let refusals = events.compactMap { event -> Refusal? in
      if case .refused(let refusal) = event { refusal } else { nil }
    }
    #expect(refusals.last?.reason.contains(one.reason) == true, "\(refusals) \(stand.troubles)")
    guard let wayOut = refusals.last?.wayOut else {
      Issue.record("no way out: \(refusals)")
      return
    }
    for statement in Self.quoted(in: wayOut) {
      let result = Parser.parse(SourceText(name: "way out", text: statement))
      #expect(result.diagnostics.isEmpty, "`\(statement)` is no statement")
    }
  }

  /// What stands in backquotes and is meant to be typed as it is: not the mere name of a statement.
  private static func quoted(in text: String) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
      .filter { $0.contains(" ") && !$0.contains("…") && $0 != "follower of" }
  }

  /// Where the way out begins with one statement and says that it comes first, it lets the refused
  /// one through.
  @Test(
    "the way out leads out",
    arguments: [
      (pair + "crash b", "restart b", "promote b"), (pair + "freeze b", "thaw b", "promote b"),
      (pair, "demote a", "promote a"), (pair, "promote b", "demote b"),
      (pair + "crash a", "restart a", "demote a"), (pair, "crash b", "wipe b"),
      (pair, "stop b", "restart b"),
      (pair + "partition a | b\npromote b", "demote a", "set a follower of b"),
      (pair + "crash a", "promote b", "restart a as follower of b"),
      (pair + "node c follower of b", "promote c", "set b follower of c"),
      ("node \"my node\" leader", "demote \"my node\"", "promote \"my node\""),
      (pair + "set acknowledgement any 1 of (b)", "set acknowledgement all", "set b sync"),
    ])
  func leadsOut(_ start: String, _ first: String, _ refused: String) {
    var before = Stand()
    before.say(start)
    #expect(before.say(refused).contains { isRefused($0) }, "\(refused) is not refused")
    var after = Stand()
    after.say(start)
    after.say(first)
    #expect(!after.say(refused).contains { isRefused($0) }, "\(first) does not help \(refused)")
  }

  private func isRefused(_ event: Event) -> Bool {
    if case .refused = event { true } else { false }
  }

  @Test(
    "a promotion beside a leader that is up is warned of",
    arguments: [
      (pair + "promote b\n", "a goes on leading epoch 1 until it hears of the new one"),
      (pair + "partition a | b\npromote b\n", "as it cannot hear of the new one"),
      (pair + "set fencing off\npromote b\n", "as fencing is off"),
      (
        pair + "set fencing majority\npartition a | b\npromote b\n",
        "until it finds that it has no majority"
      ),
    ])
  func twoLeaders(_ text: String, _ words: String) {
    let told = Told(text + "why\n")
    #expect(told.output.contains("⚠ two leaders: a goes on leading epoch 1"), "\(told.output)")
    #expect(told.output.contains(words), "\(told.output)")
    #expect(told.output.contains("`demote a` before `promote b`"), "\(told.output)")
  }

  @Test("a promotion without another leader is not")
  func oneLeader() {
    #expect(!Told(Self.pair + "crash a\npromote b\n").output.contains("two leaders"))
    #expect(!Told(Self.pair + "demote a\npromote b\n").output.contains("two leaders"))
  }

  @Test("failover by those that are not there is warned of", arguments: ["watcher", "controller"])
  func nobodyDecides(_ role: String) {
    let setting = role == "watcher" ? "watchers" : role
    let told = Told("node a leader\nset failover \(setting) after 1s\nwhy\n")
    #expect(
      told.output.contains("⚠ nobody decides: there is no \(role); `node w \(role)` makes one"),
      "\(told.output)")
    #expect(told.output.contains(" \(role)` before `set failover"), "\(told.output)")
    let well = Told("node a leader\nnode w \(role)\nset failover \(setting) after 1s\n")
    #expect(!well.output.contains("nobody decides"), "\(well.output)")
  }
}
