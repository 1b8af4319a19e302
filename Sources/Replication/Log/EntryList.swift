/// A growing list in sealed chunks and an open one. A copy shares all chunks, and writing after a
/// copy duplicates at most the open one, so that a snapshot costs the same however long the log is.
struct EntryList: Hashable, Sendable {
  private static let chunkShift = 10
  private static let chunkSize = 1 << chunkShift

  private var chunks: ContiguousArray<ContiguousArray<Entry>> = []
  private var open: ContiguousArray<Entry> = []
  /// How many entries were dropped from the front; always whole chunks.
  private(set) var dropped = 0

  var count: Int { dropped + chunks.count << EntryList.chunkShift + open.count }

  /// The entry by its index from the very first one on; it must not have been dropped.
  subscript(index: Int) -> Entry {
    let offset = index - dropped
    let chunk = offset >> EntryList.chunkShift
    if chunk < chunks.count { return chunks[chunk][offset & (EntryList.chunkSize - 1)] }
    return open[offset - chunks.count << EntryList.chunkShift]
  }

  mutating func append(_ entry: Entry) {
    if open.count == EntryList.chunkSize {
      chunks.append(open)
      open = []
      open.reserveCapacity(EntryList.chunkSize)
    }
    open.append(entry)
  }

  /// Drops whole chunks before the index; what is left of the last one stays.
  mutating func dropFirst(to index: Int) {
    let whole = min((index - dropped) >> EntryList.chunkShift, chunks.count)
    guard whole > 0 else { return }
    chunks.removeFirst(whole)
    dropped += whole << EntryList.chunkShift
  }
}
