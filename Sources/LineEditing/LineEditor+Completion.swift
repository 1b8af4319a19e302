import CLibedit

/// What is typed when Tab is pressed.
public struct CompletionRequest: Equatable, Sendable {
  /// The line before the cursor.
  public let before: String
  /// The line behind the cursor.
  public let after: String
}

/// What may stand at the cursor.
public struct CompletionOffer: Equatable, Sendable {
  /// How many Unicode scalars before the cursor a candidate replaces.
  public var replacedCount: Int
  /// The candidates, in the order they are listed. A candidate that ends a word brings its space.
  public var candidates: [String]

  /// An offer of `candidates` for the last `replacedCount` scalars before the cursor.
  public init(replacedCount: Int, candidates: [String]) {
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
    guard let first = offer.candidates.first else { return .beep }
    let replaced = min(max(offer.replacedCount, 0), before.count)
    let typed = String(before.suffix(replaced))
    let common = offer.candidates.dropFirst().reduce(first) { String($0.commonPrefix(with: $1)) }
    if offer.candidates.count == 1 || (common.hasPrefix(typed) && common != typed) {
      el_deletestr(editLine, Int32(replaced))
      el_insertstr(editLine, common)
      return .refresh
    }
    moveBelowLine()
    let columns = CandidateColumns(offer.candidates, width: Terminal.width)
    show(columns.lines.map { $0 + "\r\n" }.joined())
    return .redisplay
  }
}

extension String {
  /// The longest beginning that both share.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
