public import ClientHistory

/// One thing that happened or was found out, in the order in which it happened. This is all that an
/// interpreter says; text, JSON and pictures are renderings of it. Names are asked of `Names`.
public enum Event: Sendable {
  // Operations
  /// An operation came to an end: at once, or late, after the statement that began it.
  case completed(Completion)
  /// An operation that nothing can help now.
  case blocked(Wait)
  /// An operation that something will still help; the statement did not wait for it any longer.
  case pending(Wait, due: Microseconds)

  // What a client saw
  case stale(StaleRead)
  case dirty(DirtyRead)
  /// A read showed a write that is lost.
  case readOfLost(DirtyRead)
  /// A dirty read whose write is lost by now.
  case dirtyReadLost(DirtyRead)

  // Accounting
  case lost([LostWrite])
  /// No node holds these lost writes any more.
  case lossFinal([WriteText])
  case recovered([WriteText], on: NodeID)
  /// Unacknowledged writes that are on the log of the node that took over.
  case survived([WriteText], on: NodeID)

  // The cluster
  case leads(NodeID, epoch: UInt32, position: Int64, how: Ascent)
  /// A node was promoted beside a leader that is up and goes on leading until something stops it.
  case twoLeaders(NodeID, beside: NodeID, epoch: UInt32, until: Truce)
  /// A failover is set for deciders of which there are none.
  case nobodyDecides(role: String)
  case steppedDown(NodeID, epoch: UInt32, StepDown)
  case electionStarted(NodeID, epoch: UInt32)
  case electionLost(NodeID, epoch: UInt32, votes: Int, needed: Int)
  case suspects(NodeID, leader: NodeID)
  /// The winner of an election takes what that node has beyond its own log before it leads.
  case catchesUp(NodeID, from: NodeID, epoch: UInt32)
  /// The node's log left the leader's at `fork`; `extra` of its entries are not on the upstream.
  case diverged(NodeID, from: NodeID, fork: Int64, extra: Int64, Divergence)
  case copying(NodeID, from: NodeID, why: CopyReason)
  case copied(NodeID, from: NodeID, position: Int64)
  case cannotCatchUp(NodeID, from: NodeID, needs: Int64, firstKept: Int64)
  case follows(NodeID, upstream: NodeID)
  /// The in-sync set has changed, and who else may be chosen.
  case inSync(NodeSet, eligible: NodeSet)
  /// A write that was sent again is in the log twice, at those positions.
  case duplicated(WriteText, first: Int64, second: Int64)
  /// The controllers heard nothing of the node for too long.
  case fenced(NodeID)
  case fellBack(waitingFor: NodeSet)
  case cameBack(NodeSet)
  /// What a node lost off the end of its log when it went down or came back.
  case droppedAtCrash(NodeID, entries: Int64, kept: Int64, Dropping)
  case trimmed(NodeID, firstKept: Int64)

  // Statements
  /// A statement that was understood and turned away, with the reason and a way out.
  case refused(Refusal)
  /// Time passed up to here; `settle` says whether all is quiet.
  case quiet(Quiet)
  case waitEnded(Microseconds)
  case stepped(Step)
  case scenarioBegan(String)
  case view(Table)
  /// The answer to `why`.
  case explanation(Explanation)
  case checkFailed(CheckFailure)
  /// Operations that are still pending when a script ends.
  case unfinished([WriteText])
}

/// How a node came to lead.
public enum Ascent: Sendable {
  case declared
  case promoted
  case elected(votes: Int, voters: Int)
  /// A watcher or controller appointed it, or the leader that handed over to it.
  case chosen(by: NodeID)
  /// It came back with less than it had.
  case restarted
}

/// Why a node stopped leading.
public enum StepDown: Sendable {
  case newerEpoch(UInt32)
  case lostMajority
  case leaseExpired
  case demoted
}

/// What ends the reign of a leader that another was promoted beside.
public enum Truce: String, CaseIterable, Sendable {
  /// It hears of the newer epoch, which is on its way.
  case hears
  /// It cannot hear of it: the line is cut or held.
  case cutOff
  /// It finds that it has no majority, or its lease runs out.
  case losesMajority
  /// Nothing: fencing is off.
  case never
}

/// What a node did with entries that its upstream has not.
public enum Divergence: Sendable {
  case stuck
  case rewound
  case setAside
  case copied
  case keptErrant
}

/// What the entries lacked that a node lost.
public enum Dropping: String, CaseIterable, Sendable {
  /// They were in memory, and not on the disk.
  case notOnDisk
  /// The node had received them, and not applied them.
  case notApplied
  /// The node had not acknowledged them, or did not know them to be committed.
  case notAcknowledged
}

/// Why a node takes a whole copy.
public enum CopyReason: Sendable {
  /// The log it needs is trimmed at its upstream.
  case logTrimmed(firstKept: Int64)
  case diverged
  case wiped
  case asked
}

/// How a statement that lets time pass ended.
public enum Quiet: Sendable {
  case settled
  /// Gave up at its limit while something was still going on.
  case gaveUp
  case interrupted
}

/// One action that `step` performed.
public struct Step: Sendable {
  /// The action in words.
  public var what: String
  public init(what: String) { self.what = what }
}
