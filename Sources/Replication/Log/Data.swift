public import ClientHistory

/// What one key holds at one node.
public struct Cell: Hashable, Sendable {
  var bits: Int64 = 0
  /// The write that put it there; none where the key was never written.
  public var version = OperationID.none
  /// False where the key was never written, or was deleted by `version`.
  public var isSet = false
  /// Where that write stands in the node's log; 0 where it is always shown.
  public var position: Int64 = 0

  /// Nil where the key is not set.
  public var value: Value? { isSet ? Value(bits: bits) : nil }
}

/// The data of a node, by key. Cells lie in pages, so that a copy shares them all and a write after
/// it duplicates one page.
public struct Data: Hashable, Sendable {
  private static let pageShift = 6
  private static let pageSize = 1 << pageShift

  private var pages: ContiguousArray<ContiguousArray<Cell>> = []

  /// Data with no key set.
  public init() {}

  /// The cell of a key, by its number from 0 on; an empty cell beyond what was written.
  public subscript(key: Int) -> Cell {
    get {
      let page = key >> Data.pageShift
      return page < pages.count ? pages[page][key & (Data.pageSize - 1)] : Cell()
    }
    set {
      let page = key >> Data.pageShift
      while page >= pages.count {
        pages.append(ContiguousArray(repeating: Cell(), count: Data.pageSize))
      }
      pages[page][key & (Data.pageSize - 1)] = newValue
    }
  }

  /// One more than the highest key that may be set.
  public var keyLimit: Int { pages.count << Data.pageShift }

  mutating func apply(_ entry: Entry, at position: Int64, from log: LogStore) {
    switch entry.kind {
    case .put:
      self[Int(entry.key)] = Cell(
        bits: entry.bits, version: entry.operation, isSet: true, position: position)
    case .delete:
      self[Int(entry.key)] = Cell(
        bits: 0, version: entry.operation, isSet: false, position: position)
    case .batch:
      for change in log.changes(of: entry) { apply(change, of: entry.operation, at: position) }
    case .epochStart, .nothing:
      break
    }
  }

  private mutating func apply(_ change: Change, of write: OperationID, at position: Int64) {
    switch change.action {
    case .put(let value):
      self[change.key.index] = Cell(
        bits: value.bits, version: write, isSet: true, position: position)
    case .delete:
      self[change.key.index] = Cell(bits: 0, version: write, isSet: false, position: position)
    case .add:
      preconditionFailure("an addition is worked out before it is appended")
    }
  }

  /// Makes every cell one that is always shown: its position belongs to another history.
  mutating func forgetPositions() {
    for page in pages.indices {
      for slot in pages[page].indices { pages[page][slot].position = 0 }
    }
  }
}
