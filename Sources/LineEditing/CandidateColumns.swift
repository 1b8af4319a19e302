/// Candidates for completion in columns, read downwards, as `ls` does.
struct CandidateColumns {
  /// The lines to show.
  let lines: [String]

  /// More lines than this push the user's own line out of sight.
  private static let mostLines = 20
  private static let gap = 2

  init(_ candidates: [String], width: Int) {
    let names = candidates.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }
    let cell = (names.map(Self.cells).max() ?? 0) + Self.gap
    let columns = max(1, (width - 1) / cell)
    let rows = (names.count + columns - 1) / columns
    var lines: [String] = []
    for row in 0..<min(rows, Self.mostLines) {
      var line = ""
      for index in stride(from: row, to: names.count, by: rows) {
        let isLast = index + rows >= names.count
        let padding = isLast ? 0 : cell - Self.cells(names[index])
        line += names[index] + String(repeating: " ", count: padding)
      }
      lines.append(line)
    }
    if rows > Self.mostLines {
      let shown = (0..<Self.mostLines).reduce(0) { count, row in
        count + (names.count - row + rows - 1) / rows
      }
      lines.append("… and \(names.count - shown) more")
    }
    self.lines = lines
  }

  private static func cells(_ text: String) -> Int {
    var position = CellPosition(width: .max)
    position.advance(over: text)
    return position.column
  }
}
