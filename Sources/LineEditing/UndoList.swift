/// The states of the text that the undo key brings back.
struct UndoList {
  private struct State {
    var text: String
    var cursor: Int
  }

  private var states: [State] = []
  private var present = State(text: "", cursor: 0)
  /// Whether the last change was a letter, so that the next letter belongs to the same step.
  private var isTyping = false

  private static let mostStates = 200

  /// Notes what the text has become. A word that is typed is one step.
  mutating func note(_ text: String, cursor: Int) {
    defer { present = State(text: text, cursor: cursor) }
    guard text != present.text else { return }
    let isLetter = cursor == present.cursor + 1 && text.utf8.count > present.text.utf8.count
    let typed = isLetter ? text.unicodeScalars.dropFirst(present.cursor).first : nil
    let isNewWord = typed.map(\.properties.isWhitespace) ?? true
    if !isTyping || !isLetter || isNewWord {
      states.append(present)
      if states.count > Self.mostStates { states.removeFirst() }
    }
    isTyping = isLetter
  }

  /// The state before the last step. Nil where nothing was done.
  mutating func takeBack() -> (text: String, cursor: Int)? {
    guard let state = states.popLast() else { return nil }
    present = state
    isTyping = false
    return (state.text, state.cursor)
  }
}
