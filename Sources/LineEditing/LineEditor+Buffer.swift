import CLibedit

/// The text in the buffer of libedit, and moving about in it.
extension LineEditor {
  /// What is typed so far, before and behind the cursor.
  ///
  /// As scalars: libedit counts those, and a carriage return before a newline is two.
  var buffer: (before: String.UnicodeScalarView, after: String.UnicodeScalarView) {
    guard let line = el_line(editLine)?.pointee, let start = line.buffer,
      let cursor = line.cursor, let end = line.lastchar
    else { return (String.UnicodeScalarView(), String.UnicodeScalarView()) }
    func text(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> String {
      let bytes = UnsafeRawBufferPointer(start: from, count: to - from)
      return String(decoding: bytes, as: UTF8.self)
    }
    return (text(start, cursor).unicodeScalars, text(cursor, end).unicodeScalars)
  }

  var typedText: TypedPast.Text {
    let (before, after) = buffer
    return TypedPast.Text(before: String(before), after: String(after))
  }

  /// Puts another text in the place of all that is typed.
  func replaceBuffer(with text: TypedPast.Text) {
    let (before, after) = buffer
    moveCursor(by: after.count)
    el_deletestr(editLine, Int32(clamping: before.count + after.count))
    insert(text.whole)
    moveCursor(by: -text.after.unicodeScalars.count)
  }

  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    el_insertstr(editLine, text)
  }

  func moveToEnd() { moveCursor(by: buffer.after.count) }

  func moveCursor(by count: Int) {
    guard count != 0 else { return }
    el_cursor(editLine, Int32(clamping: count))
  }

  /// Lets libedit read keys of ours next.
  func press(_ keys: EditorKey...) { el_push(editLine, keys.map(\.text).joined()) }

  /// How far the beginning and the end of the cursor's line are, in a text of several.
  var lineEnds: (before: Int, after: Int) {
    let (before, after) = buffer
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    return (before[start...].count, after.prefix { $0 != "\n" }.count)
  }

  func moveToLineBegin() -> Outcome {
    moveCursor(by: -lineEnds.before)
    return .refresh
  }

  func moveToLineEnd() -> Outcome {
    let count = lineEnds.after
    // At the very end the key means the hint.
    if count == 0, acceptHint() { return .refresh }
    moveCursor(by: count)
    return .refresh
  }

  func moveToTarget() -> Outcome {
    moveCursor(by: target)
    return .refresh
  }

  /// Ctrl-K and Ctrl-U: kill to an end of the line, so that libedit's own key brings it back. At
  /// the end of a line the newline goes.
  func killToLineEnd() -> Outcome {
    let (_, after) = buffer
    target = after.first == "\n" ? 1 : lineEnds.after
    return killToTarget()
  }

  func killToLineBegin() -> Outcome {
    let (before, _) = buffer
    target = before.last == "\n" ? -1 : -lineEnds.before
    return killToTarget()
  }

  private func killToTarget() -> Outcome {
    guard target != 0 else { return .nothing }
    press(.setMark, .moveToTarget, .killRegion)
    return .nothing
  }

  /// Up moves inside a buffer of several lines first; above its first line it goes back in time.
  func moveUp() -> Outcome {
    let (before, _) = buffer
    guard let newline = before.lastIndex(of: "\n") else { return goBack() }
    let column = before[newline...].count - 1
    let above = before[..<newline]
    let start = above.lastIndex(of: "\n").map { above.index(after: $0) } ?? above.startIndex
    let length = above[start...].count
    moveCursor(by: -(column + 1 + max(0, length - column)))
    return .refresh
  }

  func moveDown() -> Outcome {
    let (before, after) = buffer
    guard let newline = after.firstIndex(of: "\n") else { return goOn() }
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    let column = before[start...].count
    let below = after[after.index(after: newline)...]
    let length = below.prefix { $0 != "\n" }.count
    moveCursor(by: after[...newline].count + min(column, length))
    return .refresh
  }

  /// Back in the history.
  func goBack() -> Outcome {
    guard let text = past.older(than: typedText) else { return .beep }
    replaceBuffer(with: text)
    return .refresh
  }

  /// On in the history, in the end to what was typed.
  func goOn() -> Outcome {
    guard let text = past.newer(than: typedText) else { return .beep }
    replaceBuffer(with: text)
    return .refresh
  }

  /// Ctrl-G: takes the list away, and an entry of the history that was looked at.
  func abort() -> Outcome {
    guard let text = past.typed(insteadOf: typedText) else { return .nothing }
    replaceBuffer(with: text)
    return .refresh
  }

  func takeBack() -> Outcome {
    noteForUndo()
    guard let (text, cursor) = undo.takeBack() else { return .beep }
    let scalars = text.unicodeScalars
    replaceBuffer(
      with: TypedPast.Text(
        before: String(scalars.prefix(cursor)), after: String(scalars.dropFirst(cursor))))
    return .refresh
  }

  func noteForUndo() {
    let (before, after) = buffer
    undo.note(String(before) + String(after), cursor: before.count)
  }
}
