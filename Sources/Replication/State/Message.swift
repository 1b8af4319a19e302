/// What one node tells another.
public enum Message: Hashable, Sendable {
  /// Entries after `from` up to `to.position`, and how far the sender knows them to be committed.
  case entries(epoch: UInt32, from: Int64, to: Place, committed: Int64)
  /// How far the follower is, on which branch.
  case progress(branch: Int, received: Int64, flushed: Int64, applied: Int64)
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
    case .progress: .progress
    case .hello, .diverged, .tooFarBehind, .leads, .appoint, .askForProgress: .control
    case .askForCopy, .copy: .copy
    case .voteRequest, .vote, .suspicion, .suspicionAnswer: .vote
    }
  }

  /// Messages by what they are for.
  public enum Kind: String, CaseIterable, Sendable {
    case entries, progress, control, copy, vote
  }
}
