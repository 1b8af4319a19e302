public import ClientHistory

/// One node as a value: how it was declared, how it is, and how far its log is.
public struct Node: Sendable {
  /// What a node is there for; it never changes.
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

  /// Whether a node accepts writes or takes its log from an upstream.
  public enum Role: Sendable { case leader, follower }

  /// Whether a node runs.
  public enum Condition: Sendable {
    case up
    /// Its process died, or its power failed.
    case crashed
    /// It was shut down cleanly.
    case stopped
    /// It is gone for good; its number is not used again.
    case removed
  }

  // Declared
  public let kind: Kind
  /// Whether it is one of the synchronous followers.
  public var isSync = false
  /// Whether it serves no reads while it follows.
  public var isHidden = false
  /// How many votes it has; 0 for one that does not vote.
  public var votes: Int
  /// The higher comes first where priority decides. With 0 it never stands and is never appointed.
  public var priority = 1
  public var timing = Timing()
  /// It was told whom to follow, so that a promotion elsewhere does not move it.
  public var hasFixedUpstream = false

  // How it is
  /// Meaningful for a node that holds data.
  public var role = Role.follower
  public var condition = Condition.up
  /// It is to stop as soon as its followers have everything.
  public var isStopping = false
  /// Its process stands still, and its connections stay open.
  public var isFrozen = false
  /// It receives, and applies nothing.
  public var pausedApplying = false
  /// What is sent to it stays on the line.
  public var pausedReceiving = false
  /// Whom it follows; nil for a leader, and for a follower of nobody.
  public var upstream: NodeID?
  /// How it stands to its upstream.
  public var following = Following.nobody
  /// The newest epoch it has heard of.
  public var epoch: UInt32 = 0
  /// The epoch it last gave its vote in.
  public var votedIn: UInt32 = 0
  /// Whom it last gave its vote, in an election.
  public var votedFor: NodeID?
  /// A follower of it has more than it has, and asks again when it has more.
  var isBehindFollowers = false
  /// It was added later, and has no vote before its log is at that position; 0: it has.
  public var joinsAt: Int64 = 0
  /// It stepped down, and does not stand before its time is over.
  public var sitsOut = false
  /// The leader it last heard of.
  public var knownLeader: NodeID?
  /// Was without its leader for longer than watchers allow.
  public internal(set) var isApart = false
  /// A watcher whose clock has jumped, and that does nothing for a while.
  public internal(set) var isTilted = false
  /// How many followers went on from its log, had to be copied whole, and asked for more than it had
  /// (RD-3).
  public internal(set) var syncs = Syncs()
  /// The branch that it began as a leader without a past; followers on older ones are copied whole.
  var beganAnew: Int?
  /// A copy that has come and is being loaded, by its number.
  public internal(set) var loading: Int?
  /// It goes back to where its log and its upstream's part, and answers nothing before it is there.
  public internal(set) var isUnwinding = false
  /// The controllers heard nothing of it for so long that they took it out.
  public internal(set) var isFenced = false

  // How far its log is: marks that are not one chain
  /// The branch of the log store that its log is on.
  public var branch = 0
  /// What it has received, or as a leader appended.
  public var end: Int64 = 0
  /// What a crash of the process leaves.
  public var written: Int64 = 0
  /// What a power loss leaves.
  public var flushed: Int64 = 0
  /// What is in its data.
  public var applied: Int64 = 0
  /// What it knows to be committed.
  public var committed: Int64 = 0
  /// Its log is trimmed up to here.
  public var trimmedTo: Int64 = 0
  /// The bytes it keeps, counted only while `retain` is a number of bytes.
  var keptBytes: Int64 = 0
  /// What its keys hold, at `applied`.
  public var data = Data()
  /// Runs of entries of abandoned branches whose effect it keeps.
  public var errant: [Run] = []
  /// How many of them it has handed on as a leader.
  var joinedErrants = 0
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
  /// What the entries take that it keeps, where its rules count bytes.
  var kept = KeptBytes()
  var timers = NodeTimers()

  // As a leader
  /// Writes that wait for acknowledgement, in order of position.
  public var waits: ContiguousArray<WaitingWrite> = []
  /// Some of them wait for what their clients asked for, and not for the leader's rule.
  var waitsDiffer = false
  /// The in-sync set as it knows it, itself included, where the membership keeps one.
  public internal(set) var inSync = NodeSet()
  /// Writes that wait until an earlier one of their keys is over, in the order in which they came.
  public var lockedWrites: ContiguousArray<LockedWrite> = []
  /// Acknowledges alone, until its followers have caught up.
  public var hasFallenBack = false
  /// The node that it is handing over to.
  public var handover: NodeID?
  /// How it is stepping down, while it waits for a follower that can take over.
  public var stepDown: StepDownOrder?

  /// Clients that wait until so many followers have something.
  public var waitingCounts: ContiguousArray<WaitingCount> = []
  /// Followers that wait for a whole copy.
  var gathered = NodeSet()

  // As a reader's node
  /// Reads that wait until the node has what their client wrote.
  public var waitingReads: ContiguousArray<WaitingRead> = []

  // As a candidate or watcher
  /// Meaningful where `candidacy.epoch` is not 0.
  public var candidacy = Candidacy()

  init(kind: Kind) {
    self.kind = kind
    self.votes = kind == .data || kind == .arbiter ? 1 : 0
  }

  public var isUp: Bool { condition == .up }
  /// The votes that count now.
  public var votesNow: Int { joinsAt > 0 ? 0 : votes }
  /// Whether it can hold data: its kind does, and it was not removed.
  public var holdsData: Bool { kind == .data && condition != .removed }
  /// Whether it takes itself for a leader, up or not, replaced or not.
  public var isLeader: Bool { role == .leader && kind == .data }
  /// The branch and the end of its log.
  public var place: Place { Place(branch: branch, position: end) }

  /// The last position that has reached that stage at this node.
  public func mark(_ stage: Stage) -> Int64 {
    stage.mark(received: end, flushed: flushed, applied: applied)
  }
}

/// How long a node's own steps take; zero: they are one with the step before.
public struct Timing: Hashable, Sendable {
  /// Bringing to the disk what is in memory, however much that is.
  public var flush: Microseconds = 0
  /// Applying one entry, unless the write says otherwise.
  public var apply: Microseconds = 0
  /// Taking in a whole copy, on top of its way over the line.
  public var copy: Microseconds = 0
  /// How long after its append an entry is kept back.
  public var delay: Microseconds = 0

  /// Nothing takes time.
  public init() {}
}

/// How a follower stands to its upstream.
public enum Following: Hashable, Sendable {
  /// It takes its log from no one.
  case nobody
  /// Has asked, or will as soon as it can.
  case connecting
  /// Entries come as the upstream has them.
  case streaming
  /// Its log left the upstream's after that position.
  case stuck(fork: Int64)
  /// Has asked for a whole copy, which has not come.
  case copying
  /// What it needs is trimmed there.
  case tooFarBehind(firstKept: Int64)
}

/// The entries after `from` up to `to` of one branch's history.
public struct Run: Hashable, Sendable {
  /// The branch on whose history the entries are; they may be of its ancestors.
  public var branch: Int
  /// The position before the first entry.
  public var from: Int64
  /// The position of the last entry.
  public var to: Int64

  /// How many entries there are.
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

/// A write at its leader whose client waits for the acknowledgement.
public struct WaitingWrite: Hashable, Sendable {
  public var operation: OperationID
  /// Where it is in the leader's log.
  public var position: Int64
  /// What this client asked for in place of the leader's rule.
  public var acknowledgement: Acknowledgement?
  /// What happens when that cannot be met.
  public var limit: TimeoutRule
  /// Its time was over while its leader stood still.
  public var isOverdue = false
}

/// A write that waits at its leader before it is appended.
public struct LockedWrite: Sendable {
  public var write: Write
  var wishes: Wishes
}

/// A read that a node answers only once it has what its client wrote.
public struct WaitingRead: Hashable, Sendable {
  public var operation: OperationID
  /// What the node has to show first; for a linearizable read the entry that must be committed.
  public var needs: Place
  /// What its reader is shown then.
  public var view: ReadView
}

/// How a leader was told to step down.
public struct StepDownOrder: Hashable, Sendable {
  /// For so long it does not stand again.
  public var sitsOutFor: Microseconds
  /// It steps down in the end even where no follower has its whole log.
  public var isForced: Bool
}

/// A client that waits until so many followers have what it wrote.
public struct WaitingCount: Hashable, Sendable {
  public var operation: OperationID
  public var asked: CountRequest
}

/// What `wait for` asks of a leader.
public struct CountRequest: Hashable, Sendable {
  /// How many followers.
  public var needed: Int
  /// How far they have to be.
  public var stage: Stage
  /// Up to where they must have its log.
  public var position: Int64
  /// How long it may take; nil: for ever.
  public var within: Microseconds?

  public init(needed: Int, stage: Stage, position: Int64, within: Microseconds?) {
    self.needed = needed
    self.stage = stage
    self.position = position
    self.within = within
  }
}

/// The bytes of the entries after `from` up to `to` on a branch, worked out before.
struct KeptBytes: Hashable, Sendable {
  var branch = -1
  var from: Int64 = 0
  var to: Int64 = 0
  var bytes: Int64 = 0
}

/// How a node's followers connected with it.
public struct Syncs: Hashable, Sendable {
  /// They went on from where they were.
  public internal(set) var partial: Int64 = 0
  /// They asked to, and could not.
  public internal(set) var refused: Int64 = 0
  /// They were copied whole.
  public internal(set) var full: Int64 = 0
}

/// How far a node is that stands for an epoch, or a watcher that wants to appoint.
public struct Candidacy: Hashable, Sendable {
  /// 0: not a candidate.
  public var epoch: UInt32 = 0
  /// Who gave it a vote, the node itself included.
  public var votes = NodeSet()
  /// The watchers that find the leader silent too.
  public var suspicions = NodeSet()
  /// Elected whatever its log.
  public var unclean = false
  /// The newest epoch it had heard of before it stood.
  var heard: UInt32 = 0
  /// It only asks who would vote for it.
  var isCanvass = false
  /// It has won, and takes from that node what it lacks before it leads.
  var source: NodeID?
}
