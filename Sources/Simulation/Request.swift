public import ClientHistory
public import Replication

/// A client's operation on its way.
public struct Request: Sendable {
  public enum What: Sendable {
    case write(Write, Acknowledgement?, TimeoutRule?)
    /// `needs`: waits until the node shows that.
    case read([KeyID], needs: Replication.Place?)
    case log(from: LogStart)
  }

  public enum LogStart: Hashable, Sendable {
    case position(Int64)
    case earliest
    case latest
  }

  /// Where it is.
  public enum Phase: Sendable {
    case travelling
    /// At its node, which does not answer yet.
    case waiting
    /// At a frozen node, which has not looked at it.
    case unread
    /// Dropped by a partition; sent again when that is healed.
    case requestLost
    case returning(Response)
    case answerLost(Response)
  }

  public let operation: OperationID
  public let client: ClientID
  public let node: NodeID
  public var what: What
  public var phase = Phase.travelling
  /// When the keys of a write are deleted again, after it was appended; 0: never.
  public var expires: Microseconds = 0
  /// Where a write was appended.
  public var place: Replication.Place?

  public init(operation: OperationID, client: ClientID, node: NodeID, what: What) {
    self.operation = operation
    self.client = client
    self.node = node
    self.what = what
  }
}

/// What a client is told.
public enum Response: Sendable {
  case write(WriteEnd)
  case writeRefused(WriteRefusal)
  case read([ReadCell])
  case readRefused(ReadRefusal)
  case log([LogChange])
  case positionTrimmed(firstKept: Int64)
  case positionBeyond(end: Int64)
  /// The node went down before it answered.
  case nodeCrashed
  /// The client gave up; nobody told it anything.
  case gaveUp
}

/// What a node showed for one key.
public struct ReadCell: Hashable, Sendable {
  public var key: KeyID
  public var cell: Cell
}

/// Something that came about, and when.
public struct Occurrence: Sendable {
  public enum What: Sendable {
    case notice(Notice)
    /// `place`: where a write was appended, if it was.
    case answered(OperationID, Response, place: Replication.Place?)
  }

  public var time: Microseconds
  public var what: What
}
