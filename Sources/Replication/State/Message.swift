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
  case tooFarBehind(firstKept: Int64)
  case askForCopy
  /// A whole copy, by its number among the copies under way.
  case copy(number: Int)
  /// The sender leads that epoch.
  case leads(epoch: UInt32)
  case voteRequest(epoch: UInt32, log: Place, unclean: Bool)
  case vote(epoch: UInt32, granted: Bool)
  /// A watcher asks whether the receiver too finds the leader silent, and for its vote.
  case suspicion(epoch: UInt32)
  case suspicionAnswer(epoch: UInt32, suspects: Bool, granted: Bool)
  /// The receiver is to lead that epoch.
  case appoint(epoch: UInt32)

  /// Whether `settle` waits for it.
  public var kind: Kind {
    switch self {
    case .entries: .entries
    case .progress: .progress
    case .hello, .diverged, .tooFarBehind, .leads, .appoint: .control
    case .askForCopy, .copy: .copy
    case .voteRequest, .vote, .suspicion, .suspicionAnswer: .vote
    }
  }

  public enum Kind: String, CaseIterable, Sendable {
    case entries, progress, control, copy, vote
  }
}
