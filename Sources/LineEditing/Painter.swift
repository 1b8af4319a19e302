/// Brings frames on the screen: it remembers what stands there and writes only what has changed.
///
/// It never asks where on the screen it is. It only moves relative to the row it began on, which
/// it enters at its left margin.
struct Painter {
  private let usesColour: Bool
  /// The rows as they stand on the screen.
  private var shown: [CellRow] = []
  /// Where the cursor is among them. The column is the width where the last cell of a row has just
  /// been written: the terminal then waits with the step to the next row.
  private var cursor = (row: 0, column: 0)
  private var top = 0
  /// The width of the screen when it was painted last.
  private(set) var width = 0
  private var pen = ""
  private var out = ""

  init(usesColour: Bool) {
    self.usesColour = usesColour
  }

  /// The row of the cursor below the first row that is shown, and the column.
  var place: (row: Int, column: Int) { cursor }

  /// Whether the first row of the frame is on the screen.
  var showsAll: Bool { top == 0 }

  /// How many rows stand on the screen.
  var height: Int { shown.count }

  /// Forgets what stands on the screen: the next frame begins in the row where the cursor is, and
  /// shows the same part of a text that is taller than the screen.
  mutating func forget() {
    shown = []
    cursor = (0, 0)
  }

  /// What to write so that the terminal shows `frame`.
  mutating func paint(_ frame: Frame, width: Int, height: Int) -> String {
    out = ""
    self.width = max(width, 1)
    let (top, visible) = frame.visible(height: height, from: top)
    self.top = top
    let rows = Array(visible)
    if shown.isEmpty {
      // Nothing that stands below may show through.
      out += "\r\u{1B}[J"
      shown = [CellRow()]
    }
    for index in rows.indices {
      if index < shown.count { update(index, rows[index]) } else { append(rows[index]) }
    }
    if shown.count > rows.count {
      move(to: (rows.count, 0))
      use(.plain)
      out += "\u{1B}[J"
      shown.removeLast(shown.count - rows.count)
    }
    use(.plain)
    move(to: (frame.cursor.row - top, frame.cursor.column))
    return out
  }

  /// Leaves what is shown and goes to the row below it.
  mutating func leave() -> String {
    defer {
      forget()
      top = 0
    }
    out = ""
    guard let last = shown.last else { return out }
    move(to: (shown.count - 1, min(last.cells.count, width - 1)))
    // A row that only the cursor stood on needs none below it.
    return out + (last.cells.isEmpty && last.isContinued ? "\r" : "\r\n")
  }

  /// Goes back to the first row, with the cursor that many rows below it, and clears from there on.
  mutating func clear(from row: Int) -> String {
    forget()
    return "\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J"
  }

  // MARK: - One row

  private mutating func update(_ index: Int, _ new: CellRow) {
    let old = shown[index]
    defer { shown[index] = new }
    var first = zip(old.cells, new.cells).prefix { $0 == $1 }.count
    guard first < max(old.cells.count, new.cells.count) else { return }
    var end = new.cells.count
    if old.cells.count == end {
      while end > first, old.cells[end - 1] == new.cells[end - 1] { end -= 1 }
      // The second half of a wide glyph goes with its first.
      while end < new.cells.count, new.cells[end].text.isEmpty || old.cells[end].text.isEmpty {
        end += 1
      }
    }
    while first > 0, Self.isSecondHalf(old, first) || Self.isSecondHalf(new, first) { first -= 1 }
    move(to: (index, first))
    write(new.cells[first..<max(first, end)])
    if new.cells.count < old.cells.count {
      use(.plain)
      out += "\u{1B}[K"
    }
  }

  private static func isSecondHalf(_ row: CellRow, _ column: Int) -> Bool {
    column < row.cells.count && row.cells[column].text.isEmpty
  }

  /// A row that the screen does not have yet. Where it goes on with the one above, the terminal is
  /// made to wrap by itself: it then knows that both are one line when it is resized or copied.
  private mutating func append(_ row: CellRow) {
    let above = shown[shown.count - 1].cells
    if row.isContinued, above.count == width,
      let last = above.lastIndex(where: { !$0.text.isEmpty })
    {
      if cursor != (shown.count - 1, width) {
        move(to: (shown.count - 1, last))
        write(above[last...])
      }
      use(.plain)
      out += row.cells.isEmpty ? " \r\u{1B}[K" : ""
    } else {
      move(to: (shown.count - 1, cursor.column < width ? cursor.column : 0))
      use(.plain)
      out += "\r\n"
    }
    cursor = (shown.count, 0)
    shown.append(row)
    write(row.cells[...])
  }

  private mutating func write(_ cells: ArraySlice<Cell>) {
    for cell in cells {
      use(cell.pen)
      out += cell.text
    }
    cursor.column += cells.count
  }

  // MARK: - The state of the terminal

  private mutating func use(_ pen: Pen) {
    let wanted = usesColour ? pen.colour : ""
    guard wanted != self.pen else { return }
    if !self.pen.isEmpty { out += "\u{1B}[0m" }
    if !wanted.isEmpty { out += "\u{1B}[\(wanted)m" }
    self.pen = wanted
  }

  private mutating func move(to place: (row: Int, column: Int)) {
    guard place != cursor else { return }
    if cursor.column >= width {
      out += "\r"
      cursor.column = 0
    }
    if place.row < cursor.row { out += "\u{1B}[\(cursor.row - place.row)A" }
    if place.row > cursor.row { out += "\u{1B}[\(place.row - cursor.row)B" }
    if place.column == 0, cursor.column > 0 {
      out += "\r"
    } else if place.column < cursor.column {
      out += "\u{1B}[\(cursor.column - place.column)D"
    } else if place.column > cursor.column {
      out += "\u{1B}[\(place.column - cursor.column)C"
    }
    cursor = place
  }
}
