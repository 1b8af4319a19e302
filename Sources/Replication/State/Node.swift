public import ClientHistory

/// One node as a value: how it was declared, how it is, and how far its log is.
public struct Node: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Holds data, leads or follows.
    case data
    /// Votes, and holds nothing.
    case arbiter
    /// Watches from outside, and appoints with a quorum of its kind.
    case watcher
    /// Appoints; one alone may do it.
    case controller
  }

  public enum Role: Sendable { case leader, follower }

  public enum Condition: Sendable {
    case up
    case crashed
    case stopped
    case removed
  }

  // Declared
  public let kind: Kind
  public var isSync = false
  public var isHidden = false
  public var votes: Int
  public var priority = 1
  public var timing = Timing()
  /// It was told whom to follow, so that a promotion elsewhere does not move it.
  public var hasFixedUpstream = false

  // How it is
  public var role = Role.follower
  public var condition = Condition.up
  public var isFrozen = false
  public var pausedApplying = false
  public var pausedReceiving = false
  public var upstream: NodeID?
  public var following = Following.nobody
  /// The newest epoch it has heard of.
  public var epoch: UInt32 = 0
  /// The epoch it last gave its vote in.
  public var votedIn: UInt32 = 0
  /// The leader it last heard of.
  public var knownLeader: NodeID?

  // How far its log is: marks that are not one chain
  public var branch = 0
  /// What it has received, or as a leader appended.
  public var end: Int64 = 0
  /// What a crash of the process leaves.
  public var written: Int64 = 0
  /// What a power loss leaves.
  public var flushed: Int64 = 0
  public var applied: Int64 = 0
  /// What it knows to be committed.
  public var committed: Int64 = 0
  /// Its log is trimmed up to here.
  public var trimmedTo: Int64 = 0
  /// The bytes it keeps, counted only while `retain` is a number of bytes.
  var keptBytes: Int64 = 0
  public var data = Data()
  /// Runs of entries of abandoned branches whose effect it keeps.
  public var errant: [Run] = []
  /// Runs of entries that it dropped and kept in a file.
  public var aside: [Run] = []

  // What is under way
  /// Up to where a flush that takes time will reach; 0: none is under way.
  var flushing: Int64 = 0
  /// The entry that is being applied; 0: none is.
  var applying: Int64 = 0
  /// What it last told its upstream.
  var reported: Progress?
  /// Drops its diverged tail whatever the rules say: `rejoin`.
  var rewindsOnce = false
  var timers = NodeTimers()

  // As a leader
  /// Writes that wait for acknowledgement, in order of position.
  public var waits: ContiguousArray<WaitingWrite> = []
  /// Some of them wait for what their clients asked for, and not for the leader's rule.
  var waitsDiffer = false
  /// Acknowledges alone, until its followers have caught up.
  public var hasFallenBack = false
  /// The node that it is handing over to.
  public var handover: NodeID?

  // As a reader's node
  /// Reads that wait until the node has what their client wrote.
  public var waitingReads: ContiguousArray<WaitingRead> = []

  // As a candidate or watcher
  public var candidacy = Candidacy()

  init(kind: Kind) {
    self.kind = kind
    self.votes = kind == .data || kind == .arbiter ? 1 : 0
  }

  public var isUp: Bool { condition == .up }
  public var holdsData: Bool { kind == .data && condition != .removed }
  public var isLeader: Bool { role == .leader && kind == .data }
  public var place: Place { Place(branch: branch, position: end) }

  public func mark(_ stage: Stage) -> Int64 {
    switch stage {
    case .received: end
    case .flushed: flushed
    case .applied: applied
    }
  }
}

/// How long a node's own steps take; zero: they are one with the step before.
public struct Timing: Hashable, Sendable {
  public var flush: Microseconds = 0
  public var apply: Microseconds = 0
  public var copy: Microseconds = 0
  /// How long after its append an entry is kept back.
  public var delay: Microseconds = 0

  public init() {}
}

/// How a follower stands to its upstream.
public enum Following: Hashable, Sendable {
  case nobody
  /// Has asked, or will as soon as it can.
  case connecting
  case streaming
  /// Its log left the upstream's after that position.
  case stuck(fork: Int64)
  case copying
  /// What it needs is trimmed there.
  case tooFarBehind(firstKept: Int64)
}

/// The entries after `from` up to `to` of one branch's history.
public struct Run: Hashable, Sendable {
  public var branch: Int
  public var from: Int64
  public var to: Int64

  public var count: Int64 { to - from }
}

/// What a follower told whom.
struct Progress: Hashable, Sendable {
  var upstream: NodeID
  var branch: Int
  var received: Int64
  var flushed: Int64
  var applied: Int64
}

public struct WaitingWrite: Hashable, Sendable {
  public var operation: OperationID
  public var position: Int64
  /// What this client asked for in place of the leader's rule.
  public var acknowledgement: Acknowledgement?
  /// What happens when that cannot be met.
  public var limit: TimeoutRule
  /// Its time was over while its leader stood still.
  public var isOverdue = false
}

public struct WaitingRead: Hashable, Sendable {
  public var operation: OperationID
  public var needs: Place
}

public struct Candidacy: Hashable, Sendable {
  /// 0: not a candidate.
  public var epoch: UInt32 = 0
  public var votes = NodeSet()
  /// The watchers that find the leader silent too.
  public var suspicions = NodeSet()
  /// Elected whatever its log.
  public var unclean = false
  /// The newest epoch it had heard of before it stood.
  var heard: UInt32 = 0
}
