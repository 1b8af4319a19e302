public import ClientHistory

/// Judges reads: which acknowledged writes a read should have seen.
///
/// A read is *stale* where it misses a write to its key that was acknowledged before the read began
/// and is not lost. Operations are compared, not values.
///
/// The acknowledged writes of all keys lie in one list, each with the place of the one before it to
/// the same key, so that taking note of a write touches little memory whatever the number of keys.
public struct Freshness: Sendable {
  private struct Acknowledged: Sendable {
    var token: Token
    /// The event at which the client was told.
    var event: UInt64
    var operation: OperationID
    var key: Int32
    /// The place of the next older write to the key, by token; -1: none.
    var older: Int
  }

  /// Where the newest write to a key is, and its token beside it: asking the write itself would be
  /// one more trip to memory for each acknowledgement.
  private struct Newest: Sendable {
    var place: Int
    var token: Token
  }

  /// How many writes are kept before settled ones are let go.
  private static let kept = 131_072
  private static let betweenLettingGo = 16_384

  private var writes = ChunkedList<Acknowledged>()
  private var newest = Pages<Newest>(filler: Newest(place: -1, token: .start))
  /// The newest settled write of a key whose entry was let go.
  private var settled = Pages<Acknowledged?>(filler: nil)

  /// Nothing was acknowledged yet.
  public init() {}

  /// A write to a key was acknowledged. `settledUpTo`: what stands there or before is on every
  /// node for good.
  public mutating func acknowledged(
    _ key: KeyID, _ operation: OperationID, _ token: Token, event: UInt64, settledUpTo: Int64
  ) {
    let place = writes.count
    var write = Acknowledged(
      token: token, event: event, operation: operation, key: Int32(truncatingIfNeeded: key.index),
      older: newest[key.index].place)
    if write.older < writes.dropped || newest[key.index].token < token {
      newest[key.index] = Newest(place: place, token: token)
    } else {
      write.older = linkIn(place, token, after: write.older)
    }
    writes.append(write)
    if writes.count & (Freshness.betweenLettingGo - 1) == 0 { letGo(settledUpTo) }
  }

  /// Acknowledgements can come out of order: finds the write that comes next before a late one, and
  /// makes the one after it point to the late one.
  private mutating func linkIn(_ place: Int, _ token: Token, after start: Int) -> Int {
    var later = start
    while writes[later].older >= writes.dropped, writes[writes[later].older].token > token {
      later = writes[later].older
    }
    let older = writes[later].older
    writes[later].older = place
    return older
  }

  private mutating func letGo(_ settledUpTo: Int64) {
    let limit = writes.count - Freshness.kept
    var index = writes.dropped
    while index < limit, writes[index].token.position <= settledUpTo { index += 1 }
    let first = writes.dropped
    var next = writes
    next.dropFirst(to: index)
    for gone in first..<next.dropped {
      let write = writes[gone]
      let key = Int(write.key)
      if settled[key].map({ $0.token < write.token }) ?? true { settled[key] = write }
    }
    writes = next
  }

  /// What a read of a key missed, which began at `event` and showed what `version` put there.
  public func missed(
    by key: KeyID, began event: UInt64, showing version: Token,
    isLost: (OperationID) -> Bool
  ) -> Missed? {
    var count = 0
    var found: OperationID?
    func look(at write: Acknowledged) {
      guard write.event < event, !isLost(write.operation) else { return }
      count += 1
      if found == nil { found = write.operation }
    }
    var place = newest[key.index].place
    while place >= writes.dropped, writes[place].token > version {
      look(at: writes[place])
      place = writes[place].older
    }
    if let last = settled[key.index], last.token > version { look(at: last) }
    return found.map { Missed(count: count, newest: $0) }
  }
}

/// The acknowledged writes that a read missed.
public struct Missed: Hashable, Sendable {
  /// How many there are; 1 or more.
  public var count: Int
  /// The last of them by token.
  public var newest: OperationID
}

/// A growing table in pages, so that writing after a copy duplicates one of them.
private struct Pages<Element: Sendable>: Sendable {
  private static var size: Int { 64 }

  let filler: Element
  private var pages: ContiguousArray<ContiguousArray<Element>> = []

  init(filler: Element) { self.filler = filler }

  subscript(index: Int) -> Element {
    get {
      let page = index / Pages.size
      return page < pages.count ? pages[page][index % Pages.size] : filler
    }
    set {
      let page = index / Pages.size
      while page >= pages.count {
        pages.append(ContiguousArray(repeating: filler, count: Pages.size))
      }
      pages[page][index % Pages.size] = newValue
    }
  }
}
