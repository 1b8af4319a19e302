import Interpreter

// Tables for other programs and for documents.

extension TextRenderer {
  /// As RFC 4180 has it, except that a line ends with a new line alone. Notes are left out.
  func putCSV(_ table: Table, _ out: inout [UInt8]) {
    guard !table.columns.isEmpty else { return }
    putCSV(table.columns.map(\.name), &out)
    for row in table.rows {
      putCSV(
        table.columns.indices.map { row.indices.contains($0) ? plain(row[$0]) : "" }, &out)
    }
  }

  private func putCSV(_ fields: [String], _ out: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      // A line that begins with `>` would look like one that was typed.
      let mustQuote = field.utf8.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ">")
          || byte < UInt8(ascii: " ")
      }
      let blank = UInt8(ascii: " ")
      guard mustQuote || field.utf8.first == blank || field.utf8.last == blank else {
        out.put(text: field)
        continue
      }
      out.put("\"")
      // By scalars: a quote with an accent on it is one character, and a quote all the same.
      var doubled = ""
      for scalar in field.unicodeScalars {
        if scalar == "\"" { doubled += "\"" }
        doubled.unicodeScalars.append(scalar)
      }
      out.put(text: doubled)
      out.put("\"")
    }
    out.endLine()
  }

  /// A cell as a program reads it: a time is its microseconds.
  private func plain(_ cell: Table.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .count(let count): String(count)
    case .duration(let duration): String(duration)
    }
  }

  func putMarkdown(_ table: Table, _ out: inout [UInt8]) {
    if !table.columns.isEmpty {
      putMarkdown(table.columns.map { [UInt8]($0.name.utf8) }, &out)
      out.put("|")
      for column in table.columns { out.put(column.isNumeric ? "---:|" : "---|") }
      out.endLine()
      for row in table.rows {
        putMarkdown(
          table.columns.indices.map { row.indices.contains($0) ? words(row[$0]) : [] }, &out)
      }
    }
    for note in table.notes {
      out.endLine()
      out.put(text: note)
      out.endLine()
    }
  }

  private func putMarkdown(_ cells: [[UInt8]], _ out: inout [UInt8]) {
    for cell in cells {
      out.put("| ")
      for byte in cell {
        // Only these two end a cell or hide what follows.
        if byte == UInt8(ascii: "|") || byte == UInt8(ascii: "\\") {
          out.append(UInt8(ascii: "\\"))
        }
        out.append(byte)
      }
      out.put(cell.isEmpty ? "" : " ")
    }
    out.put("|")
    out.endLine()
  }

  private func words(_ cell: Table.Cell) -> [UInt8] {
    var bytes: [UInt8] = []
    switch cell {
    case .empty: break
    case .text(let text): bytes.put(text: text)
    case .count(let count): bytes.put(count)
    case .duration(let duration): bytes.put(duration: duration)
    }
    return bytes
  }
}
