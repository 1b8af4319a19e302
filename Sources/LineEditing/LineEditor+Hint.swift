/// Keys that take over the hint behind the end of the text, in whole or in part.
extension LineEditor {
  /// What the hint would insert; empty unless the user sees it. For keys that are typed ahead there
  /// is none.
  private var offered: String {
    let (before, after) = buffer
    guard painter != nil, seesHint, after.isEmpty, let painted, painted.text.elementsEqual(before)
    else { return "" }
    return painted.decoration.hint?.inserted ?? ""
  }

  /// Inserts the hint. False where there is none.
  func acceptHint() -> Bool {
    let offered = offered
    insert(offered)
    return !offered.isEmpty
  }

  func moveRight() -> Outcome {
    if acceptHint() { return .refresh }
    press(.plainRight)
    return .nothing
  }

  /// A word on; at the end of the text, one word of the hint.
  func moveWordRight() -> Outcome {
    let offered = offered
    guard !offered.isEmpty else {
      press(.plainNextWord)
      return .nothing
    }
    let blanks = offered.prefix(while: \.isWhitespace)
    let word = offered[blanks.endIndex...].prefix { !$0.isWhitespace }
    insert(String(blanks + word))
    return .refresh
  }
}
