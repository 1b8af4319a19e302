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
    add("interrupt", "Drop the line") { editor, _ in LineEditor.run(editor) { $0.interrupt() } }
    add("suspend", "Stop until the shell continues") { editor, _ in
      LineEditor.run(editor) { $0.suspend() }
    }
    add("complete", "Complete the word") { editor, _ in LineEditor.run(editor) { $0.complete() } }
    add("paste", "Insert what was pasted") { editor, _ in
      LineEditor.run(editor) { $0.insertPaste() }
    }
    add("enter", "Run the text, or begin another line") { editor, _ in
      LineEditor.run(editor) { $0.enter() }
    }
    add("newline", "Begin another line") { editor, _ in
      LineEditor.run(editor) { $0.beginLine() }
    }
    add("edit", "Edit in an editor of files") { editor, _ in
      LineEditor.run(editor) { $0.editElsewhere() }
    }
    addMovements()
  }

  private func addMovements() {
    add("up", "A line up, or back in the history") { editor, _ in
      LineEditor.run(editor) { $0.moveUp() }
    }
    add("down", "A line down, or on in the history") { editor, _ in
      LineEditor.run(editor) { $0.moveDown() }
    }
    add("search-back", "Back to what begins alike") { editor, _ in
      LineEditor.run(editor) { $0.goBack() }
    }
    add("search-forward", "On to what begins alike") { editor, _ in
      LineEditor.run(editor) { $0.goOn() }
    }
    add("search-history", "Search in the history") { editor, _ in
      LineEditor.run(editor) { $0.searchHistory() }
    }
    add("right", "Right, or take the hint") { editor, _ in
      LineEditor.run(editor) { $0.moveRight() }
    }
    add("next-word", "A word on, or of the hint") { editor, _ in
      LineEditor.run(editor) { $0.moveWordRight() }
    }
    add("home", "To the beginning of the line") { editor, _ in
      LineEditor.run(editor) { $0.moveToLineBegin() }
    }
    add("end", "To the end of the line, or take the hint") { editor, _ in
      LineEditor.run(editor) { $0.moveToLineEnd() }
    }
    add("move-to-target", "For other functions") { editor, _ in
      LineEditor.run(editor) { $0.moveToTarget() }
    }
    add("kill-end", "Kill to the end of the line") { editor, _ in
      LineEditor.run(editor) { $0.killToLineEnd() }
    }
    add("kill-begin", "Kill to the beginning of the line") { editor, _ in
      LineEditor.run(editor) { $0.killToLineBegin() }
    }
    add("clear", "Clear the screen") { editor, _ in LineEditor.run(editor) { $0.clearScreen() } }
    add("abort", "Give up") { editor, _ in LineEditor.run(editor) { $0.abort() } }
    add("undo", "Take back a change") { editor, _ in LineEditor.run(editor) { $0.takeBack() } }
  }

  /// Our keys, and the bindings of libedit that they may replace. Any other is the user's.
  private static let replacements: [(key: String, function: String, replaced: [String])] = [
    ("^M", "enter", ["ed-newline"]), ("^J", "enter", ["ed-newline"]),
    ("^A", "home", ["ed-move-to-beg"]), ("^E", "end", ["ed-move-to-end"]),
    ("^F", "right", ["ed-next-char"]), ("^P", "up", ["ed-prev-history"]),
    ("^N", "down", ["ed-next-history"]), ("^K", "kill-end", ["ed-kill-line"]),
    ("^U", "kill-begin", ["em-kill-line", "vi-kill-line-prev"]), ("^G", "abort", []),
    ("^_", "undo", ["ed-ignore"]), ("^X^U", "undo", []),
  ]

  /// The same in emacs mode alone; in vi mode ESC and Ctrl-X mean something else.
  private static let emacsReplacements: [(key: String, function: String, replaced: [String])] = [
    ("\\ef", "next-word", ["em-next-word"]), ("\\eF", "next-word", ["em-next-word"]),
    ("\\ep", "search-back", ["ed-search-prev-history"]),
    ("\\en", "search-forward", ["ed-search-next-history"]),
  ]

  /// The same where the editor draws by itself.
  private static let drawnReplacements: [(key: String, function: String, replaced: [String])] = [
    ("^R", "search-history", ["em-inc-search-prev"]), ("^L", "clear", ["ed-clear-screen"]),
    ("^X^E", "edit", []),
  ]

  /// Gives the keys we rely on their meaning, in both of vi's key maps as well.
  func bindKeys() {
    for key in EditorKey.allCases { bind(key.text, to: key.command) }
    bind("^C", to: "understudy-interrupt")
    bind("^Z", to: "understudy-suspend")
    _ = understudy_el_bind(editLine, "^I", "understudy-complete")
    replace(Self.replacements + (isPlain ? [] : Self.drawnReplacements))
    if editorName == "emacs" {
      replace(Self.emacsReplacements)
    } else {
      for (key, function) in [("k", "up"), ("j", "down")] {
        guard command(boundTo: key, inAlternateMap: true)?.hasPrefix("ed-") ?? false else {
          continue
        }
        _ = understudy_el_bind_alternate(editLine, key, "understudy-" + function)
      }
    }
  }

  private func replace(_ list: [(key: String, function: String, replaced: [String])]) {
    for (key, function, replaced) in list {
      let name = "understudy-" + function
      // In vi's insert mode a control key that means nothing is typed as it is.
      let free = replaced + ["ed-unassigned", "ed-insert"]
      if command(boundTo: key).map(free.contains) ?? true {
        _ = understudy_el_bind(editLine, key, name)
      }
      if command(boundTo: key, inAlternateMap: true).map(replaced.contains) ?? false {
        _ = understudy_el_bind_alternate(editLine, key, name)
      }
    }
  }

  private var editorName: String {
    understudy_el_editor(editLine).map { String(cString: $0) } ?? ""
  }

  private func bind(_ key: String, to command: String) {
    _ = understudy_el_bind(editLine, key, command)
    _ = understudy_el_bind_alternate(editLine, key, command)
  }

  private func add(
    _ name: String, _ help: String,
    _ function: @escaping @convention(c) (OpaquePointer?, Int32) -> UInt8
  ) {
    _ = understudy_el_add_function(editLine, "understudy-" + name, help, function)
  }

  private static func run(_ editLine: OpaquePointer?, _ body: (LineEditor) -> Outcome) -> UInt8 {
    (LineEditor.of(editLine).map(body) ?? .beep).rawValue
  }

  /// Enter: ends the text where it is complete. A command of the prompt always is.
  private func enter() -> Outcome {
    let text = typedText.whole
    let isCommand = text.first { !$0.isWhitespace } == "."
    guard painter == nil || isCommand || isComplete?(text) ?? true else { return beginLine() }
    // libedit's own function for the end of a line brings its cursor below a line of any height.
    press(.acceptLine)
    return .nothing
  }

  /// Alt-Enter, and Enter inside a text. A terminal that shows one line at a time gets no more.
  private func beginLine() -> Outcome {
    guard painter != nil else { return .beep }
    insert("\n")
    return .refresh
  }

  /// Ctrl-C: shows `^C` behind the line and ends it.
  private func interrupt() -> Outcome {
    isInterrupted = true
    moveToEnd()
    insert("^C")
    press(.acceptLine)
    return .refresh
  }

  private func insertPaste() -> Outcome {
    insert(keys.takePaste())
    return .refresh
  }
}
