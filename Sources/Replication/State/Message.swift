public import ClientHistory

/// What one node tells another.
public enum Message: Hashable, Sendable {
  /// Entries after `from` up to `to.position`, and how far the sender knows them to be committed.
  case entries(epoch: UInt32, from: Int64, to: Place, committed: Int64)
  /// How far the follower is, on which branch.
  case progress(branch: Int, received: Int64, flushed: Int64, applied: Int64)
  /// How far a node is that follows the sender, or one that follows that.
  case progressOf(NodeID, branch: Int, received: Int64, flushed: Int64, applied: Int64)
  /// A follower asks for the log after its place.
  case hello(epoch: UInt32, Place, flushed: Int64, applied: Int64)
  /// The follower's log left the sender's after that position.
  case diverged(fork: Int64, from: Place)
  /// What the follower asked for is trimmed; the sender's log begins at that position.
  case tooFarBehind(firstKept: Int64)
  /// A follower asks for the whole of its upstream's data.
  case askForCopy
  /// A whole copy, by its number among the copies under way.
  case copy(number: Int)
  /// The sender leads that epoch.
  case leads(epoch: UInt32)
  /// A candidate for that epoch asks for a vote. `log`: where its own ends; `unclean`: whatever
  /// that is.
  case voteRequest(epoch: UInt32, log: Place, unclean: Bool)
  /// A voter's answer; one that is not granted may tell of an epoch that replaced the receiver.
  case vote(epoch: UInt32, granted: Bool)
  /// A node asks who would vote for it. `epoch`: the newest it has heard of.
  case canvass(epoch: UInt32, log: Place)
  /// Whether the sender would, and the newest epoch it has heard of.
  case canvassAnswer(epoch: UInt32, granted: Bool, heard: UInt32)
  /// The winner of an election asks for what comes after its log.
  case askForRest(epoch: UInt32, log: Place)
  /// The entries up to there.
  case rest(epoch: UInt32, to: Place)
  /// The receiver is to stand at once, in place of a leader that stepped down.
  case standUp
  /// A watcher asks whether the receiver too finds the leader silent, and for its vote.
  case suspicion(epoch: UInt32)
  /// Whether the sender finds the leader silent too, and whether it gives its vote.
  case suspicionAnswer(epoch: UInt32, suspects: Bool, granted: Bool)
  /// The receiver is to tell at once what it has.
  case askForProgress
  /// The receiver is to lead that epoch.
  case appoint(epoch: UInt32)

  /// Whether `settle` waits for it.
  public var kind: Kind {
    switch self {
    case .entries: .entries
    case .progress, .progressOf: .progress
    case .hello, .diverged, .tooFarBehind, .leads, .appoint, .askForProgress, .standUp: .control
    case .askForCopy, .copy, .askForRest, .rest: .copy
    case .voteRequest, .vote, .canvass, .canvassAnswer, .suspicion, .suspicionAnswer: .vote
    }
  }

  /// Messages by what they are for.
  public enum Kind: String, CaseIterable, Sendable {
    case entries, progress, control, copy, vote
  }
}
