import CLibedit

/// One place of the screen.
struct Cell: Equatable {
  /// The sign with the marks that combine with it; nothing where the wide glyph of the cell before
  /// takes this one too.
  var text: String
  var pen: Pen
}

/// One row of the screen, up to its last sign.
struct CellRow: Equatable {
  var cells: [Cell] = []
  /// Whether it goes on with the row above, which had no more room.
  var isContinued = false
}

/// Text laid out on rows of cells, as a terminal of some width shows it.
struct CellGrid {
  private(set) var rows = [CellRow()]
  private let width: Int

  /// Rows of `width` cells; at least one.
  init(width: Int) {
    self.width = max(width, 1)
  }

  /// Where the next sign goes. It is never behind the last cell of a row.
  var position: (row: Int, column: Int) { (rows.count - 1, rows[rows.count - 1].cells.count) }

  mutating func put(_ text: some StringProtocol, _ pen: Pen) {
    for scalar in text.unicodeScalars { put(scalar, pen) }
  }

  /// Puts one sign. What a terminal would act on, or show in some way of its own, is spelt out.
  mutating func put(_ scalar: Unicode.Scalar, _ pen: Pen) {
    switch scalar {
    case " "..."~": step(String(scalar), 1, pen)
    case "\n": rows.append(CellRow())
    case "\t": repeat { step(" ", 1, pen) } while position.column % 8 != 0
    case "\0"..<" ", "\u{7F}":
      step("^", 1, pen)
      step(String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40)), 1, pen)
    case "\u{FE00}"..."\u{FE0F}":
      // They choose between two looks of a sign, which not every terminal gives the same room.
      break
    default: putOther(scalar, pen)
    }
  }

  private mutating func putOther(_ scalar: Unicode.Scalar, _ pen: Pen) {
    let cells = Int(wcwidth(wchar_t(bitPattern: scalar.value)))
    let isHidden = scalar.properties.generalCategory == .format
    if cells < 0 || isHidden {
      for sign in "\\u{" + String(scalar.value, radix: 16) + "}" { step(String(sign), 1, pen) }
    } else if cells > 0 {
      step(String(scalar), cells, pen)
    } else if let base = lastBase {
      rows[base.row].cells[base.column].text.unicodeScalars.append(scalar)
    } else {
      // A mark with nothing to combine with would land on the prompt.
      step("\u{25CC}\(scalar)", 1, pen)
    }
  }

  /// The cell of the last sign in this line.
  private var lastBase: (row: Int, column: Int)? {
    var row = rows.count - 1
    if rows[row].cells.isEmpty, rows[row].isContinued { row -= 1 }
    let column = rows[row].cells.lastIndex { !$0.text.isEmpty }
    return column.map { (row, $0) }
  }

  private mutating func step(_ text: String, _ cells: Int, _ pen: Pen) {
    guard cells <= width else { return step("?", 1, pen) }
    // A wide glyph does not straddle the margin.
    if position.column + cells > width { rows.append(CellRow(isContinued: true)) }
    rows[rows.count - 1].cells.append(Cell(text: text, pen: pen))
    for _ in 1..<max(cells, 1) { rows[rows.count - 1].cells.append(Cell(text: "", pen: pen)) }
    if position.column == width { rows.append(CellRow(isContinued: true)) }
  }

  /// How many cells a text takes in one row.
  static func cells(of text: String) -> Int {
    var grid = CellGrid(width: .max)
    grid.put(text, .plain)
    return grid.position.column
  }
}
