public import ClientHistory

/// What a step of the cluster asks of its schedule: something that will be possible later.
public enum Effect: Hashable, Sendable {
  /// A message is on the link; `number` is its number there.
  case sent(link: Int, number: UInt64, from: NodeID, to: NodeID, isCopy: Bool)
  /// Held messages may go on.
  case released(link: Int)
  /// A flush up to that position ends after that time.
  case flush(NodeID, upTo: Int64, takes: Microseconds)
  /// `notBefore` is a leader's clock time.
  case apply(NodeID, position: Int64, takes: Microseconds, notBefore: Microseconds)
  /// A timer goes off after that delay; it counts only if `number` is still that of the timer.
  case arm(Timer, number: UInt32, Delay)
}

/// What a step of the cluster did that someone may want to know.
public enum Notice: Sendable {
  /// Of the write nothing more will be told to its client.
  case writeEnded(OperationID, at: NodeID, WriteEnd)
  /// A write that waited for a lock is in its leader's log there.
  case appendedLate(OperationID, Place)
  /// A write that waited for a lock was turned away when its turn came.
  case turnedAway(OperationID, WriteRefusal)
  /// A write that was sent again is in the log twice.
  case duplicated(OperationID, first: Place, second: Place)
  /// Of a client that waits for followers: so many of those it needs have what it wrote, now or as
  /// its time is over.
  case counted(OperationID, at: NodeID, have: Int, need: Int)
  /// A read that waited for its client's own writes can be answered.
  case readReady(OperationID, at: NodeID)
  /// A read that waited for its leader's commit will not be answered: the node leads no more.
  case readCutOff(OperationID, at: NodeID)
  /// Whoever waited for an answer of that node, or was not heard by it yet, is told that it is gone.
  case connectionsEnded(NodeID)
  /// The node begins to lead an epoch from a log of that length.
  case leads(NodeID, epoch: UInt32, position: Int64, Ascent)
  /// The node no longer leads the epoch that it led.
  case steppedDown(NodeID, epoch: UInt32, StepDown)
  /// The node stands for that epoch.
  case electionStarted(NodeID, epoch: UInt32)
  /// The node stood for that epoch, and has had so few votes when it stands again.
  case electionLost(NodeID, epoch: UInt32, votes: Int, needed: Int)
  /// A watcher or controller finds the leader silent.
  case suspects(NodeID, leader: NodeID)
  /// The node is pointed at another upstream.
  case follows(NodeID, upstream: NodeID)
  /// A node has entries that its upstream has not, and what it does with them. Both are the same
  /// node where a promotion drops what was not applied.
  case diverged(NodeID, from: NodeID, tail: Run, DivergedTail)
  /// The node asks for a whole copy.
  case copying(NodeID, from: NodeID, CopyReason)
  /// The copy has come, and takes the node to that position.
  case copied(NodeID, from: NodeID, position: Int64)
  /// The upstream's log begins after the position that the node needs next, and its rules refuse to
  /// copy.
  case cannotCatchUp(NodeID, from: NodeID, needs: Int64, firstKept: Int64)
  /// The in-sync set has changed: who is in it, and who else may be chosen.
  case inSyncChanged(NodeID, members: NodeSet, eligible: NodeSet)
  /// The controllers take a node out, of which they heard nothing for too long.
  case fenced(NodeID)
  /// The leader acknowledges alone from now on; so far it waited for these.
  case fellBack(NodeID, waitingFor: NodeSet)
  /// The leader waits for acknowledgements again.
  case cameBack(NodeID, with: NodeSet)
  /// A crash or a restart took entries off the end of a node's log.
  case droppedAtCrash(NodeID, tail: Run, Dropping)
  /// A node that waited to be stopped is.
  case stopped(NodeID)
  case wiped(NodeID)
  /// The handover took too long, or its target went.
  case handoverFailed(NodeID, to: NodeID)
  /// The leader goes on leading: in its time no node that could win had its whole log.
  case stepDownRefused(NodeID)
  /// The winner of an election first takes what that node has, and it has not.
  case catchesUp(NodeID, from: NodeID, epoch: UInt32)
  /// The node's log now begins at that position.
  case trimmed(NodeID, firstKept: Int64)
}

/// How a write ended for its client.
public struct WriteEnd: Sendable {
  /// What the client may conclude.
  public enum Result: Sendable {
    case acknowledged
    /// Acknowledged by a leader that has fallen back.
    case acknowledgedAlone
    /// The wait was cancelled, and the client is told that all is well. `warned`: and that the write
    /// may be nowhere else.
    case waitCancelled(warned: Bool)
    /// No acknowledgement was asked for.
    case sent
    /// It stays in place, and nobody says what will become of it.
    case timedOut(after: Microseconds, missing: NodeSet)
    /// It is in the log and was passed on, but by now too few are in sync.
    case tooFewInSync(have: Int, need: Int)
    /// It asks for so many followers, and there are so few; it stays in place.
    case impossible(have: Int, need: Int)
    /// Its leader went down, or was down and is started again; the write may be there or not.
    case leaderCrashed
    /// Its leader stopped leading; the write may survive or not.
    case leaderStepped
  }

  public var result: Result
  /// Who had it at the stage asked for, as the leader knew.
  public var acknowledgedBy: NodeSet
}

/// How a node came to lead.
public enum Ascent: Hashable, Sendable {
  case declared
  case promoted
  /// By so many of all votes.
  case elected(votes: Int, voters: Int)
  /// By a watcher or controller, or by the leader that handed over to it.
  case appointed(by: NodeID)
  /// The leader came back with less than it had, and begins a new epoch.
  case restarted
}

/// Why a node stopped leading.
public enum StepDown: Hashable, Sendable {
  /// It heard of an epoch newer than its own.
  case newerEpoch(UInt32)
  case lostMajority
  case leaseExpired
  /// It was told to, or handed over; or it came back with less than it had where only voters may
  /// choose who leads.
  case demoted
}

/// What the entries lacked that a crash or a restart took.
public enum Dropping: Hashable, Sendable {
  /// They had not gone to the disk, or to the operating system.
  case notOnDisk
  /// The node had not applied them.
  case notApplied
  /// The node had not acknowledged them.
  case notAcknowledged
}

/// Why a node needs a whole copy.
public enum CopyReason: Hashable, Sendable {
  /// What it needs is no longer in the upstream's log, which begins there.
  case logTrimmed(firstKept: Int64)
  /// Its log left the upstream's, and the rules say to copy.
  case diverged
  /// The operator wanted it.
  case asked
}
