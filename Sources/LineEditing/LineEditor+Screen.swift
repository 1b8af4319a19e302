import CLibedit

/// Where libedit has drawn the line, computed, as it does not tell.
extension LineEditor {
  /// The cursor's row below the first row of the prompt, and the last row of the line.
  private var rows: (cursor: Int, last: Int) {
    let (before, after) = buffer
    var position = CellPosition(width: Terminal.width)
    position.advance(over: prompt.visible)
    position.advance(over: String(before))
    let cursor = position.row
    position.advance(over: String(after))
    return (cursor, position.row)
  }

  /// Leaves the line as it is on the screen and goes to the row below it.
  func moveBelowLine() {
    let rows = rows
    show(String(repeating: "\n", count: rows.last - rows.cursor + 1) + "\r")
  }

  /// Draws the line anew after the window has changed or somebody has written over it.
  func redraw() {
    let row = rows.cursor
    if !Terminal.isDumb {
      show("\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J")
    }
    el_resize(editLine)
    _ = understudy_el_refresh(editLine)
  }
}
