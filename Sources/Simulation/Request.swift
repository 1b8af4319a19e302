public import ClientHistory
public import Replication

/// A client's operation on its way.
public struct Request: Sendable {
  /// What is asked of the node.
  public enum What: Sendable {
    /// A write, with its client's own wishes in place of the node's rules.
    case write(Write, Wishes)
    /// `needs`: waits until the node shows that.
    case read([KeyID], needs: Replication.Place?)
    /// Reads the log itself, from there on.
    case log(from: LogStart)
    /// Waits until followers have what the client wrote.
    case count(CountRequest)
  }

  /// Where a reader of the log begins.
  public enum LogStart: Hashable, Sendable {
    /// At that position, which must be kept and at most one beyond the last that is shown.
    case position(Int64)
    /// At the oldest entry that the node keeps.
    case earliest
    /// After the last entry that is shown now.
    case latest
  }

  /// Where it is.
  public enum Phase: Sendable {
    /// On its way to the node.
    case travelling
    /// At its node, which does not answer yet.
    case waiting
    /// At a frozen node, which has not looked at it.
    case unread
    /// Dropped by a partition; sent again when that is healed.
    case requestLost
    /// The answer is on its way to the client.
    case returning(Response)
    /// The answer was dropped by a partition; it is sent again when that is healed.
    case answerLost(Response)
  }

  public let operation: OperationID
  public let client: ClientID
  /// Where it was sent, at last.
  public internal(set) var node: NodeID
  public var what: What
  public var phase = Phase.travelling
  /// When the keys of a write are deleted again, after it was appended; 0: never.
  public var expires: Microseconds = 0
  /// How often a write is sent again yet.
  var retriesLeft = 0
  /// Where a write was appended.
  public var place: Replication.Place?
  /// What a read is shown; nil: what the node's rules say.
  public var view: ReadView?
  /// The client of a read has not said that a follower will do.
  public var isForLeader = false

  /// A request that has not set out; `World.submit` sends it.
  public init(operation: OperationID, client: ClientID, node: NodeID, what: What) {
    self.operation = operation
    self.client = client
    self.node = node
    self.what = what
  }
}

/// What a client is told.
public enum Response: Sendable {
  /// The write was taken, and ended so.
  case write(WriteEnd)
  case writeRefused(WriteRefusal)
  /// What the node shows, in the order of the keys.
  case read([ReadCell])
  case readRefused(ReadRefusal)
  /// The changes from the position asked for up to the last that is shown.
  case log([LogChange])
  /// The position asked for is not in the log, and by the node's rules reading began there instead.
  case logAnew([LogChange], from: Int64)
  /// What the end is that is shown is not known: the leader is new, and none of its epoch is
  /// committed yet.
  case endUnknown
  /// So many followers have what the client wrote.
  case counted(have: Int, need: Int)
  /// The read waited for its leader's commit, and the node leads no more.
  case readCutOff
  /// The position asked for is no longer kept; the node's log begins at that one.
  case positionTrimmed(firstKept: Int64)
  /// The position asked for is more than one beyond `end`, the last that is shown.
  case positionBeyond(end: Int64)
  /// The node went down before it answered.
  case nodeCrashed
  /// The client gave up; nobody told it anything.
  case gaveUp
  /// The client gave up before its write, which waited for another, was appended.
  case withdrawn
}

/// What a node showed for one key.
public struct ReadCell: Hashable, Sendable {
  public var key: KeyID
  public var cell: Cell
}

/// Something that came about, and when.
public struct Occurrence: Sendable {
  /// What came about.
  public enum What: Sendable {
    /// Something in the cluster. What concerns clients' operations comes as an answer instead.
    case notice(Notice)
    /// `place`: where a write was appended, if it was.
    case answered(OperationID, Response, place: Replication.Place?)
  }

  public var time: Microseconds
  public var what: What
}
