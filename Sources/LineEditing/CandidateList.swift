/// Candidates for completion as rows that fit below the line.
///
/// Where they have meanings and do not need more than half of the screen, each has a row of its
/// own; else they stand in columns, read downwards, as `ls` does.
struct CandidateList {
  typealias Part = (text: String, pen: Pen)

  /// The rows, as parts that are written differently.
  let rows: [[Part]]

  private static let gap = 2

  /// - Parameters:
  ///   - typedCount: how many scalars of each candidate are typed already.
  ///   - mostRows: the rows there is room for, at least one.
  init(
    _ candidates: [CompletionOffer.Candidate], typedCount: Int, width: Int, height: Int,
    mostRows: Int
  ) {
    let names = candidates.map { candidate in
      Self.shown(candidate.text.hasSuffix(" ") ? candidate.text.dropLast() : candidate.text[...])
    }
    let hasMeanings = candidates.contains { !$0.meaning.isEmpty }
    let perRow = hasMeanings && names.count <= min(height / 2, mostRows)
    let widest = names.map(CellGrid.cells).max() ?? 0
    let cell = widest + Self.gap
    let columns = perRow ? 1 : max(1, (max(width, 1) - 1 + Self.gap) / cell)
    let count = (names.count + columns - 1) / columns
    let shownCount = count > mostRows ? max(0, mostRows - 1) : count
    var rows: [[Part]] = []
    var left = names.count
    for row in 0..<shownCount {
      var parts: [Part] = []
      for index in stride(from: row, to: names.count, by: count) {
        let name = names[index].unicodeScalars
        parts.append((String(name.prefix(typedCount)), .typed))
        parts.append((String(name.dropFirst(typedCount)), .plain))
        let isLast = !perRow && index + count >= names.count
        let padding = isLast ? 0 : cell - CellGrid.cells(of: names[index])
        parts.append((String(repeating: " ", count: padding), .plain))
        if perRow { parts.append((Self.shown(candidates[index].meaning[...]), .faint)) }
        left -= 1
      }
      rows.append(parts)
    }
    if left > 0 { rows.append([("… and \(left) more", .faint)]) }
    self.rows = rows
  }

  /// The rows as plain lines.
  var lines: [String] { rows.map { $0.map(\.text).joined() } }

  /// The text as it can be put on a terminal: a name may hold anything.
  private static func shown(_ text: Substring) -> String {
    var grid = CellGrid(width: .max)
    grid.put(text.replacing("\n", with: " "), .plain)
    return grid.rows[0].cells.map(\.text).joined()
  }
}
