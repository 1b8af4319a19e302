import ClientHistory
import Syntax

/// The statements that made an interpreter what it is. The same statements on an empty interpreter
/// with the same seed make the same again, so `why` can play the past and look at any moment of it.
///
/// Statements that only look are left out: they change nothing.
struct Recording: Sendable {
  struct Leaf: Sendable {
    var statement: Statement
    var source: SourceText
    /// Those of the loops around it.
    var variables: [(name: String, value: String)]
  }

  /// More statements than this are not remembered, so that a long script costs neither memory nor
  /// time for a question that nobody may ask.
  static let capacity = 16_384

  enum Fitness: Sendable {
    case whole
    case tooLong
    /// A statement was interrupted, which no replay would repeat.
    case interrupted
  }

  private(set) var leaves = ChunkedList<Leaf>()
  /// Which statement began each operation, by the operation's number less one.
  private(set) var operations = ChunkedList<Int32>()
  private(set) var fitness = Fitness.whole
  /// The statement that is performed now, or whose time has come; -1: one that only looks.
  var current = -1
  /// How many statements have begun.
  var begun = 0
  /// Set while the past is played again: the statement is then told from outside.
  var isReplay = false
  /// What was last said that is worth a question.
  var matter: Matter?

  mutating func begin(
    _ statement: Statement, _ source: SourceText, _ variables: [(name: String, value: String)]
  ) {
    guard fitness == .whole, !isReplay else { return }
    if case .look = statement.body {
      current = -1
      return
    }
    guard leaves.count < Recording.capacity else { return giveUp(.tooLong) }
    leaves.append(Leaf(statement: statement, source: source, variables: variables))
    current = leaves.count - 1
    begun = leaves.count
  }

  /// The statement was interrupted; one that only looks did nothing.
  mutating func interrupted() {
    if !isReplay, current >= 0 { giveUp(.interrupted) }
  }

  private mutating func giveUp(_ fitness: Fitness) {
    self.fitness = fitness
    leaves = ChunkedList()
    operations = ChunkedList()
    current = -1
  }

  /// An operation is begun by the statement that is performed now.
  mutating func beganOperation() {
    if fitness == .whole { operations.append(Int32(truncatingIfNeeded: current)) }
  }

  /// The statement that began an operation.
  func leaf(of operation: OperationID) -> Int? {
    let index = Int(operation.number) - 1
    guard index >= 0, index < operations.count, operations[index] >= 0 else { return nil }
    return Int(operations[index])
  }
}

/// Something that was said and is worth a question.
struct Matter: Sendable {
  var event: Event
  var time: ClientHistory.Microseconds
  /// The statement that said it; nil for one that only looks.
  var leaf: Int?
  /// How many statements had begun when it was said.
  var begun: Int
}
