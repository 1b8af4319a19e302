import CLibedit

/// Where a text that starts in column 0 ends on a terminal, counted the way libedit draws it.
struct CellPosition: Equatable {
  private(set) var row = 0
  private(set) var column = 0
  private let width: Int

  init(width: Int) {
    self.width = max(width, 1)
  }

  /// Moves behind `text`.
  mutating func advance(over text: some StringProtocol) {
    for scalar in text.unicodeScalars { advance(over: scalar) }
  }

  private mutating func advance(over scalar: Unicode.Scalar) {
    switch scalar {
    case "\n":
      row += 1
      column = 0
    case "\t":
      repeat { step(1) } while column % 8 != 0
    case "\0"..<" ", "\u{7F}":
      // Shown as a caret and a letter.
      step(1)
      step(1)
    default:
      step(Int(max(wcwidth(wchar_t(bitPattern: scalar.value)), 0)))
    }
  }

  private mutating func step(_ cells: Int) {
    // A wide glyph does not straddle the margin.
    if column + cells > width {
      row += 1
      column = 0
    }
    column += cells
    if column == width {
      row += 1
      column = 0
    }
  }
}
