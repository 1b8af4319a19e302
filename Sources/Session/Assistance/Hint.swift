import Syntax

/// What is shown, dimmed, behind the cursor at the end of a line.
public struct Hint: Sendable, Equatable {
  /// All that is shown: the rest of the best completion, and what can follow.
  public var shown: String
  /// The part of it that is put in when it is accepted; empty where there is only a form.
  public var inserted: String

  /// A text of more bytes than this is not looked through at every key.
  static let longestText = 4096

  public init(shown: String, inserted: String) {
    self.shown = shown
    self.inserted = inserted
  }
}

extension Session {
  /// What may follow `text`, which stands before the cursor; nil where nothing is worth saying.
  public func hint(for text: String) -> Hint? {
    if let command = CommandText(text) { return command.hint(self) }
    let typed = TypedText(text)
    guard !typed.isComment, !typed.isQuoted, text.utf8.count <= Hint.longestText else { return nil }
    guard !typed.word.isEmpty else {
      let follow = Follow(behind: text)
      let shown = follow.shown
      return shown.isEmpty ? nil : Hint(shown: shown, inserted: follow.onlyWord)
    }
    if let best = completion(before: text).candidates.first, best.text.hasPrefix(typed.word),
      best.text.dropLast() != typed.word
    {
      let rest = String(best.text.dropFirst(typed.word.count))
      let follow = Follow(behind: typed.before + best.text).shown
      return Hint(shown: rest + follow, inserted: rest)
    }
    let follow = Follow(behind: text + " ").shown
    return follow.isEmpty ? nil : Hint(shown: " " + follow, inserted: "")
  }
}
