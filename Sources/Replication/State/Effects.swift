public import ClientHistory

/// What a step of the cluster asks of its schedule: something that will be possible later.
public enum Effect: Hashable, Sendable {
  /// A message is on the link; `number` is its number there.
  case sent(link: Int, number: UInt64, from: NodeID, to: NodeID, isCopy: Bool)
  /// Held messages may go on.
  case released(link: Int)
  case flush(NodeID, upTo: Int64, takes: Microseconds)
  /// `notBefore` is a leader's clock time.
  case apply(NodeID, position: Int64, takes: Microseconds, notBefore: Microseconds)
  case arm(Timer, number: UInt32, Delay)
}

/// What a step of the cluster did that someone may want to know.
public enum Notice: Sendable {
  case writeEnded(OperationID, at: NodeID, WriteEnd)
  /// A read that waited for its client's own writes can be answered.
  case readReady(OperationID, at: NodeID)
  /// Whoever waited for an answer of that node, or was not heard by it yet, is told that it is gone.
  case connectionsEnded(NodeID)
  case leads(NodeID, epoch: UInt32, position: Int64, Ascent)
  case steppedDown(NodeID, epoch: UInt32, StepDown)
  case electionStarted(NodeID, epoch: UInt32)
  case electionLost(NodeID, epoch: UInt32, votes: Int, needed: Int)
  case suspects(NodeID, leader: NodeID)
  case follows(NodeID, upstream: NodeID)
  case diverged(NodeID, from: NodeID, tail: Run, DivergedTail)
  case copying(NodeID, from: NodeID, CopyReason)
  case copied(NodeID, from: NodeID, position: Int64)
  case cannotCatchUp(NodeID, from: NodeID, needs: Int64, firstKept: Int64)
  case fellBack(NodeID, waitingFor: NodeSet)
  case cameBack(NodeID, with: NodeSet)
  case droppedAtCrash(NodeID, tail: Run)
  case wiped(NodeID)
  case handoverFailed(NodeID, to: NodeID)
  case trimmed(NodeID, firstKept: Int64)
}

public struct WriteEnd: Sendable {
  public enum Result: Sendable {
    case acknowledged
    /// Acknowledged by a leader that has fallen back.
    case acknowledgedAlone
    case sent
    /// It stays in place, and nobody says what will become of it.
    case timedOut(after: Microseconds, missing: NodeSet)
    case leaderCrashed
    case leaderStepped
  }

  public var result: Result
  /// Who had it at the stage asked for, as the leader knew.
  public var acknowledgedBy: NodeSet
}

public enum Ascent: Hashable, Sendable {
  case declared
  case promoted
  case elected(votes: Int, voters: Int)
  case appointed(by: NodeID)
  /// The leader came back with less than it had, and begins a new epoch.
  case restarted
}

public enum StepDown: Hashable, Sendable {
  case newerEpoch(UInt32)
  case lostMajority
  case leaseExpired
  case demoted
}

public enum CopyReason: Hashable, Sendable {
  case logTrimmed(firstKept: Int64)
  case diverged
  case asked
}
