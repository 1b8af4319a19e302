/// What was typed before, and where in it the user is looking.
///
/// Going back shows the entries that begin as the text did before the cursor when the looking
/// began; with nothing typed, all of them. Going on leads back, in the end to what was typed.
struct TypedPast {
  /// What is edited.
  struct Text: Equatable {
    var before: String
    var after: String

    var whole: String { before + after }
  }

  /// The most entries that are kept.
  var limit = HistoryFile.defaultLimit
  private(set) var entries: [String] = []
  private var looking: Looking?

  private struct Looking {
    var typed: Text
    /// The entry that is shown; the number of entries stands for what was typed.
    var index: Int
    /// The text that was put into the buffer last. Where the user has changed it, the looking
    /// begins anew.
    var shown: String
  }

  /// Adds the newest entry; a repeat of the last one is left out.
  mutating func add(_ entry: String) {
    guard entries.last != entry else { return }
    entries.append(entry)
    // Made shorter now and then, so that this costs nothing on the whole.
    if entries.count > 2 * max(limit, 1) { entries.removeFirst(entries.count - limit) }
  }

  /// The looking has ended.
  mutating func leave() { looking = nil }

  /// The entry before the one that is shown. Nil where there is none.
  mutating func older(than text: Text) -> Text? {
    var state = looking(at: text)
    for index in stride(from: state.index - 1, through: 0, by: -1)
    where fits(index, state) {
      state.index = index
      state.shown = entries[index]
      looking = state
      return Text(before: state.shown, after: "")
    }
    return nil
  }

  /// The entry behind the one that is shown, or what was typed. Nil where that is shown already.
  mutating func newer(than text: Text) -> Text? {
    var state = looking(at: text)
    guard state.index < entries.count else { return nil }
    let found = (state.index + 1..<entries.count).first { fits($0, state) }
    state.index = found ?? entries.count
    let next = found.map { Text(before: entries[$0], after: "") } ?? state.typed
    state.shown = next.whole
    looking = state
    return next
  }

  /// What was typed before the user went back in time. Nil where they did not.
  mutating func typed(insteadOf text: Text) -> Text? {
    defer { looking = nil }
    guard let looking, looking.shown == text.whole, looking.index < entries.count else {
      return nil
    }
    return looking.typed
  }

  private func looking(at text: Text) -> Looking {
    if let looking, looking.shown == text.whole { return looking }
    return Looking(typed: text, index: entries.count, shown: text.whole)
  }

  private func fits(_ index: Int, _ state: Looking) -> Bool {
    let entry = entries[index]
    return entry.hasPrefix(state.typed.before) && entry != state.shown
  }

  /// The newest entry at or before an index that holds `pattern`, or the oldest at or behind it.
  func entry(
    holding pattern: String, from index: Int, backwards: Bool
  ) -> (index: Int, range: Range<String.Index>)? {
    let indices =
      backwards
      ? stride(from: min(index, entries.count - 1), through: 0, by: -1)
      : stride(from: max(index, 0), through: entries.count - 1, by: 1)
    for index in indices {
      // Bytes are compared many times faster than characters, and find the same.
      if let range = entries[index].utf8.firstRange(of: pattern.utf8) { return (index, range) }
    }
    return nil
  }
}
