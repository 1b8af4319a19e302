/// What the screen shows while a line is edited: the prompt, the text, and what stands below.
struct Frame {
  /// What is edited.
  struct Content {
    var prompt = PromptText("")
    /// What stands in front of the lines of the text after its first.
    var continuation = ""
    var text = String.UnicodeScalarView()
    /// How many scalars stand before the cursor.
    var cursor = 0
    var decoration = Decoration()
    /// Rows below the text, such as a list of candidates.
    var footer: [[(text: String, pen: Pen)]] = []
  }

  private(set) var rows: [CellRow]
  private(set) var cursor = (row: 0, column: 0)
  /// How many of the rows hold the prompt and the text.
  private(set) var textRows: Int
  /// Whether there is a hint, and room for it.
  private(set) var showsHint = false

  init(_ content: Content, width: Int) {
    var grid = CellGrid(width: width)
    for part in content.prompt.parts { grid.put(part.text, part.pen) }
    let pens = Self.pens(of: content)
    for (index, scalar) in content.text.enumerated() {
      if index == content.cursor { cursor = grid.position }
      grid.put(scalar, pens.isEmpty ? .plain : pens[index])
      if scalar == "\n" { grid.put(content.continuation, .continuation) }
    }
    if content.cursor >= content.text.count {
      cursor = grid.position
      if let hint = content.decoration.hint {
        showsHint = Self.put(hint.shown, into: &grid, upTo: width)
      }
    }
    rows = grid.rows
    textRows = rows.count
    for line in content.footer {
      var grid = CellGrid(width: max(width, 1))
      for part in line { grid.put(part.text, part.pen) }
      // A row of its own, cut off at the margin.
      rows.append(CellRow(cells: grid.rows[0].cells))
    }
  }

  /// The hint takes no row of its own: it is cut off, and the last column stays free, so that the
  /// cursor of the terminal never waits there. False where there is no room at all.
  private static func put(_ hint: String, into grid: inout CellGrid, upTo width: Int) -> Bool {
    let room = width - 1 - grid.position.column
    let isCut = CellGrid.cells(of: hint) > room
    var left = room - (isCut ? 1 : 0)
    guard left > 0 else { return false }
    for scalar in hint.unicodeScalars {
      let cells = CellGrid.cells(of: String(scalar))
      guard scalar != "\n", cells <= left else { break }
      grid.put(scalar, .faint)
      left -= cells
    }
    if isCut { grid.put("…", .faint) }
    return true
  }

  private static func pens(of content: Content) -> [Pen] {
    guard !content.decoration.spans.isEmpty else { return [] }
    let all = 0..<content.text.count
    var pens = [Pen](repeating: .plain, count: all.count)
    for span in content.decoration.spans {
      for index in span.range.clamped(to: all) { pens[index] = .text(span.style) }
    }
    return pens
  }

  /// The rows that a screen of `height` rows shows, from `top` on, and `top`: as few rows further
  /// up or down than before as bring the cursor into sight.
  func visible(height: Int, from former: Int) -> (top: Int, rows: ArraySlice<CellRow>) {
    let height = max(height, 1)
    var top = min(former, max(0, textRows - height))
    if cursor.row < top { top = cursor.row }
    if cursor.row >= top + height { top = cursor.row - height + 1 }
    return (top, rows[top..<min(rows.count, top + height)])
  }
}
