import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct ClusterTextTests {
  @Test(
    arguments: [
      (Event.leads(Cast.c, epoch: 2, position: 0, how: .declared), ""),
      (.leads(Cast.c, epoch: 2, position: 0, how: .promoted), "c leads epoch 2 from position 0"),
      (
        .leads(Cast.c, epoch: 2, position: 5, how: .elected(votes: 2, voters: 3)),
        "c leads epoch 2 from position 5, elected by 2 of 3"
      ),
      (
        .leads(Cast.c, epoch: 2, position: 5, how: .chosen(by: Cast.a)),
        "c leads epoch 2 from position 5, chosen by a"
      ),
      (
        .leads(Cast.a, epoch: 2, position: 5, how: .restarted),
        "a leads epoch 2 from position 5, having come back with less than it had"
      ),
      (
        .twoLeaders(Cast.c, beside: Cast.a, epoch: 1, until: .hears),
        "⚠ two leaders: a goes on leading epoch 1 until it hears of the new one"
      ),
      (
        .twoLeaders(Cast.c, beside: Cast.a, epoch: 1, until: .cutOff),
        "⚠ two leaders: a goes on leading epoch 1, as it cannot hear of the new one"
      ),
      (
        .twoLeaders(Cast.c, beside: Cast.a, epoch: 1, until: .losesMajority),
        "⚠ two leaders: a goes on leading epoch 1 until it finds that it has no majority"
      ),
      (
        .twoLeaders(Cast.c, beside: Cast.a, epoch: 1, until: .never),
        "⚠ two leaders: a goes on leading epoch 1, as fencing is off"
      ),
      (
        .nobodyDecides(role: "watcher"),
        "⚠ nobody decides: there is no watcher; `node w watcher` makes one"
      ),
      (
        .steppedDown(Cast.a, epoch: 1, .newerEpoch(2)),
        "a no longer leads epoch 1: it heard of epoch 2"
      ),
      (
        .steppedDown(Cast.a, epoch: 1, .lostMajority),
        "a no longer leads epoch 1: it lost its majority"
      ),
      (
        .steppedDown(Cast.a, epoch: 1, .leaseExpired),
        "a no longer leads epoch 1: its lease ran out"
      ),
      (.steppedDown(Cast.a, epoch: 1, .demoted), "a no longer leads epoch 1: it was demoted"),
      (.electionStarted(Cast.b, epoch: 2), "b stands for epoch 2"),
      (
        .electionLost(Cast.b, epoch: 2, votes: 1, needed: 2),
        "b is not elected for epoch 2: it has 1 vote of the 2 it needs"
      ),
      (.suspects(Cast.b, leader: Cast.a), "b hears nothing from a and takes it for dead"),
      (.follows(Cast.c, upstream: Cast.b), "c follows b"),
      (
        .fellBack(waitingFor: [Cast.b]),
        "⚠ asynchronous now: acknowledgements no longer wait for b"
      ),
      (.inSync([Cast.a, Cast.b], eligible: []), "in sync: a, b"),
      (.inSync([], eligible: [Cast.c]), "in sync: none; eligible: c"),
      (
        .duplicated(Cast.write(), first: 1, second: 2),
        "⚠ written twice: balance = 100 was sent again, and is at position 1 and 2"
      ),
      (.fenced(Cast.b), "b is taken out by the controllers"),
      (.cameBack([Cast.b]), "acknowledgements wait for b again"),
    ] as [(Event, String)])
  func leadership(_ event: Event, _ words: String) {
    #expect(said(event) == (words.isEmpty ? "" : words + "\n"))
  }

  @Test(arguments: [
    (Divergence.stuck, "they stay, and a is stuck; `rejoin a` brings it back"),
    (.rewound, "they are dropped"),
    (.setAside, "they are set aside"),
    (.copied, "they go, with a whole copy"),
    (.keptErrant, "they are kept there alone"),
  ])
  func diverged(_ what: Divergence, _ words: String) {
    #expect(
      said(.diverged(Cast.a, from: Cast.c, fork: 5, extra: 2, what))
        == "a has 2 entries after position 5 that c lacks: \(words)\n")
  }

  @Test(arguments: [
    (Divergence.stuck, "it stays, and a is stuck; `rejoin a` brings it back"),
    (.rewound, "it is dropped"),
    (.setAside, "it is set aside"),
    (.copied, "it goes, with a whole copy"),
    (.keptErrant, "it is kept there alone"),
  ])
  func divergedByOne(_ what: Divergence, _ words: String) {
    #expect(
      said(.diverged(Cast.a, from: Cast.c, fork: 5, extra: 1, what))
        == "a has 1 entry after position 5 that c lacks: \(words)\n")
  }

  @Test(
    arguments: [
      (
        Event.copying(Cast.c, from: Cast.b, why: .logTrimmed(firstKept: 9)),
        "c takes a whole copy of b, whose log begins at position 9"
      ),
      (
        .copying(Cast.c, from: Cast.b, why: .diverged),
        "c takes a whole copy of b, as its log has diverged"
      ),
      (.copying(Cast.c, from: Cast.b, why: .wiped), "c takes a whole copy of b, as it was wiped"),
      (.copying(Cast.c, from: Cast.b, why: .asked), "c takes a whole copy of b"),
      (.copied(Cast.c, from: Cast.b, position: 12), "c has its copy of b, up to position 12"),
      (
        .cannotCatchUp(Cast.c, from: Cast.b, needs: 3, firstKept: 10),
        "⚠ too far behind: c needs position 3, and b keeps its log from position 10 on"
      ),
      (
        .droppedAtCrash(Cast.a, entries: 2, kept: 5, .notOnDisk),
        "a loses 2 entries that were not on its disk; its log ends at position 5"
      ),
      (
        .droppedAtCrash(Cast.a, entries: 1, kept: 5, .notOnDisk),
        "a loses 1 entry that was not on its disk; its log ends at position 5"
      ),
      (.trimmed(Cast.a, firstKept: 10), "a keeps its log from position 10 on"),
    ] as [(Event, String)])
  func logs(_ event: Event, _ words: String) {
    #expect(said(event) == words + "\n")
  }
}
