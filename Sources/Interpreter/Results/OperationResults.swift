public import ClientHistory
public import Systems

/// The end of an operation.
public struct Completion: Sendable {
  public var operation: OperationID
  public var client: ClientID
  /// Whether it read or wrote.
  public var kind: Operation.Kind
  /// Nil where there was no node to send it to.
  public var node: NodeID?
  public var outcome: Outcome
  /// From invocation to answer.
  public var latency: Microseconds
  /// Who had the write, at the stage asked for, when it was acknowledged.
  public var acknowledgedBy: NodeSet
  /// Where a write stands in the log; `start` where it has no place in one.
  public var token: Token
  /// Acknowledged without the synchronous set, because the leader had fallen back.
  public var fellBack: Bool
  /// It ended after the statement that began it had given its answer.
  public var late: Bool
  /// Nil where there is nothing to explain.
  public var reason: Reason?
  /// What a read answered, in the order of its keys; empty for a write.
  public var answers: [Answer]
  /// For `wait for`, how many followers have what the client wrote, and how many it asked for.
  public var counted: Counted?
  /// The text of a write that ended late, so that the reader knows which.
  public var write: WriteText?
  /// What the system in use answers its client; nil where it has no words of its own for that.
  public var error: SystemError?

  public init(
    operation: OperationID, client: ClientID, kind: Operation.Kind, node: NodeID?, outcome: Outcome,
    latency: Microseconds, acknowledgedBy: NodeSet = [], token: Token = .start,
    fellBack: Bool = false, late: Bool = false, reason: Reason? = nil, answers: [Answer] = [],
    write: WriteText? = nil
  ) {
    self.operation = operation
    self.client = client
    self.kind = kind
    self.node = node
    self.outcome = outcome
    self.latency = latency
    self.acknowledgedBy = acknowledgedBy
    self.token = token
    self.fellBack = fellBack
    self.late = late
    self.reason = reason
    self.answers = answers
    self.write = write
  }
}

/// What `wait for` answered.
public struct Counted: Sendable {
  public var have: Int
  public var need: Int

  public init(have: Int, need: Int) {
    self.have = have
    self.need = need
  }
}

/// What a read answered for one key; no value: not set.
public struct Answer: Sendable {
  public var key: KeyID
  /// Nil where the key is not set.
  public var value: Value?
  /// The write that put it there; none where the key was never written.
  public var version: OperationID

  public init(key: KeyID, value: Value?, version: OperationID) {
    self.key = key
    self.value = value
    self.version = version
  }
}

/// Why an operation ended as it did, or a statement was refused. The words are Rendering's.
public enum Reason: Sendable {
  // Refused before it took effect
  case notLeader(leader: NodeID?)
  case hidden
  /// It does not follow, and serves nothing while it does not.
  case notFollowing
  case noData
  case down(NodeStatus)
  case noLeader
  /// The leader takes no writes while it steps down.
  case steppingDown
  /// A follower answers only clients that said that one will do.
  case notAskedForFollower
  /// Fewer in-sync followers than `minimum` asks for.
  case tooFewInSync(have: Int, need: Int)
  /// The acknowledgement cannot be met now, and `timeout refuse` is set.
  case cannotBeMet(have: Int, need: Int, missing: NodeSet)
  case notANumber(KeyID)
  case numberTooLarge(KeyID)
  case nothingFrom(position: Int64, end: Int64)
  /// The leader is new, and does not know yet how far the log is committed.
  case endUnknown(NodeID)
  /// The node loads a copy that has come.
  case loading
  /// The node follows, and only the leader serves reads.
  case leaderOnly
  /// The node follows, and is not in sync.
  case notInSync
  case positionTrimmed(firstKept: Int64)
  // Failed or unknown
  /// `timeout … then fail`: given up by the leader, the write is left in place.
  case timedOut(after: Microseconds, missing: NodeSet)
  /// It is in the log and was passed on, but by then too few were in sync.
  case tooFewAfterAppend(have: Int, need: Int)
  /// It asks for more followers than there are; the write is left in place.
  case impossible(have: Int, need: Int)
  /// `within`: given up by the client.
  case clientGaveUp(after: Microseconds)
  case leaderCrashed(NodeID)
  case leaderStepped(NodeID)
  case cancelled
  case disconnected
  // Acknowledged, and yet
  /// The wait was cancelled: the write is in place, and perhaps at no other node.
  case waitCancelled
}

/// How a node is, as the views show it.
public enum NodeStatus: String, CaseIterable, Sendable {
  case up, crashed, stopped, frozen, stuck, copying, behind, removed
}

/// What a pending operation waits for.
public struct Wait: Sendable {
  public var operation: OperationID
  public var client: ClientID
  /// Nil for a read.
  public var write: WriteText?
  /// Since when nothing has moved.
  public var since: Microseconds
  public var cause: Cause
  /// Why those it waits for do not answer, where that is known.
  public var obstacles: [Obstacle]

  public init(
    operation: OperationID, client: ClientID, write: WriteText?, since: Microseconds, cause: Cause,
    obstacles: [Obstacle] = []
  ) {
    self.operation = operation
    self.client = client
    self.write = write
    self.since = since
    self.cause = cause
    self.obstacles = obstacles
  }

  /// What keeps one node from confirming: `b is stuck`, `b is cut off`.
  public struct Obstacle: Sendable {
    public var node: NodeID
    /// How the view of the state says that it is, or `cut off` where they cannot reach each other.
    public var state: String

    public init(node: NodeID, state: String) {
      self.node = node
      self.state = state
    }
  }

  /// What the operation waits for.
  public enum Cause: Sendable {
    /// The followers that have not confirmed, how many more are needed, at which stage.
    case acknowledgement(missing: NodeSet, needed: Int, stage: String)
    /// No such follower exists at all.
    case nobodyToAcknowledge(needed: Int)
    /// It has its acknowledgements; the next report of one of these lets it go.
    case report(of: NodeSet)
    /// An earlier write to one of its keys is not over yet.
    case lock(WriteText)
    /// The leader itself has not reached the stage.
    case leaderStage(NodeID, stage: String)
    /// The node lacks what the client wrote.
    case ownWrites(NodeID, has: Int64, needs: Int64)
    case unreachable(NodeID)
    case frozen(NodeID)
    case noLeader
  }
}

/// A write in words, for lists of them: `x = 1, y = 2`. Parts are kept apart so that each rendering
/// can escape them.
public struct WriteText: Sendable {
  public var operation: OperationID
  public var client: ClientID
  /// In the order of the text; empty for a read.
  public var changes: [Change]
  public var token: Token
  /// The line that made it; 0 where there is none.
  public var line: Int32
  /// When its outcome was known; without meaning while it is pending.
  public var acknowledgedAt: Microseconds

  public init(
    operation: OperationID, client: ClientID, changes: [Change], token: Token, line: Int32,
    acknowledgedAt: Microseconds
  ) {
    self.operation = operation
    self.client = client
    self.changes = changes
    self.token = token
    self.line = line
    self.acknowledgedAt = acknowledgedAt
  }
}

/// A read that missed an acknowledged write.
public struct StaleRead: Sendable {
  public var operation: OperationID
  public var node: NodeID
  public var key: KeyID
  /// How many acknowledged writes to the key it misses, and the newest of them.
  public var missed: Int
  public var newest: WriteText
  /// How long before the read began the newest was acknowledged.
  public var age: Microseconds
  /// How long until it is due at the node; nil where nothing brings it now.
  public var dueIn: Microseconds?
  /// A node that has it.
  public var holder: NodeID?

  public init(
    operation: OperationID, node: NodeID, key: KeyID, missed: Int, newest: WriteText,
    age: Microseconds, dueIn: Microseconds?, holder: NodeID?
  ) {
    self.operation = operation
    self.node = node
    self.key = key
    self.missed = missed
    self.newest = newest
    self.age = age
    self.dueIn = dueIn
    self.holder = holder
  }
}

/// A read that showed a write which was not acknowledged, or is lost.
public struct DirtyRead: Sendable {
  public var operation: OperationID
  public var client: ClientID
  public var node: NodeID
  public var write: WriteText
  /// The line of the read.
  public var line: Int32
  public var outcome: Outcome

  public init(
    operation: OperationID, client: ClientID, node: NodeID, write: WriteText, line: Int32,
    outcome: Outcome
  ) {
    self.operation = operation
    self.client = client
    self.node = node
    self.write = write
    self.line = line
    self.outcome = outcome
  }
}

/// An acknowledged write that the log which now leads does not hold.
public struct LostWrite: Sendable {
  public var write: WriteText
  /// The leader that lacks it; nil where no node leads any more.
  public var missingOn: NodeID?
  /// Who still has it; the loss is final when none does.
  public var holders: NodeSet
  /// Those of them that are down, and have it on their disks.
  public var downHolders: NodeSet
  public var why: Cause

  public init(
    write: WriteText, missingOn: NodeID?, holders: NodeSet, downHolders: NodeSet = [], why: Cause
  ) {
    self.write = write
    self.missingOn = missingOn
    self.holders = holders
    self.downHolders = downHolders
    self.why = why
  }

  /// How the write came to be missing.
  public enum Cause: Sendable {
    /// The new leader never received it.
    case neverReached
    /// It was acknowledged by a leader that a newer epoch had already replaced.
    case acknowledgedByDeposed(NodeID)
    /// A follower took it for itself.
    case keptByFollower(NodeID)
    /// It was not on the disk when the node went down.
    case notOnDisk(NodeID)
    case wiped(NodeID)
    /// A later rewind, copy or discard dropped it.
    case dropped(NodeID)
  }
}
