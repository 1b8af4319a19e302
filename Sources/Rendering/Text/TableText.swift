import ClientHistory
import Interpreter
import Syntax

// Tables: columns aligned by the width of what a terminal shows, two spaces between them, numbers
// to the right, nothing at the end of a line.

extension TextRenderer {
  func put(_ table: Table, _ out: inout [UInt8]) {
    switch tables {
    case .aligned: putAligned(table, &out)
    case .csv: putCSV(table, &out)
    case .markdown: putMarkdown(table, &out)
    }
  }

  private func putAligned(_ table: Table, _ out: inout [UInt8]) {
    if !table.columns.isEmpty {
      let cells = table.rows.map { row in
        table.columns.indices.map { row.indices.contains($0) ? shown(row[$0]) : Shown() }
      }
      let heads = table.columns.map { Shown(word: $0.name) }
      let widths = heads.indices.map { column in
        cells.reduce(heads[column].columns) { max($0, $1[column].columns) }
      }
      if colour { out.put("\u{1b}[1m") }
      putRow(heads, widths, table.columns, &out)
      if colour { out.put("\u{1b}[0m") }
      out.endLine()
      for row in cells {
        putRow(row, widths, table.columns, &out)
        out.endLine()
      }
    }
    for note in table.notes {
      out.put(text: note)
      out.endLine()
    }
  }

  private func putRow(
    _ row: [Shown], _ widths: [Int], _ columns: [Table.Column], _ out: inout [UInt8]
  ) {
    var pending = 0
    for (index, cell) in row.enumerated() {
      let padding = widths[index] - cell.columns
      if columns[index].isNumeric { pending += padding }
      if !cell.bytes.isEmpty {
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: pending))
        out.append(contentsOf: cell.bytes)
        pending = 0
      }
      if !columns[index].isNumeric { pending += padding }
      pending += 2
    }
  }

  private func shown(_ cell: Table.Cell) -> Shown {
    var bytes: [UInt8] = []
    switch cell {
    case .empty: break
    case .text(let text): bytes.put(text: text)
    case .count(let count): bytes.put(count)
    case .duration(let duration): bytes.put(duration: duration)
    }
    return Shown(bytes)
  }
}

/// A cell as it is printed.
private struct Shown {
  var bytes: [UInt8] = []
  var columns = 0

  init() {}

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    columns = DisplayWidth.of(String(decoding: bytes, as: UTF8.self))
  }

  init(word: String) {
    var bytes: [UInt8] = []
    bytes.put(text: word)
    self.init(bytes)
  }
}
