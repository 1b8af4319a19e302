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

  /// The acknowledged writes to one key, the latest token last.
  private struct KeyRecord: Sendable {
    var writes = ChunkedList<Acknowledged>()
    private var limit = Freshness.firstLimit

    mutating func add(_ write: Acknowledged, settledUpTo: Int64) {
      writes.append(write)
      moveLastToItsPlace()
      if writes.indices.count >= limit { letGo(settledUpTo) }
    }

    /// Acknowledgements seldom come out of order, so this seldom moves anything.
    private mutating func moveLastToItsPlace() {
      var index = writes.count - 1
      while index > writes.dropped, writes[index].token < writes[index - 1].token {
        let later = writes[index - 1]
        writes[index - 1] = writes[index]
        writes[index] = later
        index -= 1
      }
    }

    /// Lets settled writes go, but for the newest one.
    private mutating func letGo(_ settledUpTo: Int64) {
      var kept = ChunkedList<Acknowledged>()
      for index in writes.indices
      where writes[index].token.position > settledUpTo || index == writes.count - 1 {
        kept.append(writes[index])
      }
      writes = kept
      limit = max(Freshness.firstLimit, kept.count * 2)
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
    let writes = pages[page][key.index % Freshness.pageSize].writes
    var count = 0
    var newest: OperationID?
    var index = writes.count - 1
    while index >= writes.dropped, writes[index].token > version {
      let write = writes[index]
      if write.event < event, !isLost(write.operation) {
        count += 1
        if newest == nil { newest = write.operation }
      }
      index -= 1
    }
    return newest.map { Missed(count: count, newest: $0) }
  }
}

/// The acknowledged writes that a read missed.
public struct Missed: Hashable, Sendable {
  public var count: Int
  public var newest: OperationID
}
