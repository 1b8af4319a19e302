import Interpreter
import Syntax

/// What a cluster shows, for comparing it with another.
struct Views {
  /// A fact by what it is about: `status of a`, `x at b`.
  struct Fact: Equatable {
    var subject: String
    var value: Table.Cell
  }

  let facts: [Fact]

  /// Asks a copy of the cluster for its views, which changes nothing.
  init(of interpreter: Interpreter) {
    var facts = [Fact("clock", .duration(interpreter.clock))]
    facts += Views.facts(of: Views.table("state", interpreter)) { "\($1) of \($0)" }
    for node in interpreter.nodes {
      let name = interpreter.names.name(of: node)
      guard let data = Views.table("data " + Quoting.written(name), interpreter) else { continue }
      facts += Views.facts(of: data) { "\($0) at \(name)" + ($1 == "value" ? "" : ", " + $1) }
    }
    facts += Views.facts(of: Views.table("settings", interpreter)) { subject, _ in subject }
    facts += Views.facts(of: Views.table("summary", interpreter)) { "\($0) \($1)" }
    self.facts = facts
  }

  private static func table(_ text: String, _ interpreter: Interpreter) -> Table? {
    let source = SourceText(name: "", text: text)
    guard let statement = Parser.parse(source).script.statements.first else { return nil }
    var copy = interpreter
    var sink = TableSink()
    _ = copy.perform(statement, in: source, sink: &sink)
    return sink.table
  }

  /// The cells behind the first of each row, by the first and the name of their column.
  private static func facts(
    of table: Table?, _ subject: (_ row: String, _ column: String) -> String
  ) -> [Fact] {
    guard let table else { return [] }
    return table.rows.flatMap { row -> [Fact] in
      guard case .text(let name) = row.first else { return [] }
      return zip(table.columns, row).dropFirst().map { column, cell in
        Fact(subject(name, column.name), cell)
      }
    }
  }
}

extension Views.Fact {
  fileprivate init(_ subject: String, _ value: Table.Cell) {
    self.subject = subject
    self.value = value
  }
}

/// Keeps the table that a look shows.
private struct TableSink: EventSink {
  var table: Table?
  var goesOnAfterFailedCheck: Bool { false }

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {
    for event in record.events {
      if case .view(let table) = event { self.table = table }
    }
  }

  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending { .done }
}

extension Table {
  /// In what two clusters differ.
  static func difference(_ left: Views, _ leftName: String, _ right: Views, _ rightName: String)
    -> Table
  {
    let columns = [Column("what"), Column(leftName), Column(rightName)]
    var table = Table(name: "difference", columns: columns)
    let rightFacts = Dictionary(
      right.facts.map { ($0.subject, $0.value) }, uniquingKeysWith: { first, _ in first })
    let leftSubjects = Set(left.facts.map(\.subject))
    for fact in left.facts where (rightFacts[fact.subject] ?? .empty) != fact.value {
      let other = rightFacts[fact.subject] ?? .empty
      table.rows.append([.text(fact.subject), fact.value, other])
    }
    for fact in right.facts where !leftSubjects.contains(fact.subject) && fact.value != .empty {
      table.rows.append([.text(fact.subject), .empty, fact.value])
    }
    if table.rows.isEmpty {
      table.columns = []
      table.notes = ["no difference"]
    }
    return table
  }
}
