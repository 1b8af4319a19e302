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
    private var limit = Freshness.firstLimit

    mutating func add(_ write: Acknowledged, settledUpTo: Int64) {
      writes.append(write)
      guard writes.count >= limit else { return }
      let newest = writes.max { $0.token < $1.token }?.operation
      writes.removeAll { $0.token.position <= settledUpTo && $0.operation != newest }
      limit = max(Freshness.firstLimit, writes.count * 2)
    }
  }

  /// How many writes to one key are kept before settled ones are let go.
  private static let firstLimit = 64

  private static let pageSize = 64

  /// In pages, so that writing after a copy duplicates one of them.
  private var pages: ContiguousArray<ContiguousArray<KeyRecord>> = []

  public init() {}

  /// A write to a key was acknowledged. `settledUpTo`: what stands there or before is on every
  /// node for good, so that no read can miss it.
  public mutating func acknowledged(
    _ key: KeyID, _ operation: OperationID, _ token: Token, event: UInt64, settledUpTo: Int64
  ) {
    let page = key.index / Freshness.pageSize
    while pages.count <= page {
      pages.append(ContiguousArray(repeating: KeyRecord(), count: Freshness.pageSize))
    }
    pages[page][key.index % Freshness.pageSize].add(
      Acknowledged(token: token, operation: operation, event: event), settledUpTo: settledUpTo)
  }

  /// What a read of a key missed, which began at `event` and showed what `version` put there.
  public func missed(
    by key: KeyID, began event: UInt64, showing version: Token,
    isLost: (OperationID) -> Bool
  ) -> Missed? {
    let page = key.index / Freshness.pageSize
    guard page < pages.count else { return nil }
    var count = 0
    var newest: Acknowledged?
    for write in pages[page][key.index % Freshness.pageSize].writes
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
