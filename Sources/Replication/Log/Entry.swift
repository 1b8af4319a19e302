public import ClientHistory

/// One entry of a log: what one write changes, or a mark that a leader writes for itself.
public struct Entry: Hashable, Sendable {
  /// What an entry does.
  public enum Kind: UInt8, Sendable {
    /// Sets one key.
    case put
    /// Deletes one key.
    case delete
    /// Several changes, in the log store's table of batches.
    case batch
    /// Written by a new leader to begin its epoch.
    case epochStart
    /// Written by a leader for itself, so that its log goes on though nothing changes.
    case nothing
  }

  /// The write that it is of; none for what a leader writes for itself.
  public var operation: OperationID
  /// The index of the one key that is changed; 0, without meaning, for other kinds.
  public var key: Int32
  public var kind: Kind
  /// Its number in the table of entries with a size or an apply time of their own; -1: neither.
  var special: Int32
  /// What is put; for a batch its number.
  public var bits: Int64
  /// The leader's clock when it was appended, as the schedule gave it.
  public var stamp: Microseconds

  /// In bytes.
  public static let maximumSize: Int64 = 1 << 30

  /// In bytes: what an entry takes where nothing else is said.
  /// What an entry takes where nothing else is said.
  public static let defaultSize: Int32 = 100
}

/// A size or an apply time of an entry's own.
struct Special: Hashable, Sendable {
  var size: Int32
  /// -1: the node's.
  var applyTime: Microseconds
}

/// A write as it comes to a leader.
public struct Write: Sendable {
  /// Whose write it is; none for one that no client waits for.
  public var operation: OperationID
  /// In order; a later one of the same key wins.
  public var changes: [Change]
  /// Bytes it takes in the log, up to `Entry.maximumSize`.
  public var size: Int32
  /// How long a node takes to apply it, in place of the node's own time; -1: the node's.
  public var applyTime: Microseconds
  /// The leader's clock.
  public var stamp: Microseconds

  public init(
    operation: OperationID, changes: [Change], size: Int32 = Entry.defaultSize,
    applyTime: Microseconds = -1, stamp: Microseconds = 0
  ) {
    self.operation = operation
    self.changes = changes
    self.size = size
    self.applyTime = applyTime
    self.stamp = stamp
  }
}
