/// What clients did and were told, in order. The newest operations are kept in detail; older ones
/// are let go once nothing can be said of them any more, so that memory does not grow with a script.
public struct History: Sendable {
  /// How many of the newest operations are kept in detail, whatever became of them.
  public static let detailed = 100_000

  private static let slack = 16_384

  /// By number less one.
  private var operations = ChunkedList<Operation>()
  /// Older operations that are not settled yet, in order.
  private var unsettled: ContiguousArray<Operation> = []
  /// The changes of writes with more than one.
  private var batches: [UInt32: [Change]] = [:]
  /// How many operations had an outcome or a fate, those that were let go included.
  public private(set) var counts = Counts()

  /// A history in which nothing has happened.
  public init() {}

  /// How many operations there ever were, those that were let go included.
  public var count: Int { operations.count }

  /// What the operation that begins next has to be called.
  public var nextID: OperationID { OperationID(UInt32(truncatingIfNeeded: count + 1)) }

  /// A history holds no more operations than this.
  public static let capacity = Int(UInt32.max) - 1

  /// Whether no further operation may begin; `begin` does not look.
  public var isFull: Bool { count >= History.capacity }

  /// Nil for one that was let go.
  public subscript(id: OperationID) -> Operation? {
    let index = Int(id.number) - 1
    if index >= operations.dropped { return index < operations.count ? operations[index] : nil }
    return unsettledIndex(of: id).map { unsettled[$0] }
  }

  /// Takes an operation in, which must bear `nextID`. `changes`: all that a write makes, its first
  /// one included; none for a read.
  public mutating func begin(_ operation: Operation, changes: [Change]) {
    operations.append(operation)
    counts.begun(operation)
    if changes.count > 1 { batches[operation.id.number] = changes }
  }

  /// Changes what is known of an operation; one that was let go stays as it is.
  public mutating func update(_ id: OperationID, _ change: (inout Operation) -> Void) {
    let index = Int(id.number) - 1
    if index >= operations.dropped {
      guard index < operations.count else { return }
      History.update(&operations[index], &counts, change)
    } else if let index = unsettledIndex(of: id) {
      History.update(&unsettled[index], &counts, change)
    }
  }

  private static func update(
    _ operation: inout Operation, _ counts: inout Counts, _ change: (inout Operation) -> Void
  ) {
    counts.forget(operation)
    change(&operation)
    counts.note(operation)
  }

  /// All changes of a write, in the order of its text. Empty for a read, and for a write of several
  /// changes that was let go.
  public func changes(of operation: Operation) -> [Change] {
    if operation.changeCount == 1 { return [operation.change] }
    return batches[operation.id.number] ?? []
  }

  /// Every operation that is kept, oldest first.
  public func forEachOperation(_ body: (Operation) -> Void) {
    for operation in unsettled { body(operation) }
    for index in operations.indices { body(operations[index]) }
  }

  /// The newest operations, at most that many, oldest first.
  public func newest(_ count: Int) -> [Operation] {
    operations.indices.suffix(count).map { operations[$0] }
  }

  // MARK: Letting go

  /// Whether so many are kept in detail that `trim` would let some go; it does nothing before.
  public var wantsTrimming: Bool {
    operations.indices.count >= History.detailed + History.slack
  }

  /// Lets go of settled operations beyond the newest.
  public mutating func trim(isSettled: (Operation) -> Bool) {
    guard wantsTrimming else { return }
    unsettled = unsettled.filter { keep($0, isSettled) }
    let start = operations.dropped
    var next = operations
    next.dropFirst(to: operations.count - History.detailed)
    for index in start..<next.dropped where keep(operations[index], isSettled) {
      unsettled.append(operations[index])
    }
    operations = next
  }

  private mutating func keep(_ operation: Operation, _ isSettled: (Operation) -> Bool) -> Bool {
    guard isSettled(operation) else { return true }
    if operation.changeCount > 1 { batches[operation.id.number] = nil }
    return false
  }

  private func unsettledIndex(of id: OperationID) -> Int? {
    var low = 0
    var high = unsettled.count
    while low < high {
      let middle = (low + high) / 2
      if unsettled[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < unsettled.count && unsettled[low].id == id ? low : nil
  }
}

/// Operations by outcome and fate.
public struct Counts: Hashable, Sendable {
  /// Reads that began, whatever came of them.
  public private(set) var reads = 0
  /// Writes that began, whatever came of them.
  public private(set) var writes = 0
  private var writeOutcomes = ByOutcome()
  private var readOutcomes = ByOutcome()
  private var lost = 0
  private var recovered = 0
  private var survived = 0

  /// How many writes have that outcome now.
  public func writes(_ outcome: Outcome) -> Int { writeOutcomes[outcome] }

  /// How many reads have that outcome now.
  public func reads(_ outcome: Outcome) -> Int { readOutcomes[outcome] }

  /// How many writes have that fate now; `held` counts all of which there is nothing to tell.
  public func writes(_ fate: Fate) -> Int {
    switch fate {
    case .held: writes - lost - recovered - survived
    case .lost: lost
    case .recovered: recovered
    case .survived: survived
    }
  }

  mutating func begun(_ operation: Operation) {
    switch operation.kind {
    case .read: reads += 1
    case .write: writes += 1
    }
    note(operation)
  }

  mutating func note(_ operation: Operation) { change(operation, by: 1) }

  mutating func forget(_ operation: Operation) { change(operation, by: -1) }

  private mutating func change(_ operation: Operation, by number: Int) {
    switch operation.kind {
    case .write:
      writeOutcomes[operation.outcome] += number
      switch operation.fate {
      case .held: break
      case .lost: lost += number
      case .recovered: recovered += number
      case .survived: survived += number
      }
    case .read:
      readOutcomes[operation.outcome] += number
    }
  }
}

/// A number for each outcome.
private struct ByOutcome: Hashable, Sendable {
  private var pending = 0
  private var acknowledged = 0
  private var sent = 0
  private var failed = 0
  private var unknown = 0
  private var refused = 0

  subscript(outcome: Outcome) -> Int {
    get {
      switch outcome {
      case .pending: pending
      case .acknowledged: acknowledged
      case .sent: sent
      case .failed: failed
      case .unknown: unknown
      case .refused: refused
      }
    }
    set {
      switch outcome {
      case .pending: pending = newValue
      case .acknowledged: acknowledged = newValue
      case .sent: sent = newValue
      case .failed: failed = newValue
      case .unknown: unknown = newValue
      case .refused: refused = newValue
      }
    }
  }
}
