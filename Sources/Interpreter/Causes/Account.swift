import ClientHistory
import Replication

/// How a run went, statement by statement of what was recorded: what the trial of a change must not
/// make worse.
struct Account {
  private var outcomes: [Int: Outcome] = [:]
  private var lost: Set<Int> = []
  /// Those of them that no node has any more.
  private var gone: Set<Int> = []
  private var refused: Set<Int> = []
  private var warned: Set<Int> = []
  /// Whether a statement that was put in did not do what it was put in for.
  private(set) var isFutile = false

  init(_ run: Interpreter) {
    run.history.forEachOperation { operation in
      guard let leaf = run.recording.leaf(of: operation.id) else { return }
      outcomes[leaf] = operation.outcome
      if operation.fate == .lost { lost.insert(leaf) }
    }
    for said in run.watch?.said ?? [] {
      switch said.event {
      case .refused: refused.insert(said.leaf)
      case .lossFinal(let writes):
        gone.formUnion(writes.compactMap { run.recording.leaf(of: $0.operation) })
      case .checkFailed: if said.leaf < 0 { isFutile = true }
      case .stale(let read): warn(read.operation, run)
      case .dirty(let read), .readOfLost(let read), .dirtyReadLost(let read):
        warn(read.operation, run)
      default: break
      }
    }
    if refused.contains(-1) { isFutile = true }
  }

  private mutating func warn(_ read: OperationID, _ run: Interpreter) {
    if let leaf = run.recording.leaf(of: read) { warned.insert(leaf) }
  }

  func outcome(of leaf: Int) -> Outcome? { outcomes[leaf] }

  func isLost(_ leaf: Int) -> Bool { lost.contains(leaf) }

  func isRefused(_ leaf: Int) -> Bool { refused.contains(leaf) }

  /// Whether something went worse than in another run: an acknowledged write is lost, or lost
  /// for good, an operation without its answer, a statement refused, a read warned of that was not. `besides`: statements
  /// that were left out.
  func isWorse(than other: Account, besides: Set<Int>) -> Bool {
    if !lost.isSubset(of: other.lost) || !gone.isSubset(of: other.gone)
      || !refused.isSubset(of: other.refused)
      || !warned.isSubset(of: other.warned)
    {
      return true
    }
    return other.outcomes.contains { leaf, before in
      Account.isGood(before) && !besides.contains(leaf)
        && !(outcomes[leaf].map(Account.isGood) ?? false)
    }
  }

  static func isGood(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .acknowledged, .sent: true
    case .pending, .failed, .unknown, .refused: false
    }
  }
}
