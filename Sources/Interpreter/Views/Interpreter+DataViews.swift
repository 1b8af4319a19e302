import ClientHistory
import Replication
import Syntax

extension Interpreter {
  func dataTable(_ id: NodeID) -> Table {
    var table = Table(
      name: "data",
      columns: [
        Table.Column("key"), Table.Column("value"), Table.Column("position", numeric: true),
      ])
    for index in keysByName() {
      let cell = world.cluster.cell(KeyID(index), shownBy: id)
      guard let value = cell.value else { continue }
      table.rows.append([
        .text(names.keys[index]), .text(names.text(of: value)), .count(cell.position),
      ])
    }
    let count = table.rows.count
    if count > rowsShown {
      table.rows.removeLast(count - rowsShown)
      table.notes.append("and \(count - rowsShown) more")
    }
    if count == 0 { table.notes.append("\(spoken(id)) shows no data") }
    return table
  }

  private func keysByName() -> [Int] {
    names.keys.indices.sorted { names.keys[$0].utf8.lexicographicallyPrecedes(names.keys[$1].utf8) }
  }

  func diffTable(_ one: NodeID, _ other: NodeID) -> Table {
    var table = Table(
      name: "diff",
      columns: [
        Table.Column("key"), Table.Column(names.name(of: one)), Table.Column(names.name(of: other)),
      ])
    for index in keysByName() {
      let left = world.cluster.cell(KeyID(index), shownBy: one)
      let right = world.cluster.cell(KeyID(index), shownBy: other)
      guard left.version != right.version || left.value != right.value else { continue }
      table.rows.append([.text(names.keys[index]), cell(left), cell(right)])
    }
    if table.rows.isEmpty { table.notes.append("no difference") }
    limit(&table)
    return table
  }

  private func cell(_ cell: Cell) -> Table.Cell {
    cell.value.map { .text(names.text(of: $0)) } ?? .empty
  }

  func asideTable(_ id: NodeID) -> Table {
    var table = Table(
      name: "aside",
      columns: [
        Table.Column("position", numeric: true), Table.Column("epoch", numeric: true),
        Table.Column("write"),
      ])
    for run in world.cluster[id].aside {
      for position in stride(from: run.from + 1, through: run.to, by: 1) {
        let place = Replication.Place(branch: run.branch, position: position)
        let kept = keptAside(place, at: id)
        guard !kept.isEmpty else { continue }
        table.rows.append([
          .count(position), .count(Int64(world.cluster.log.epoch(at: place))),
          .text(words(for: kept)),
        ])
      }
    }
    if table.rows.isEmpty { table.notes.append("\(spoken(id)) has set nothing aside") }
    limit(&table)
    return table
  }

  /// What a node keeps in its file of an entry that it set aside.
  private func keptAside(
    _ place: Replication.Place, at id: NodeID
  ) -> [ClientHistory.Change] {
    let changes = world.cluster.log.changes(of: world.cluster.log.entry(at: place))
    switch world.cluster.rules[id].asides {
    case .everything: return changes
    case .values: return changes.filter { $0.action != .delete }
    }
  }

  /// Whether a node set a write aside.
  func hasAside(_ change: ClientHistory.Change, at id: NodeID) -> Bool {
    world.cluster[id].aside.contains { run in
      stride(from: run.from + 1, through: run.to, by: 1).contains { position in
        let place = Replication.Place(branch: run.branch, position: position)
        return keptAside(place, at: id).contains(change)
      }
    }
  }

  func historyTable() -> Table {
    var table = Table(
      name: "history",
      columns: [
        Table.Column("#", numeric: true), Table.Column("at", numeric: true),
        Table.Column("client"), Table.Column("operation"), Table.Column("node"),
        Table.Column("outcome"), Table.Column("took", numeric: true), Table.Column("fate"),
      ])
    let shown = history.newest(rowsShown)
    for operation in shown {
      let took: Table.Cell =
        operation.outcome == .pending
        ? .empty : .duration(operation.completedAt - operation.invokedAt)
      table.rows.append([
        .count(Int64(operation.id.number)), .duration(operation.invokedAt),
        .text(names.name(of: operation.client)), .text(words(for: operation)),
        operation.node.map { .text(names.name(of: $0)) } ?? .empty,
        .text(operation.outcome.rawValue), took,
        operation.fate == .held ? .empty : .text(operation.fate.rawValue),
      ])
    }
    if history.count > shown.count {
      table.notes.append("\(history.count - shown.count) earlier operations not shown")
    }
    return table
  }

  func words(for operation: Operation) -> String {
    let changes = history.changes(of: operation)
    switch operation.kind {
    case .write:
      let setsNothing = changes.allSatisfy { change in
        if case .put = change.action { false } else { true }
      }
      return (setsNothing ? "" : "write ") + words(for: changes)
    case .read:
      return changes.isEmpty
        ? "read the log" : "read " + changes.map { names.name(of: $0.key) }.joined(separator: ", ")
    }
  }

  func timelineTable() -> Table {
    var table = Table(
      name: "timeline",
      columns: [
        Table.Column("at", numeric: true), Table.Column("who"), Table.Column("what"),
      ])
    var rows = moments.all.map { moment in
      (
        moment.time, moment.line,
        [
          Table.Cell.duration(moment.time),
          moment.node.map { .text(names.name(of: $0)) } ?? .empty, .text(moment.what),
        ]
      )
    }
    for operation in history.newest(rowsShown) {
      let client = names.name(of: operation.client)
      let what = words(for: operation) + ": " + operation.outcome.rawValue
      rows.append(
        (
          operation.invokedAt, operation.line,
          [.duration(operation.invokedAt), .text(client.isEmpty ? "client" : client), .text(what)]
        ))
    }
    table.rows = rows.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    limit(&table)
    return table
  }

  func summaryTable() -> Table {
    var table = Table(
      name: "summary",
      columns: [
        Table.Column("operations"), Table.Column("writes", numeric: true),
        Table.Column("reads", numeric: true),
      ])
    table.rows.append([
      .text("attempted"), .count(Int64(history.counts.writes)),
      .count(Int64(history.counts.reads)),
    ])
    for outcome in Outcome.allCases {
      let (writes, reads) = (history.counts.writes(outcome), history.counts.reads(outcome))
      guard writes + reads > 0 else { continue }
      table.rows.append([
        .text(outcome.rawValue), .count(Int64(writes)), .count(Int64(reads)),
      ])
    }
    for fate in Fate.allCases where fate != .held && history.counts.writes(fate) > 0 {
      table.rows.append([
        .text(fate.rawValue), .count(Int64(history.counts.writes(fate))), .empty,
      ])
    }
    return table
  }
}
