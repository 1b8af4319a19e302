import ClientHistory
import Replication
import Simulation
import Syntax

/// How much work `why` may do. It is counted and not timed, so that the answer is the same on every
/// machine.
struct Effort {
  /// Changes that are tried.
  static let replays = 64
  /// Statements performed in all of them together.
  static let statements = 200_000
  /// How often a statement that takes long asks whether it may go on: once in 256 events.
  static let breaths = 4_096

  private(set) var replays = Effort.replays
  private(set) var statements = Effort.statements
  private var breaths = Effort.breaths
  private(set) var wasInterrupted = false
  /// Whether something was left undone for want of effort.
  private(set) var isSpent = false

  /// Whether a replay of so many statements may begin.
  mutating func allows(_ count: Int) -> Bool {
    guard replays > 0, statements >= count, breaths > 0, !wasInterrupted else {
      isSpent = true
      return false
    }
    replays -= 1
    statements -= count
    return true
  }

  mutating func mustStop(_ interrupted: () -> Bool) -> Bool {
    if interrupted() { wasInterrupted = true }
    breaths -= 1
    if breaths <= 0 { isSpent = true }
    return wasInterrupted || breaths <= 0
  }
}

/// One change of what was performed.
enum Revision: Sendable {
  case instead(of: Int, Recording.Leaf)
  case before(Int, Recording.Leaf)
  case without(Int)

  var place: Int {
    switch self {
    case .instead(let place, _), .before(let place, _), .without(let place): place
    }
  }
}

extension Interpreter {
  /// The past up to so many statements, played again on an empty interpreter, as it was or with
  /// changes; nil where it came to a mistake or took too much work.
  func replayed(
    _ count: Int, _ revisions: [Revision] = [], watch: Watch, tracing trace: Trace? = nil,
    _ effort: inout Effort, _ interrupted: () -> Bool
  ) -> Interpreter? {
    guard effort.allows(count) else { return nil }
    var copy = Interpreter(seed: seed)
    copy.recording.isReplay = true
    copy.watch = watch
    copy.world.trace = trace
    for index in 0..<min(count, recording.leaves.count) {
      if effort.mustStopBetween(interrupted, index) { return nil }
      var isLeftOut = false
      var leaf = recording.leaves[index]
      for revision in revisions where revision.place == index {
        switch revision {
        case .instead(_, let other): leaf = other
        case .without: isLeftOut = true
        case .before(_, let other):
          guard copy.replay(other, as: -1, &effort, interrupted) else { return nil }
        }
      }
      guard isLeftOut || copy.replay(leaf, as: index, &effort, interrupted) else { return nil }
    }
    return copy
  }

  private mutating func replay(
    _ leaf: Recording.Leaf, as index: Int, _ effort: inout Effort, _ interrupted: () -> Bool
  ) -> Bool {
    variables = leaf.variables
    recording.current = index
    if index >= 0 {
      recording.begun = index + 1
      let time = clock
      watch?.begin(index, time)
    }
    world.trace?.cause = index
    var silence = Silence()
    let ending = performLeaf(leaf.statement, in: leaf.source, sink: &silence) {
      effort.mustStop(interrupted)
    }
    switch ending {
    case .done, .checkFailed: return true
    case .mistake, .interrupted: return false
    }
  }
}

extension Effort {
  /// Asks between statements too, though not at each of them.
  fileprivate mutating func mustStopBetween(_ interrupted: () -> Bool, _ index: Int) -> Bool {
    index & 255 == 255 && mustStop(interrupted)
  }
}

/// Hears nothing.
private struct Silence: EventSink {
  let goesOnAfterFailedCheck = true

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {}

  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending { .done }
}
