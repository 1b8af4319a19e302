public import ClientHistory

/// A run of entries that one leader appended without a break.
///
/// A branch and a position name one exact history: whatever is on the branch up to there, and what
/// its ancestors had at the places where they were forked. Nodes therefore keep no entries of their
/// own, only how far they are on which branch. (Redis names histories the same way, by replication
/// id and offset: RD-2.)
public struct Branch: Hashable, Sendable {
  /// The epoch that its leader led; 0 for the root.
  public let epoch: UInt32
  /// Who appended its entries; without meaning for the root.
  public let leader: NodeID
  /// -1 for the root, which has no entries: what a node is on before anyone led.
  let parent: Int
  /// The position up to which it shares its parent's entries.
  public let fork: Int64
  var entries = ChunkedList<Entry>()

  var end: Int64 { fork + Int64(entries.count) }
}

/// A place in a history.
public struct Place: Hashable, Sendable {
  /// An index into `LogStore.branches`.
  public var branch: Int
  /// The last entry that the history has; 0: none.
  public var position: Int64

  public init(branch: Int, position: Int64) {
    self.branch = branch
    self.position = position
  }
}

/// Every entry that any leader ever appended and some node may still need, each once.
public struct LogStore: Sendable {
  /// In the order in which they were begun; the root first.
  public private(set) var branches: ContiguousArray<Branch> = []
  private var batches = ChunkedList<[Change]>()
  private var specials = ChunkedList<Special>()
  /// Entries up to here are on every node, applied and on disk, and are kept only as data.
  public var foldedTo: Int64 { foldedPlace.position }
  private var foldedPlace = Place(branch: 0, position: 0)
  private(set) var folded = Data()

  init() { branches.append(Branch(epoch: 0, leader: NodeID(0), parent: -1, fork: 0)) }

  mutating func addBranch(epoch: UInt32, leader: NodeID, from place: Place) -> Int {
    branches.append(
      Branch(epoch: epoch, leader: leader, parent: place.branch, fork: place.position))
    return branches.count - 1
  }

  /// Appends to a branch and answers the new entry's position.
  mutating func append(_ write: Write, to branch: Int) -> Int64 {
    var entry = Entry(
      operation: write.operation, key: 0, kind: .batch, special: special(of: write), bits: 0,
      stamp: write.stamp)
    if write.changes.count == 1 {
      let change = write.changes[0]
      entry.key = Int32(truncatingIfNeeded: change.key.index)
      switch change.action {
      case .put(let value):
        entry.kind = .put
        entry.bits = value.bits
      case .delete:
        entry.kind = .delete
      case .add:
        preconditionFailure("an addition is worked out before it is appended")
      }
    } else {
      entry.bits = Int64(batches.count)
      batches.append(write.changes)
    }
    branches[branch].entries.append(entry)
    return branches[branch].end
  }

  /// Appends the entries of a run to a branch once more.
  mutating func repeatEntries(of run: Run, onto branch: Int) {
    var entries: [Entry] = []
    forEachEntry(after: run.from, to: Place(branch: run.branch, position: run.to)) {
      entries.append($1)
    }
    for entry in entries { branches[branch].entries.append(entry) }
  }

  /// Appends an entry that changes nothing, and answers its position.
  mutating func appendMark(
    _ kind: Entry.Kind, to branch: Int, stamp: Microseconds
  ) -> Int64 {
    branches[branch].entries.append(
      Entry(operation: .none, key: 0, kind: kind, special: -1, bits: 0, stamp: stamp))
    return branches[branch].end
  }

  private mutating func special(of write: Write) -> Int32 {
    if write.size == Entry.defaultSize, write.applyTime < 0 { return -1 }
    specials.append(Special(size: write.size, applyTime: write.applyTime))
    return Int32(specials.count - 1)
  }

  /// Bytes the entry takes in a log.
  public func size(of entry: Entry) -> Int64 {
    entry.special < 0 ? Int64(Entry.defaultSize) : Int64(specials[Int(entry.special)].size)
  }

  /// How long a node with the given time of its own takes to apply the entry.
  func applyTime(of entry: Entry, own: Microseconds) -> Microseconds {
    guard entry.special >= 0 else { return own }
    let time = specials[Int(entry.special)].applyTime
    return time < 0 ? own : time
  }

  /// The changes of an entry, in order.
  public func changes(of entry: Entry) -> [Change] {
    switch entry.kind {
    case .put:
      [Change(key: KeyID(Int(entry.key)), action: .put(Value(bits: entry.bits)))]
    case .delete:
      [Change(key: KeyID(Int(entry.key)), action: .delete)]
    case .batch:
      batches[Int(entry.bits)]
    case .epochStart, .nothing:
      []
    }
  }

  /// The branch that an entry at a place on a path was appended to.
  public func owner(of place: Place) -> Int {
    var branch = place.branch
    while branch > 0, place.position <= branches[branch].fork {
      branch = branches[branch].parent
    }
    return branch
  }

  /// The entry at a place; it must not be folded.
  public func entry(at place: Place) -> Entry {
    let branch = owner(of: place)
    return branches[branch].entries[Int(place.position - branches[branch].fork) - 1]
  }

  /// The epoch that the entry at a place was appended in; 0 before the first entry.
  public func epoch(at place: Place) -> UInt32 {
    place.position == 0 ? 0 : branches[owner(of: place)].epoch
  }

  /// The last position that the histories at two places have in common.
  public func fork(of one: Place, _ other: Place) -> Int64 {
    var one = one
    var other = other
    while one.branch != other.branch {
      if one.branch > other.branch {
        one = parent(of: one)
      } else {
        other = parent(of: other)
      }
      if one.branch < 0 || other.branch < 0 { return 0 }
    }
    return min(one.position, other.position)
  }

  /// Whether the history at a place includes an entry of a branch.
  public func includes(_ entry: Place, in place: Place) -> Bool {
    fork(of: entry, place) >= entry.position
  }

  private func parent(of place: Place) -> Place {
    let branch = branches[place.branch]
    return Place(branch: branch.parent, position: min(place.position, branch.fork))
  }

  /// Whether the history at a place goes on from what is folded. One that does not began anew from
  /// nothing, at a node that was wiped.
  func goesOnFromFolded(_ place: Place) -> Bool {
    foldedTo > 0 && includes(foldedPlace, in: place)
  }

  /// How much of the history at a place is kept as data alone.
  func foldedPart(of place: Place) -> (end: Int64, data: Data) {
    goesOnFromFolded(place) ? (foldedTo, folded) : (0, Data())
  }

  /// The entries after `start` up to `place`, in order; `start` is not in what is folded.
  func forEachEntry(after start: Int64, to place: Place, _ body: (Int64, Entry) -> Void) {
    let branch = branches[place.branch]
    if start < branch.fork, branch.parent >= 0 {
      let above = Place(branch: branch.parent, position: min(branch.fork, place.position))
      forEachEntry(after: start, to: above, body)
    }
    var position = max(start, branch.fork)
    while position < place.position {
      body(position + 1, branch.entries[Int(position - branch.fork)])
      position += 1
    }
  }

  /// The data of the history at a place that is not folded away.
  func data(at place: Place) -> Data {
    var (position, data) = foldedPart(of: place)
    forEachEntry(after: position, to: place) { position, entry in
      data.apply(entry, at: position, from: self)
    }
    return data
  }

  /// The same, with runs of entries of other branches where they were left behind.
  func data(at place: Place, with errant: [Run]) -> Data {
    guard !errant.isEmpty else { return data(at: place) }
    var (position, data) = foldedPart(of: place)
    for run in errant {
      let fork = Place(branch: place.branch, position: min(run.from, place.position))
      forEachEntry(after: position, to: fork) { data.apply($1, at: $0, from: self) }
      forEachEntry(after: run.from, to: Place(branch: run.branch, position: run.to)) {
        data.apply($1, at: $0, from: self)
      }
      data.forgetPositions()
      position = max(position, fork.position)
    }
    forEachEntry(after: position, to: place) { data.apply($1, at: $0, from: self) }
    return data
  }

  /// Turns the entries up to a place, which every node has for good, into data.
  mutating func fold(to place: Place) {
    folded = data(at: place)
    foldedPlace = place
    var branch = place.branch
    var limit = place.position
    while branch >= 0 {
      let fork = branches[branch].fork
      if limit > fork { branches[branch].entries.dropFirst(to: Int(limit - fork)) }
      limit = min(limit, fork)
      branch = branches[branch].parent
    }
    letGoOfBatches()
  }

  /// Batches and specials that no entry speaks of any more go with their entries.
  private mutating func letGoOfBatches() {
    var firstBatch = batches.count
    var firstSpecial = specials.count
    for branch in branches {
      for index in branch.entries.indices {
        let entry = branch.entries[index]
        if entry.kind == .batch { firstBatch = min(firstBatch, Int(entry.bits)) }
        if entry.special >= 0 { firstSpecial = min(firstSpecial, Int(entry.special)) }
      }
    }
    batches.dropFirst(to: firstBatch)
    specials.dropFirst(to: firstSpecial)
  }
}
