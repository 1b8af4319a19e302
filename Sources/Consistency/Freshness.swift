public import ClientHistory

/// Judges reads: which acknowledged writes a read should have seen.
///
/// A read is *stale* where it misses a write to its key that was acknowledged before the read began
/// and is not lost. Operations are compared, not values.
public struct Freshness: Sendable {
  struct Acknowledged: Sendable {
    var token: Token
    var operation: OperationID
    /// The event at which the client was told.
    var event: UInt64
  }

  private struct KeyRecord: Sendable {
    var writes: ContiguousArray<Acknowledged> = []
    var limit = Freshness.firstLimit
  }

  /// How many writes to one key are kept before settled ones are let go.
  private static let firstLimit = 64

  private var keys: ContiguousArray<KeyRecord> = []

  public init() {}

  /// A write to a key was acknowledged. `settledUpTo`: what stands there or before is on every
  /// node for good, so that no read can miss it.
  public mutating func acknowledged(
    _ key: KeyID, _ operation: OperationID, _ token: Token, event: UInt64, settledUpTo: Int64
  ) {
    while keys.count <= key.index { keys.append(KeyRecord()) }
    keys[key.index].writes.append(
      Acknowledged(token: token, operation: operation, event: event))
    if keys[key.index].writes.count >= keys[key.index].limit {
      letGo(key.index, settledUpTo: settledUpTo)
    }
  }

  private mutating func letGo(_ key: Int, settledUpTo: Int64) {
    let newest = keys[key].writes.max { $0.token < $1.token }?.operation
    keys[key].writes.removeAll { $0.token.position <= settledUpTo && $0.operation != newest }
    keys[key].limit = max(Freshness.firstLimit, keys[key].writes.count * 2)
  }

  /// What a read of a key missed, which began at `event` and showed what `version` put there.
  public func missed(
    by key: KeyID, began event: UInt64, showing version: Token,
    isLost: (OperationID) -> Bool
  ) -> Missed? {
    guard key.index < keys.count else { return nil }
    var count = 0
    var newest: Acknowledged?
    for write in keys[key.index].writes
    where write.event < event && write.token > version && !isLost(write.operation) {
      count += 1
      if newest.map({ $0.token < write.token }) ?? true { newest = write }
    }
    return newest.map { Missed(count: count, newest: $0.operation) }
  }
}

/// The acknowledged writes that a read missed.
public struct Missed: Hashable, Sendable {
  public var count: Int
  public var newest: OperationID
}
