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
  /// How far each of them must be with the write.
  public var stage: Stage
  /// How far the leader itself must be.
  public var own: Stage

  /// What holds where nothing is set.
  public static let standard = Acknowledgement(who: .all, stage: .flushed)

  /// `own`: the leader's stage where it is not that of the others (PG-4, MY-5, MG-4).
  public init(who: Who, stage: Stage, own: Stage? = nil) {
    self.who = who
    self.stage = stage
    self.own = own ?? stage
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
  /// Readable, and on the disk.
  case appliedFlushed = "applied-flushed"

  /// How far a node is at this stage that is so far at the others.
  @inline(__always)
  public func mark(received: Int64, flushed: Int64, applied: Int64) -> Int64 {
    switch self {
    case .received: received
    case .flushed: flushed
    case .applied: applied
    case .appliedFlushed: min(applied, flushed)
    }
  }

  /// Whether it asks for the disk.
  var isDurable: Bool {
    switch self {
    case .received, .applied: false
    case .flushed, .appliedFlushed: true
    }
  }

  /// Whether it asks for the data.
  var isReadable: Bool {
    switch self {
    case .received, .flushed: false
    case .applied, .appliedFlushed: true
    }
  }
}

/// Who is released when an acknowledgement is met.
public enum Release: String, CaseIterable, Sendable {
  /// Every waiting write that is met, whatever it was that met it.
  case always
  /// Only while the leader takes in a report of a follower that counts: what a change of the rules
  /// or of who is connected has met waits for the next one (PG-22, PG-23).
  case onReport = "on-report"
}

/// What a leader does while fewer followers are connected than its acknowledgement needs.
public enum Shorthanded: String, CaseIterable, Sendable {
  /// It waits; only the timeout rule ends that (MY-11).
  case wait
  /// It falls back at once (MY-12).
  case async
  /// It goes without them, write by write, and waits again as soon as they are connected (MY-12).
  case skip
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
