/// A list that grows at its end and is let go from its front, in sealed chunks and an open one.
///
/// A copy shares all chunks, and writing after a copy duplicates one chunk: a snapshot costs the
/// same however long the list is. It is generic and hot, so it can be inlined.
@frozen
public struct ChunkedList<Element: Sendable>: Sendable {
  @usableFromInline var chunks: ContiguousArray<ContiguousArray<Element>> = []
  @usableFromInline var open: ContiguousArray<Element> = []
  /// How many elements were let go; always whole chunks.
  public private(set) var dropped = 0

  @inlinable static var chunkShift: Int { 7 }
  @inlinable static var chunkSize: Int { 1 << chunkShift }

  /// An empty list, of which nothing was let go.
  @inlinable
  public init() {}

  /// How many elements there ever were.
  @inlinable
  public var count: Int { dropped + chunks.count << ChunkedList.chunkShift + open.count }

  /// An element by its index from the very first one on; it must not have been let go.
  @inlinable
  public subscript(index: Int) -> Element {
    get {
      let offset = index - dropped
      let chunk = offset >> ChunkedList.chunkShift
      if chunk < chunks.count { return chunks[chunk][offset & (ChunkedList.chunkSize - 1)] }
      return open[offset - chunks.count << ChunkedList.chunkShift]
    }
    _modify {
      let offset = index - dropped
      let chunk = offset >> ChunkedList.chunkShift
      if chunk < chunks.count {
        yield &chunks[chunk][offset & (ChunkedList.chunkSize - 1)]
      } else {
        yield &open[offset - chunks.count << ChunkedList.chunkShift]
      }
    }
  }

  /// Adds an element at the end; its index is the old `count`.
  @inlinable
  public mutating func append(_ element: Element) {
    if open.count == ChunkedList.chunkSize {
      chunks.append(open)
      open = []
      open.reserveCapacity(ChunkedList.chunkSize)
    }
    open.append(element)
  }

  /// The indices that can be asked for.
  @inlinable
  public var indices: Range<Int> { dropped..<count }

  /// Lets whole chunks before the index go; what is left of the last one stays.
  public mutating func dropFirst(to index: Int) {
    let whole = min((index - dropped) >> ChunkedList.chunkShift, chunks.count)
    guard whole > 0 else { return }
    chunks.removeFirst(whole)
    dropped += whole << ChunkedList.chunkShift
  }
}

extension ChunkedList: Equatable where Element: Equatable {
  public static func == (left: ChunkedList, right: ChunkedList) -> Bool {
    left.dropped == right.dropped && left.open == right.open && left.chunks == right.chunks
  }
}

extension ChunkedList: Hashable where Element: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(dropped)
    hasher.combine(open)
    hasher.combine(chunks)
  }
}
