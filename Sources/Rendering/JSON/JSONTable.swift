import Interpreter

extension JSONRenderer {
  /// A table as its columns and rows of values; an empty cell is null.
  func members(_ table: Table, _ out: inout [UInt8]) {
    out.member("name", table.name)
    out.array("columns", table.columns) { $1.json($0.name) }
    out.member("rows")
    out.put("[")
    for (index, row) in table.rows.enumerated() {
      out.put(index == 0 ? "[" : ",[")
      for (column, cell) in row.enumerated() {
        if column > 0 { out.put(",") }
        put(cell, &out)
      }
      out.put("]")
    }
    out.put("]")
    out.array("notes", table.notes) { $1.json($0) }
  }

  private func put(_ cell: Table.Cell, _ out: inout [UInt8]) {
    switch cell {
    case .empty: out.put("null")
    case .text(let text): out.string(text)
    case .count(let count): out.put(count)
    case .duration(let duration): out.put(duration)
    }
  }
}
