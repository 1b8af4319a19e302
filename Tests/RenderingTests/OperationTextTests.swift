import ClientHistory
import Interpreter
import Rendering
import Systems
import Testing

@Suite struct OperationTextTests {
  @Test func acknowledgedWriteNamesNodesLatencyAndPosition() {
    var completion = Cast.completion()
    completion.acknowledgedBy = [Cast.a, Cast.b]
    completion.token = Token(epoch: 1, position: 1)
    #expect(said(.completed(completion)) == "acknowledged by a, b in 2ms (position 1)\n")
  }

  @Test func acknowledgedWithoutALogPlace() {
    #expect(said(.completed(Cast.completion())) == "acknowledged in 2ms\n")
  }

  @Test func fallenBackIsTold() {
    var completion = Cast.completion()
    completion.acknowledgedBy = [Cast.a]
    completion.fellBack = true
    #expect(
      said(.completed(completion))
        == "acknowledged by a in 2ms, without the synchronous followers\n")
  }

  @Test func acknowledgementMayCarryAReason() {
    let completion = Cast.completion(reason: .cancelled)
    #expect(said(.completed(completion)) == "acknowledged in 2ms; cancelled\n")
  }

  @Test func namedClientsStandInFront() {
    let completion = Cast.completion(client: Cast.alice)
    #expect(said(.completed(completion)) == "alice: acknowledged in 2ms\n")
  }

  @Test func lateCompletionsSayWhichWrite() {
    var completion = Cast.completion()
    completion.late = true
    completion.write = Cast.write([Cast.put(Cast.x, 1)])
    #expect(said(.completed(completion)) == "later: x = 1 acknowledged in 2ms\n")
    completion.client = Cast.alice
    #expect(said(.completed(completion)) == "alice: x = 1 acknowledged in 2ms\n")
  }

  @Test func withoutALeaderTheClusterIsUnavailable() {
    #expect(
      said(.completed(Cast.completion(.refused, reason: .noLeader)))
        == "✗ unavailable: no leader is up; `promote` one\n")
  }

  @Test func rolesAreCalledAsChosen() {
    var names = Cast.names
    names.words = Words(leader: "primary", follower: "secondary", followers: "secondaries")
    let refused = Cast.completion(.refused, node: Cast.b, reason: .notLeader(leader: Cast.a))
    #expect(
      said(.completed(refused), names: names) == "✗ refused: b is a secondary; a leads\n")
    #expect(
      said(.completed(Cast.completion(.refused, reason: .noLeader)), names: names)
        == "✗ unavailable: no primary is up; `promote` one\n")
    #expect(
      said(.blocked(Cast.wait(.nobodyToAcknowledge(needed: 2))), names: names)
        == "blocked at 3ms: waits for 2 secondaries to confirm it, and there is none that could\n")
  }

  @Test func lateBadOutcomesSayWhichWriteBehindTheSign() {
    var completion = Cast.completion(.unknown, reason: .leaderStepped(Cast.a))
    completion.late = true
    completion.write = Cast.write([Cast.put(Cast.x, 5)])
    #expect(
      said(.completed(completion))
        == "later: ✗ unknown: x = 5; a leads no more; the write may take effect or not\n")
    completion.client = Cast.alice
    completion.outcome = .refused
    #expect(said(.completed(completion)) == "alice: ✗ refused: x = 5; a leads no more\n")
    completion.outcome = .sent
    #expect(said(.completed(completion)) == "alice: x = 5 sent to a\n")
  }

  @Test func sentIsNotAcknowledged() {
    #expect(said(.completed(Cast.completion(.sent))) == "sent to a\n")
  }

  @Test func badOutcomesSayWhy() {
    #expect(
      said(.completed(Cast.completion(.refused, node: Cast.b, reason: .notLeader(leader: Cast.a))))
        == "✗ refused: b is a follower; a leads\n")
    #expect(
      said(.completed(Cast.completion(.failed, reason: .cancelled))) == "✗ failed: cancelled\n")
    #expect(
      said(.completed(Cast.completion(.unknown, reason: .leaderCrashed(Cast.a))))
        == "✗ unknown: a crashed; the write may take effect or not\n")
    #expect(
      said(.completed(Cast.completion(.unknown, kind: .read, reason: .leaderCrashed(Cast.a))))
        == "✗ unknown: a crashed\n")
    #expect(said(.completed(Cast.completion(.pending))) == "is still under way\n")
    #expect(said(.completed(Cast.completion(.failed))) == "✗ failed: no reason is known\n")
  }

  @Test func answersOneLineAKey() {
    var completion = Cast.completion(kind: .read)
    completion.answers = [
      Answer(key: Cast.x, value: Value(integer: 1), version: OperationID(1)),
      Answer(key: Cast.balance, value: nil, version: .none),
    ]
    #expect(said(.completed(completion)) == "x = 1 (in 2ms)\nbalance is not set (in 2ms)\n")
    completion.latency = 0
    #expect(said(.completed(completion)) == "x = 1\nbalance is not set\n")
    completion.client = Cast.alice
    #expect(said(.completed(completion)) == "alice: x = 1\nalice: balance is not set\n")
    completion.answers = []
    #expect(said(.completed(completion)) == "")
  }

  @Test(
    arguments: [
      (Reason.notLeader(leader: nil), "b does not lead, and no node does; `promote` one"),
      (.hidden, "b is hidden and serves no reads; `set b open` lets it"),
      (.noData, "b holds no data; `state` shows who does"),
      (.down(.up), "b is up"),
      (.down(.crashed), "b has crashed; `restart b` brings it back"),
      (.down(.stopped), "b is stopped; `restart b` brings it back"),
      (.down(.frozen), "b is frozen; `thaw b` brings it back"),
      (.down(.stuck), "b is stuck, as its log has diverged; `rejoin b` brings it back"),
      (.down(.copying), "b is not ready until its copy is complete; `settle` waits"),
      (.down(.behind), "b is too far behind to catch up; `rejoin b` brings it back"),
      (.down(.removed), "b is removed; `node … follower` makes another"),
      (
        .tooFewAfterAppend(have: 1, need: 2),
        "it is in the log, but by then 1 node was in sync, 2 are needed"
      ),
      (
        .tooFewInSync(have: 1, need: 2),
        "1 node is in sync, 2 are needed; `set minimum 1` asks for no more"
      ),
      (
        .cannotBeMet(have: 1, need: 2, missing: [Cast.c]),
        "the acknowledgement needs 2 nodes and has 1; missing: c; `set timeout never` waits"
      ),
      (
        .cannotBeMet(have: 0, need: 1, missing: []),
        "the acknowledgement needs 1 node and has 0; `set timeout never` waits"
      ),
      (.notANumber(Cast.x), "x does not hold a number; `write x = 0` makes it one"),
      (
        .numberTooLarge(Cast.x),
        "x would pass the largest number, 4611686018427387903; add less, or `write x = 0` begins anew"
      ),
      (
        .nothingFrom(position: 10, end: 5),
        "there is nothing from position 10 on; the log ends at position 5, and `read from latest` asks there"
      ),
      (
        .positionTrimmed(firstKept: 4),
        "the log is kept from position 4 on; `read from earliest` begins there"
      ),
      (.timedOut(after: 2_000_000, missing: [Cast.b, Cast.c]), "given up after 2s without b, c"),
      (.timedOut(after: 2_000_000, missing: []), "given up after 2s"),
      (.clientGaveUp(after: 1_500_000), "the client gave up after 1.5s"),
      (.leaderCrashed(Cast.a), "a crashed"),
      (.leaderStepped(Cast.a), "a leads no more"),
      (.cancelled, "cancelled"),
      (.disconnected, "the connection ended"),
    ] as [(Reason, String)])
  func reasons(_ reason: Reason, _ words: String) {
    let completion = Cast.completion(.refused, node: Cast.b, reason: reason)
    #expect(said(.completed(completion)) == "✗ refused: \(words)\n")
  }

  @Test func whatKeepsANodeFromConfirming() {
    var wait = Cast.wait(.acknowledgement(missing: [Cast.b, Cast.c], needed: 2, stage: "flushed"))
    wait.obstacles = [
      Wait.Obstacle(node: Cast.b, state: "stuck"), Wait.Obstacle(node: Cast.c, state: "cut off"),
    ]
    #expect(
      said(.blocked(wait))
        == "blocked at 3ms: waits for b, c, which have not confirmed it flushed; "
        + "b is stuck; c is cut off\n")
  }

  @Test(
    arguments: [
      (
        Wait.Cause.acknowledgement(missing: [Cast.b], needed: 1, stage: "flushed"),
        "waits for b, which has not confirmed it flushed"
      ),
      (
        .acknowledgement(missing: [Cast.b, Cast.c], needed: 1, stage: "applied"),
        "waits for 1 of b, c, which have not confirmed it applied"
      ),
      (
        .acknowledgement(missing: [Cast.b, Cast.c], needed: 2, stage: "received"),
        "waits for b, c, which have not confirmed it received"
      ),
      (
        .nobodyToAcknowledge(needed: 1),
        "waits for 1 follower to confirm it, and there is none that could"
      ),
      (.leaderStage(Cast.a, stage: "flushed"), "waits until a itself has it flushed"),
      (
        .ownWrites(Cast.c, has: 1, needs: 3),
        "waits until c has position 3; it is at 1"
      ),
      (.unreachable(Cast.a), "waits for a, which cannot be reached"),
      (.frozen(Cast.a), "waits for a, which is frozen; `thaw a` lets it go on"),
      (.noLeader, "waits for a leader, and none is up; `promote` one"),
      (.lock(Cast.write()), "waits until balance = 100 is over, whose keys are locked"),
      (
        .report(of: [Cast.b]), "has its acknowledgements, and waits for the next report of b"
      ),
    ] as [(Wait.Cause, String)])
  func waits(_ cause: Wait.Cause, _ words: String) {
    #expect(said(.blocked(Cast.wait(cause))) == "blocked at 3ms: \(words)\n")
    #expect(
      said(.pending(Cast.wait(cause, client: Cast.alice), due: 12_000_000))
        == "alice: pending, due at 12s: \(words)\n")
  }
}
