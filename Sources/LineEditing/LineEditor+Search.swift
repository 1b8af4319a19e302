import CLibedit

/// Ctrl-R: looks for an entry of the history that holds what is typed.
extension LineEditor {
  /// How far a search has come.
  private struct Search {
    var pattern = ""
    /// The entry that is shown.
    var index: Int
    var text: TypedPast.Text
    var backwards = true
    var hasFailed = false
  }

  /// What a key means in a search.
  private enum Step {
    case goesOn
    /// The entry that was found stays in the buffer.
    case ends
    case isAborted
  }

  func searchHistory() -> Outcome {
    let typed = typedText
    var search = Search(index: past.entries.count, text: typed)
    while true {
      if keys.isIdle { show(search) }
      let item = keys.next()
      switch step(item, &search) {
      case .goesOn: continue
      case .ends:
        replaceBuffer(with: search.text)
        return .refresh
      case .isAborted:
        replaceBuffer(with: typed)
        return .refresh
      }
    }
  }

  private func step(_ item: KeyReader.Item, _ search: inout Search) -> Step {
    switch item {
    case .sign(18): find(&search, backwards: true, again: true)
    case .sign(19): find(&search, backwards: false, again: true)
    case .sign(7), .sign(3): return .isAborted
    case .sign(8), .sign(127):
      search.pattern.unicodeScalars = String.UnicodeScalarView(
        search.pattern.unicodeScalars.dropLast())
      search.index = past.entries.count
      find(&search, backwards: true, again: false)
    case .sign(let sign) where sign >= 32:
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: sign)) else { return .goesOn }
      search.pattern.unicodeScalars.append(scalar)
      find(&search, backwards: search.backwards, again: false)
    case .sequence, .sign, .endOfFile:
      // Any other key ends the search and then has its own meaning.
      keys.putBack([item])
      return .ends
    case .signalled:
      if Interrupts.termination != nil {
        keys.putBack([item])
        return .ends
      }
      return answerSignal()
    }
    return .goesOn
  }

  private func answerSignal() -> Step {
    if Interrupts.wasRequested {
      Interrupts.clear()
      return .isAborted
    }
    if Interrupts.takeContinuation() {
      takeTerminalBack()
      drawAnew()
    }
    if Interrupts.takeWindowChange() { redrawForNewSize() }
    return .goesOn
  }

  private func find(_ search: inout Search, backwards: Bool, again: Bool) {
    search.backwards = backwards
    search.hasFailed = false
    guard !search.pattern.isEmpty else { return }
    let isShown = search.index < past.entries.count
    let start = again && isShown ? search.index + (backwards ? -1 : 1) : search.index
    guard
      let (index, range) = past.entry(
        holding: search.pattern, from: start, backwards: backwards)
    else {
      search.hasFailed = true
      return
    }
    let entry = past.entries[index]
    search.index = index
    search.text = TypedPast.Text(
      before: String(entry[..<range.lowerBound]), after: String(entry[range.lowerBound...]))
  }

  private func show(_ search: Search) {
    var content = Frame.Content(prompt: prompt, continuation: continuation)
    content.text = search.text.whole.unicodeScalars
    content.cursor = search.text.before.unicodeScalars.count
    content.decoration.spans = decoration(of: search.text.whole).spans
    let name = search.backwards ? "search back: " : "search on: "
    content.footer = [
      [
        (name, .faint), (search.pattern, .typed),
        (search.hasFailed ? "  (nothing more)" : "", .faint),
      ]
    ]
    paint(content)
  }
}
