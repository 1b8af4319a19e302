import ClientHistory
import Consistency
import Testing

@Suite struct LossesTests {
  @Test func lostRecoveredAndFinal() {
    var history = History()
    var losses = Losses()
    let write = history.addWrite(.acknowledged)
    var stage = ToyStage(newestLeader: NodeID(0), held: [[write], []])
    #expect(losses.judge(&history, stage, tookOver: false).lost.isEmpty)
    stage.newestLeader = NodeID(1)
    #expect(losses.judge(&history, stage, tookOver: true).lost == [write])
    #expect(losses.judge(&history, stage, tookOver: true).lost.isEmpty)
    #expect(history[write]?.fate == .lost && history.counts.writes(.lost) == 1)
    stage.newestLeader = NodeID(0)
    #expect(losses.judge(&history, stage, tookOver: true).recovered == [write])
    #expect(history.counts.writes(.lost) == 0 && history.counts.writes(.recovered) == 1)
    stage.newestLeader = NodeID(1)
    #expect(losses.judge(&history, stage, tookOver: true).lost == [write])
    stage.held[0] = []
    stage.onItsWay = [write]
    #expect(losses.judge(&history, stage, tookOver: false).final.isEmpty)
    stage.onItsWay = []
    #expect(losses.judge(&history, stage, tookOver: false).final == [write])
    #expect(losses.judge(&history, stage, tookOver: false).final.isEmpty)
  }

  @Test func onlyAcknowledgedWritesAreLost() {
    for outcome in Outcome.allCases {
      var history = History()
      var losses = Losses()
      history.addWrite(outcome)
      let stage = ToyStage(newestLeader: NodeID(1), held: [[], []])
      let found = losses.judge(&history, stage, tookOver: true)
      #expect(found.lost.isEmpty == (outcome != .acknowledged), "\(outcome)")
    }
  }

  @Test func unacknowledgedWritesSurviveOnlyATakeover() {
    for outcome in Outcome.allCases {
      var history = History()
      var losses = Losses()
      let write = history.addWrite(outcome)
      let stage = ToyStage(newestLeader: NodeID(1), held: [[write], [write]])
      #expect(losses.judge(&history, stage, tookOver: false).survived.isEmpty)
      let survives = outcome == .pending || outcome == .unknown
      #expect(
        losses.judge(&history, stage, tookOver: true).survived == (survives ? [write] : []),
        "\(outcome)")
    }
  }

  @Test func whatADeposedLeaderAcknowledgesIsLost() {
    var history = History()
    var losses = Losses()
    let write = history.addWrite(.acknowledged)
    let held = [[write], []]
    let own = ToyStage(newestLeader: NodeID(0), held: held)
    #expect(!losses.judge(acknowledged: write, &history, own))
    let other = ToyStage(newestLeader: NodeID(1), held: held)
    #expect(losses.judge(acknowledged: write, &history, other))
    #expect(history[write]?.fate == .lost)
  }

  @Test func nothingIsJudgedWithoutALeader() {
    var history = History()
    var losses = Losses()
    let write = history.addWrite(.acknowledged)
    let stage = ToyStage(newestLeader: nil, held: [[]])
    #expect(losses.judge(&history, stage, tookOver: true).lost.isEmpty)
    #expect(!losses.judge(acknowledged: write, &history, stage))
  }

  @Test func aDirtyReadIsToldWhenItsWriteIsGone() {
    var history = History()
    var losses = Losses()
    let write = history.addWrite(.pending)
    let reading = Losses.DirtyReading(read: OperationID(9), node: NodeID(0), write: write)
    losses.sawDirtyRead(reading)
    var stage = ToyStage(newestLeader: NodeID(0), held: [[write], []])
    #expect(losses.judge(&history, stage, tookOver: false).dirtyReadsLost.isEmpty)
    stage.newestLeader = NodeID(1)
    #expect(losses.judge(&history, stage, tookOver: true).dirtyReadsLost == [reading])
    #expect(losses.judge(&history, stage, tookOver: true).dirtyReadsLost.isEmpty)
  }

  @Test func aDirtyReadOfWhatWasAcknowledgedSinceIsForgotten() {
    var history = History()
    var losses = Losses()
    let write = history.addWrite(.pending)
    losses.sawDirtyRead(Losses.DirtyReading(read: OperationID(9), node: NodeID(0), write: write))
    history.update(write) { $0.outcome = .acknowledged }
    let stage = ToyStage(newestLeader: NodeID(1), held: [[write], []])
    #expect(losses.judge(&history, stage, tookOver: true).dirtyReadsLost.isEmpty)
  }
}
