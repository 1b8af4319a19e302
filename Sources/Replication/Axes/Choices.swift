public import ClientHistory

// One type an axis of replication. The raw values are the words of the language.

/// When the leader shows a write to readers.
public enum Visibility: String, CaseIterable, Sendable {
  /// As soon as it is in the leader's log.
  case appended, flushed, acknowledged, committed
}

/// What a follower shows.
public enum FollowerView: String, CaseIterable, Sendable {
  /// All it has applied.
  case applied
  /// Only what it knows to be committed.
  case committed
}

/// When what is in memory goes to the disk.
public enum Durability: Hashable, Sendable {
  /// At once; what is acknowledged at stage flushed is on the disk.
  case always
  /// At whole multiples of that time.
  case every(Microseconds)
  /// At a leader when a write waits for it, with everything before that write, and at whole
  /// multiples of that time; at a follower at once (PG-2, MG-6).
  case onDemand(every: Microseconds?)
  /// At a leader at once; at a follower what it has applied, for it lies in the data then, and
  /// nothing of what it only received (MY-6, MY-17).
  case applied
  /// Never by itself; a clean stop does it.
  case never
}

/// Where entries wait for the flush.
public enum Buffer: String, CaseIterable, Sendable {
  /// With the operating system: a process crash keeps them, a power loss does not.
  case os
  /// In the process: both lose them.
  case process
  /// In the process at a leader, with the operating system at a follower (PG-2, PG-42).
  case leaderProcess = "leader-process"
}

/// Who moves the log.
public enum Transfer: Hashable, Sendable {
  /// The leader sends what it has as soon as it has it.
  case push
  /// The follower asks again as soon as it has what came; its next request is its acknowledgement.
  case pull
  /// The follower asks again at whole multiples of that time.
  case pullEvery(Microseconds)
}

/// What a follower applies.
public enum Applying: String, CaseIterable, Sendable {
  /// All it has received.
  case received
  /// Only what is on its disk.
  case flushed
}

/// What it is to promote a node.
public enum Promoting: String, CaseIterable, Sendable {
  /// It leads, whatever the others have.
  case forced
  /// It stands, and leads where its voters elect it.
  case asks
}

/// How much of the last leader's log a node may lack and still be chosen by watchers or a controller.
public enum Lacking: Hashable, Sendable {
  case any
  case entries(Int64)
  case bytes(Int64)
}

/// How often a follower tells its upstream what it has.
public enum Report: Hashable, Sendable {
  /// As soon as it is further than it last told.
  case immediately
  /// At whole multiples of that time.
  case every(Microseconds)
  /// As soon as it has more or has flushed more; that it has only applied more comes with the next
  /// report, at once where a write waits for that, and else at whole multiples of the time (PG-28).
  case changes(rest: Microseconds?)

  /// The time at whose multiples a report comes, where there is one.
  public var interval: Microseconds? {
    switch self {
    case .immediately: nil
    case .every(let time): time
    case .changes(let rest): rest
    }
  }
}

/// Who counts as in sync.
public enum Membership: Hashable, Sendable {
  /// The synchronous followers, whatever their state.
  case fixed
  /// Those with an open stream.
  case connected
  /// Those with an open stream that have caught up since it was opened (PG-17).
  case streaming
  /// Those that had everything not longer ago than that.
  case within(Microseconds)
  /// A set that the leader changes: who is behind, and had everything longer ago than that, is
  /// dropped at the next whole multiple of the second time; who has all that is committed comes
  /// back (KF-10 to KF-12).
  case kept(within: Microseconds, every: Microseconds)
  /// Those that were heard of not longer ago than that, behind or not, found out at whole multiples
  /// of the second time (RD-14).
  case heard(within: Microseconds, every: Microseconds)

  /// How long a follower may be behind, or not be heard of.
  var patience: Microseconds? {
    switch self {
    case .fixed, .connected, .streaming: nil
    case .within(let time), .kept(let time, _), .heard(let time, _): time
    }
  }

  /// When the leader looks who is to be dropped.
  var checks: Microseconds? {
    switch self {
    case .fixed, .connected, .streaming, .within: nil
    case .kept(_, let time), .heard(_, let time): time
    }
  }

  /// Whether the set is a state of its own, and not worked out from the streams.
  var isKept: Bool {
    if case .kept = self { return true }
    return false
  }
}

/// Who decides that another node must lead.
public enum Failover: Hashable, Sendable {
  /// Nobody: the operator promotes.
  case manual
  /// An election by the voters, after a silence of that length.
  case election(after: Microseconds)
  /// Outside watchers, of which a quorum must find the leader silent; nil: more than half.
  case watchers(quorum: Int?, after: Microseconds)
  /// One of the controllers, once it finds the leader silent for that long.
  case controller(after: Microseconds)

  /// How long the leader must be silent.
  public var silence: Microseconds? {
    switch self {
    case .manual: nil
    case .election(let after), .watchers(_, let after), .controller(let after): after
    }
  }
}

/// Who points the followers at a new leader.
public enum Repointing: String, CaseIterable, Sendable {
  /// The new leader's announcement does.
  case promotion
  /// Nobody, until the operator does.
  case `operator`
  /// Each follower, when it hears of a new leader and has lost its upstream.
  case followers
}

/// Who may win where the system decides.
public enum Winner: String, CaseIterable, Sendable {
  /// Anyone, in order of declaration.
  case named
  /// Whoever has the newest log.
  case newest
  /// The first of the in-sync set as the last leader knew it.
  case inSync = "in-sync"
  /// The highest priority, then the newest log.
  case priority
  /// The lowest number of priority, then the newest log (RD-28).
  case lowestPriority = "lowest-priority"
}

/// What stops an old leader.
public enum Fencing: Hashable, Sendable {
  /// Nothing: two leaders may accept writes.
  case off
  /// A newer epoch, when it hears of it.
  case epoch
  /// A newer epoch, that long after it could first hear of it: until then it goes on (RD-30).
  case grace(Microseconds)
  /// Also losing the majority of votes for the failover's silence.
  case majority
  /// Also losing the majority for that time.
  case lease(Microseconds)
}

/// What becomes of the entries that a node has and its upstream has not.
public enum DivergedTail: String, CaseIterable, Sendable {
  /// The node stops following until it is rewound by hand.
  case stuck
  /// They are dropped.
  case rewind
  /// They are dropped from the log and kept in a file.
  case aside
  /// The whole node is copied again.
  case copy
  /// They stay, in this node's data alone.
  case errant
  /// The same where other nodes wrote them; the node is stuck where its upstream itself did (MY-26,
  /// MY-27).
  case foreign
  /// Whenever it is given an upstream the node drops what it does not know to be committed, and
  /// keeps silently what differs still (Kafka before KIP-101).
  case committed
}

/// How much of its log a node keeps for followers that are behind.
public enum Retention: Hashable, Sendable {
  /// Everything.
  case all
  /// The newest entries, so many.
  case entries(Int64)
  /// The newest entries that take so many bytes together.
  case bytes(Int64)
  /// What some follower still lacks.
  case needed
}

/// What a follower does when the log it needs is gone.
public enum TooFarBehind: String, CaseIterable, Sendable {
  case copy, refuse
  /// One that has nothing is copied, and one that has fallen behind is refused (MG-32).
  case copyEmpty = "copy-empty"
}

/// Whom a write keeps waiting at its leader while it is not over.
public enum Locks: String, CaseIterable, Sendable {
  /// Nobody.
  case none
  /// The next write to one of its keys, which is not appended before (PG-7, MY-2).
  case keys
}

/// What it does to cancel a write that waits for its acknowledgement.
public enum Cancelling: String, CaseIterable, Sendable {
  /// The client turns away, and the leader goes on waiting.
  case leaves
  /// The wait ends, and the client is told that all is well (MY-15).
  case succeeds
  /// The same with a warning (PG-12).
  case warns
  /// Nothing (MY-15).
  case ignored
}

/// What a follower does with the write of a client.
public enum FollowerWrites: String, CaseIterable, Sendable {
  /// It turns it away.
  case refused
  /// It applies it for itself, in no one else's log (MY-24, RD-15).
  case local
  /// The same, and the next entry of its upstream's finds the place taken: it is stuck (MY-25).
  case conflicting
}

/// What becomes of something at a node that comes back.
public enum Keeping: String, CaseIterable, Sendable {
  case kept, dropped
}

/// How long a clean stop takes.
public enum Shutdown: String, CaseIterable, Sendable {
  /// No time.
  case atOnce = "at-once"
  /// Until every follower that is connected has everything on its disk (PG-36).
  case drained
}

/// When a node lets go of what it need not keep of its log.
public enum Trimming: String, CaseIterable, Sendable {
  case atOnce = "at-once"
  /// At a `checkpoint` (PG-39).
  case atCheckpoints = "checkpoints"
}

/// What a node serves to readers while it does not follow.
public enum Serving: String, CaseIterable, Sendable {
  /// Everything it has.
  case always
  /// Nothing while its log has left its upstream's, or is too far behind, or it is being copied
  /// (MG-32).
  case unlessStuck = "unless-stuck"
  /// Nothing while its connection is down either (RD-16).
  case connected
}

/// When a mark as synchronous takes effect.
public enum Marking: String, CaseIterable, Sendable {
  case atOnce = "at-once"
  /// When the follower connects (MY-21).
  case onConnect = "on-connect"
}

/// What becomes of errant entries when their node comes to lead.
public enum ErrantEntries: String, CaseIterable, Sendable {
  /// They stay in its data alone.
  case stay
  /// It hands them on: they come at the beginning of its own part of the log (MY-25).
  case join
}

/// Who has to find the leader silent beside a watcher or controller, for that to believe it.
public enum Confirmation: String, CaseIterable, Sendable {
  case nobody
  /// Every follower that it can talk with.
  case followers
}
