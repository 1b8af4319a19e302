import CLibedit
import Glibc

/// The keys that do more than libedit's own functions.
extension LineEditor {
  /// What a key function tells libedit to do next.
  enum Outcome: UInt8 {
    case nothing = 0
    case refresh = 4
    case beep = 6
    case redisplay = 8
  }

  /// Makes our functions known to libedit by name.
  func addFunctions() {
    add("understudy-interrupt", "Drop the line") { editor, _ in
      LineEditor.run(editor) { $0.interrupt() }
    }
    add("understudy-suspend", "Stop until the shell continues") { editor, _ in
      LineEditor.run(editor) { $0.suspend() }
    }
    add("understudy-complete", "Complete the word") { editor, _ in
      LineEditor.run(editor) { $0.complete() }
    }
    add("understudy-paste", "Insert what was pasted") { editor, _ in
      LineEditor.run(editor) { $0.insertPaste() }
    }
    add("understudy-up", "A line up, or back in the history") { editor, _ in
      LineEditor.run(editor) { $0.moveUp() }
    }
    add("understudy-down", "A line down, or on in the history") { editor, _ in
      LineEditor.run(editor) { $0.moveDown() }
    }
  }

  /// Gives the keys we rely on their meaning, in both of vi's key maps as well.
  func bindKeys() {
    for key in EditorKey.allCases { bind(key.text, to: key.command) }
    bind("^C", to: "understudy-interrupt")
    bind("^Z", to: "understudy-suspend")
    _ = understudy_el_bind(editLine, "^I", "understudy-complete")
  }

  private func bind(_ key: String, to command: String) {
    _ = understudy_el_bind(editLine, key, command)
    _ = understudy_el_bind_alternate(editLine, key, command)
  }

  private func add(
    _ name: String, _ help: String,
    _ function: @escaping @convention(c) (OpaquePointer?, Int32) -> UInt8
  ) {
    _ = understudy_el_add_function(editLine, name, help, function)
  }

  private static func run(_ editLine: OpaquePointer?, _ body: (LineEditor) -> Outcome) -> UInt8 {
    (LineEditor.of(editLine).map(body) ?? .beep).rawValue
  }

  /// Ctrl-C: shows `^C` behind the line and ends it. libedit's own function for the end of a line
  /// brings the cursor below a line of any height.
  private func interrupt() -> Outcome {
    isInterrupted = true
    moveToEnd()
    el_insertstr(editLine, "^C")
    press(.acceptLine)
    return .refresh
  }

  /// Ctrl-Z: stops the whole job, as the terminal does where it makes signals of keys.
  private func suspend() -> Outcome {
    moveBelowLine()
    markPastes(false)
    _ = understudy_el_set_int(editLine, EL_PREP_TERM, 0)
    TerminalGuard.restore()
    kill(0, SIGTSTP)
    _ = Interrupts.takeContinuation()
    takeTerminalBack()
    show("\r\u{1B}[J")
    _ = understudy_el_refresh(editLine)
    return .nothing
  }

  /// Sets the terminal for editing after somebody else may have set it.
  func takeTerminalBack() {
    _ = understudy_el_set_int(editLine, EL_PREP_TERM, 1)
    markPastes(true)
  }

  private func insertPaste() -> Outcome {
    el_insertstr(editLine, keys.takePaste())
    return .refresh
  }

  /// Up moves inside a buffer of several lines first; above its first line it goes back in time.
  private func moveUp() -> Outcome {
    let (before, _) = buffer
    guard let newline = before.lastIndex(of: "\n") else {
      press(.historyBack)
      return .nothing
    }
    let column = before[newline...].count - 1
    let above = before[..<newline]
    let start = above.lastIndex(of: "\n").map { above.index(after: $0) } ?? above.startIndex
    let length = above[start...].count
    moveCursor(by: -(column + 1 + max(0, length - column)))
    return .refresh
  }

  private func moveDown() -> Outcome {
    let (before, after) = buffer
    guard let newline = after.firstIndex(of: "\n") else {
      press(.historyForward)
      return .nothing
    }
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    let column = before[start...].count
    let below = after[after.index(after: newline)...]
    let length = below.prefix { $0 != "\n" }.count
    moveCursor(by: after[...newline].count + min(column, length))
    return .refresh
  }

  /// Lets libedit read a key of ours next.
  private func press(_ key: EditorKey) { el_push(editLine, key.text) }

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

  func moveToEnd() { moveCursor(by: buffer.after.count) }

  func moveCursor(by count: Int) { el_cursor(editLine, Int32(clamping: count)) }
}
