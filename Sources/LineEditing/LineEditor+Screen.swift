import CLibedit
import Glibc

/// What the user sees. On a terminal that can move its cursor about, the editor draws by itself and
/// drops what libedit draws; on any other, libedit's drawing is all there is.
extension LineEditor {
  /// Called whenever a key is waited for, and only then: nothing is drawn for keys that are typed
  /// ahead, nor during a paste.
  func refreshScreen() {
    let drawn = drawing.take()
    guard painter != nil else {
      _ = RawOutput.write(drawn, to: STDOUT_FILENO)
      return
    }
    noteForUndo()
    // The one thing that is not a drawing.
    let bell = drawn.contains(7) ? "\u{7}" : ""
    paint(content(), bell)
  }

  /// What there is to show now.
  func content() -> Frame.Content {
    let (before, after) = buffer
    var content = Frame.Content(prompt: prompt, continuation: continuation, footer: footer)
    content.cursor = before.count
    content.decoration = decoration(of: String(before) + String(after))
    content.text = before + after
    return content
  }

  func paint(_ content: Frame.Content, _ more: String = "") {
    let size = Terminal.size
    let frame = Frame(content, width: size.width)
    guard let text = painter?.paint(frame, width: size.width, height: size.height) else { return }
    painted = content
    seesHint = frame.showsHint
    write(text + more)
  }

  /// The line is done: leaves it on the screen without what was only help, with the cursor below.
  func finishDrawing(of line: String) {
    let drawn = drawing.take()
    guard painter != nil else {
      _ = RawOutput.write(drawn, to: STDOUT_FILENO)
      return
    }
    var content = Frame.Content(prompt: prompt, continuation: continuation)
    content.text = line.unicodeScalars
    content.cursor = content.text.count
    content.decoration.spans = isInterrupted ? [] : decoration(of: line).spans
    let size = Terminal.size
    let frame = Frame(content, width: size.width)
    let text = painter?.paint(frame, width: size.width, height: size.height) ?? ""
    write(text + (painter?.leave() ?? ""))
  }

  /// The colours and the hint of a text; the caller's answer is kept while the text stays.
  func decoration(of text: String) -> Decoration {
    guard usesColour, let decorator, !text.isEmpty else { return Decoration() }
    if let known = decorated, known.text == text { return known.decoration }
    let decoration = decorator(text)
    decorated = (text, decoration)
    return decoration
  }

  /// Draws the line anew in the row where the cursor is, after somebody else has written there.
  func drawAnew() {
    guard painter != nil else {
      write("\r\u{1B}[J")
      _ = understudy_el_refresh(editLine)
      return
    }
    painter?.forget()
  }

  /// Leaves the line as it is on the screen and goes to the row below it.
  func moveBelowLine() {
    if painter != nil {
      var content = content()
      content.cursor = content.text.count
      content.decoration.hint = nil
      content.footer = []
      paint(content)
      write(painter?.leave() ?? "")
      return
    }
    let (before, after) = buffer
    var grid = CellGrid(width: Terminal.size.width)
    grid.put(prompt.visible + String(before), .plain)
    let row = grid.position.row
    grid.put(String(after), .plain)
    show(String(repeating: "\n", count: grid.position.row - row + 1) + "\r")
  }

  /// Ctrl-L: an empty screen with the line at its top.
  func clearScreen() -> Outcome {
    write("\u{1B}[H\u{1B}[2J")
    painter?.forget()
    return .nothing
  }

  /// Writes to the terminal at once, behind what libedit has drawn so far.
  func show(_ text: String) {
    let drawn = drawing.take()
    if painter == nil { _ = RawOutput.write(drawn, to: STDOUT_FILENO) }
    write(text)
  }

  func write(_ text: String) {
    guard !text.isEmpty else { return }
    _ = RawOutput.write(text.utf8, to: STDOUT_FILENO)
  }
}

// MARK: - A new size of the window

extension LineEditor {
  /// Draws the line for the new size.
  func redrawForNewSize() {
    guard let painter else {
      el_resize(editLine)
      _ = understudy_el_refresh(editLine)
      return
    }
    guard let painted, painter.height > 0 else { return }
    let size = Terminal.size
    let old = painter.place
    let frame = Frame(painted, width: size.width)
    if painter.height >= size.height || frame.rows.count >= size.height {
      // The line has the whole screen.
      _ = clearScreen()
      return
    }
    var row = old.row
    if frame.cursor.row != old.row, painter.showsAll, painter.width != size.width,
      wrapsAnew(from: old.column, to: frame.cursor.column)
    {
      row = frame.cursor.row
    }
    write(self.painter?.clear(from: row) ?? "")
  }

  /// Whether the terminal has wrapped the line for the new width, as most of them do, or has left
  /// or cut off its rows. Only the terminal can tell: by the column it has brought the cursor to.
  private func wrapsAnew(from old: Int, to new: Int) -> Bool {
    guard old != new else { return true }
    write("\u{1B}[6n")
    guard let column = keys.reportedColumn() else { return true }
    return column == new + 1
  }
}
