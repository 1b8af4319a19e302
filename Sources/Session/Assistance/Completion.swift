import Syntax

/// What may stand at the cursor.
public struct Completion: Sendable, Equatable {
  /// One thing that may stand there.
  public struct Candidate: Sendable, Equatable {
    /// What takes the place of the typed word, with the space behind it where it ends a word.
    public var text: String
    /// What it is, in a few words; empty where there is nothing to say.
    public var meaning: String

    public init(_ text: String, _ meaning: String = "") {
      self.text = text
      self.meaning = meaning
    }
  }

  /// How many Unicode scalars before the cursor a candidate replaces.
  public var replacedCount: Int
  /// In the order in which they are best shown: what the language offers in its own order, names
  /// behind it in the order in which they came to be.
  public var candidates: [Candidate]

  public init(replacedCount: Int = 0, candidates: [Candidate] = []) {
    self.replacedCount = replacedCount
    self.candidates = candidates
  }
}

extension Session {
  /// What may stand behind `before`, the text of the statement up to the cursor.
  public func completion(before: String, files: Files = .none) -> Completion {
    if let command = CommandText(before) { return command.completion(self, files) }
    let typed = TypedText(before)
    guard !typed.isComment else { return Completion() }
    let expected = Expectations.behind(typed.before)
    let all = Candidates(session: self, expected: expected, typed: typed, files: files).all()
    let fitting = all.filter { candidate in
      typed.word.isEmpty || candidate.text.hasPrefix(typed.word)
        || candidate.text.hasPrefix("\"" + typed.word)
    }
    let replaced = typed.word.unicodeScalars.count + (typed.isQuoted ? 1 : 0)
    return Completion(replacedCount: replaced, candidates: fitting)
  }
}
