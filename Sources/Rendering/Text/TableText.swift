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
      let heads = table.columns.map { ShownCell(word: $0.name) }
      let rows = table.rows.map { row in
        table.columns.indices.map { column in
          guard row.indices.contains(column) else { return ShownCell() }
          return ShownCell(row[column], beginsLine: column == 0)
        }
      }
      let wanted = heads.indices.map { column in
        rows.reduce(heads[column].columns) { max($0, $1[column].columns) }
      }
      if let widths = fitted(wanted, heads, table.columns) {
        putGrid(heads, rows, widths, table.columns, &out)
      } else {
        putRecords(heads, rows, &out)
      }
    }
    for note in table.notes {
      out.put(text: note)
      out.endLine()
    }
  }

  // MARK: Columns

  /// A column of text is not made narrower than this for the sake of others.
  private static let narrowest = 8
  private static let gap = 2

  /// The widths of the columns when the widest texts give up what is too much; nil where even that
  /// is not enough. Numbers are never cut.
  private func fitted(
    _ wanted: [Int], _ heads: [ShownCell], _ columns: [Table.Column]
  ) -> [Int]? {
    guard let width else { return wanted }
    var widths = wanted
    var excess = wanted.reduce(0, +) + TextRenderer.gap * (wanted.count - 1) - width
    while excess > 0 {
      let texts = widths.indices.filter { index in
        !columns[index].isNumeric && widths[index] > max(heads[index].columns, Self.narrowest)
      }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let next = texts.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? Self.narrowest
      let least = max(next - 1, max(heads[widest].columns, Self.narrowest))
      let cut = min(excess, max(1, widths[widest] - least))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }

  private func putGrid(
    _ heads: [ShownCell], _ rows: [[ShownCell]], _ widths: [Int], _ columns: [Table.Column],
    _ out: inout [UInt8]
  ) {
    if colour { out.put("\u{1b}[1m") }
    putRow(heads, widths, columns, &out)
    if colour { out.put("\u{1b}[0m") }
    out.endLine()
    for row in rows {
      putRow(row, widths, columns, &out)
      out.endLine()
    }
  }

  private func putRow(
    _ row: [ShownCell], _ widths: [Int], _ columns: [Table.Column], _ out: inout [UInt8]
  ) {
    var pending = 0
    for (index, cell) in row.enumerated() {
      let cell = cell.cut(to: widths[index], glyphs)
      let padding = widths[index] - cell.columns
      if columns[index].isNumeric { pending += padding }
      if !cell.bytes.isEmpty {
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: pending))
        out.append(contentsOf: cell.bytes)
        pending = 0
      }
      if !columns[index].isNumeric { pending += padding }
      pending += TextRenderer.gap
    }
  }

  // MARK: Records

  /// One line a cell, for a terminal that is too narrow for the columns; rows are told apart by an
  /// empty line.
  private func putRecords(
    _ heads: [ShownCell], _ rows: [[ShownCell]], _ out: inout [UInt8]
  ) {
    let widest = heads.reduce(0) { max($0, $1.columns) }
    for (number, row) in rows.enumerated() {
      if number > 0 { out.endLine() }
      for (head, cell) in zip(heads, row) where !cell.bytes.isEmpty {
        out.append(contentsOf: head.bytes)
        let padding = widest - head.columns + TextRenderer.gap
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: padding))
        out.append(contentsOf: cell.bytes)
        out.endLine()
      }
    }
  }
}
