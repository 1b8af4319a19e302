import CLibedit

/// What is typed when Tab is pressed.
public struct CompletionRequest: Equatable, Sendable {
  /// The text before the cursor.
  public let before: String
  /// The text behind the cursor.
  public let after: String

  public init(before: String, after: String) {
    self.before = before
    self.after = after
  }
}

/// What may stand at the cursor.
public struct CompletionOffer: Equatable, Sendable {
  /// One text that may stand there.
  public struct Candidate: Equatable, Sendable {
    /// What is inserted. A candidate that ends a word brings its space.
    public var text: String
    /// A few words on what it means, without a new line; empty where there is nothing to say.
    public var meaning: String

    public init(_ text: String, meaning: String = "") {
      self.text = text
      self.meaning = meaning
    }
  }

  /// How many Unicode scalars before the cursor a candidate replaces.
  public var replacedCount: Int
  /// The candidates, in the order they are listed.
  public var candidates: [Candidate]

  /// An offer of `candidates` for the last `replacedCount` scalars before the cursor.
  public init(replacedCount: Int, candidates: [Candidate]) {
    self.replacedCount = replacedCount
    self.candidates = candidates
  }
}

extension LineEditor {
  /// Tab: puts in what all candidates have in common, and lists them when that is no news.
  func complete() -> Outcome {
    guard let completer else { return .beep }
    let (before, after) = buffer
    let offer = completer(CompletionRequest(before: String(before), after: String(after)))
    let texts = offer.candidates.map(\.text)
    guard let first = texts.first else { return .beep }
    let replaced = min(max(offer.replacedCount, 0), before.count)
    let typed = String(before.suffix(replaced))
    let common = texts.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if texts.count == 1 || (common.hasPrefix(typed) && common != typed) {
      el_deletestr(editLine, Int32(replaced))
      el_insertstr(editLine, common)
      return .refresh
    }
    let typedCount = texts.allSatisfy { $0.hasPrefix(typed) } ? replaced : 0
    return list(offer.candidates, typedCount: typedCount)
  }

  /// Shows the candidates below the text, where they stay up to the next key. A terminal that
  /// cannot take them away again gets them as lines, and the text anew below.
  private func list(_ candidates: [CompletionOffer.Candidate], typedCount: Int) -> Outcome {
    let size = Terminal.size
    guard painter != nil else {
      let list = CandidateList(
        candidates, typedCount: typedCount, width: size.width, height: size.height,
        mostRows: max(1, size.height - 2))
      moveBelowLine()
      show(list.lines.map { $0 + "\r\n" }.joined())
      return .redisplay
    }
    let room = size.height - Frame(content(), width: size.width).textRows
    guard room > 0 else { return .beep }
    let list = CandidateList(
      candidates, typedCount: typedCount, width: size.width, height: size.height, mostRows: room)
    footer = list.rows
    return .nothing
  }
}

extension String {
  /// The longest beginning that both share.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
