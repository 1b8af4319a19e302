public import ClientHistory

/// Who must have a write, and at which stage, before its client is told. The leader always reaches
/// the stage first.
public struct Acknowledgement: Hashable, Sendable {
  /// Whose confirmation counts.
  public enum Who: Hashable, Sendable {
    /// Nobody: the write is sent, and never acknowledged.
    case none
    /// The leader alone.
    case leader
    /// Every synchronous follower.
    case all
    /// More than half of the votes, the leader's included.
    case majority
    /// Every follower of the current in-sync set.
    case inSync
    /// The first `count` of the list that are connected; an empty list stands for the synchronous
    /// followers.
    case first(Int, of: [NodeID])
    /// Any `count` of the list; an empty list stands for the synchronous followers.
    case any(Int, of: [NodeID])
  }

  public var who: Who
  /// How far each of them, the leader too, must be with the write.
  public var stage: Stage

  /// What holds where nothing is set.
  public static let standard = Acknowledgement(who: .all, stage: .flushed)

  public init(who: Who, stage: Stage) {
    self.who = who
    self.stage = stage
  }
}

/// How far a node is with an entry.
public enum Stage: String, CaseIterable, Sendable {
  /// In memory, or with the operating system.
  case received
  /// On the disk.
  case flushed
  /// Readable.
  case applied
}

/// What happens when the acknowledgement cannot be met.
public enum TimeoutRule: Hashable, Sendable {
  /// The client waits for as long as it takes.
  case never
  /// After that time the leader acknowledges alone, until the followers it needs have caught up.
  case fallBack(after: Microseconds)
  /// After that time the client is told that the outcome is unknown; the write stays in place.
  case fail(after: Microseconds)
  /// Refused before it is appended.
  case refuse
}
