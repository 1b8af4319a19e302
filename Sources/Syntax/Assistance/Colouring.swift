/// What a stretch of a text is, for showing it in colours.
public enum TextRole: Sendable, CaseIterable {
  /// The word that a statement begins with.
  case statement
  /// Another word of the language.
  case word
  /// The name of a client before its colon.
  case client
  case number
  /// A quoted text.
  case text
  case comment
  /// What cannot stand where it does, whatever may follow.
  case wrong
}

/// The stretches of a text that have a role; the others are names and signs.
public enum Colouring {
  /// A stretch of the text and the role that colours it.
  public struct Span: Sendable, Equatable {
    public var range: SourceRange
    public var role: TextRole

    public init(_ range: SourceRange, _ role: TextRole) {
      self.range = range
      self.role = role
    }
  }

  /// The spans in the order of the text; none overlaps another.
  public static func spans(of source: SourceText) -> [Span] {
    guard source.bytes.count <= Limits.statementBytes else { return [] }
    var spans = tokenSpans(of: source)
    let end = Int32(source.bytes.count) - Int32(source.bytes.reversed().prefix { $0 <= 0x20 }.count)
    // What is wrong at the end may become right with the next key.
    for diagnostic in Parser.parse(source).diagnostics
    where diagnostic.range.end < end && diagnostic.code != .missingBlock {
      let range = diagnostic.range
      guard range.start < range.end else { continue }
      let isTold = spans.contains { $0.role == .wrong && $0.range.overlaps(range) }
      guard !isTold else { continue }
      spans.removeAll { $0.range.overlaps(range) }
      spans.append(Span(range, .wrong))
    }
    // What was read twice, behind a parenthesis that nothing closes, is shown once.
    var shown: Int32 = 0
    return spans.sorted { $0.range.start < $1.range.start }.filter { span in
      guard span.range.start >= shown else { return false }
      shown = span.range.end
      return true
    }
  }

  private static func tokenSpans(of source: SourceText) -> [Span] {
    var lexer = Lexer()
    lexer.keepsComments = true
    var tokens: [Token] = []
    var spans: [Span] = []
    source.bytes.withUnsafeBufferPointer { bytes in
      repeat {
        _ = lexer.segment(bytes, into: &tokens)
        var mayBegin = true
        for (index, token) in tokens.enumerated() {
          let isClient = index + 1 < tokens.count && tokens[index + 1].kind == .colon
          if let role = role(of: token, bytes, mayBegin: mayBegin, isClient: isClient) {
            spans.append(Span(token.range, role))
          }
          mayBegin = token.kind == .colon || (mayBegin && isPrefix(token, index, tokens))
        }
      } while lexer.position < bytes.count
    }
    return spans + lexer.comments.map { Span($0, .comment) }
  }

  /// Whether a statement may still begin behind the token: the words of `start` and `at TIME`.
  private static func isPrefix(_ token: Token, _ index: Int, _ tokens: [Token]) -> Bool {
    token.statement == .start || token.statement == .at
      || (index > 0 && tokens[index - 1].statement == .at)
  }

  private static func role(
    of token: Token, _ bytes: UnsafeBufferPointer<UInt8>, mayBegin: Bool, isClient: Bool
  ) -> TextRole? {
    switch token.kind {
    case .quoted: return .text
    case .word: break
    case .comma, .colon, .bar, .openParenthesis, .closeParenthesis, .arrow, .bothArrow, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return nil
    }
    if isClient { return .client }
    if mayBegin, token.statement != nil { return .statement }
    let first = bytes[Int(token.start)]
    let second = Int(token.start) + 1 < Int(token.end) ? bytes[Int(token.start) + 1] : 0
    let isSigned = first == Ascii.minus || first == Ascii.plus
    if Ascii.isDigit(isSigned ? second : first) { return .number }
    return token.keyword != nil ? .word : nil
  }
}

extension SourceRange {
  fileprivate func overlaps(_ other: SourceRange) -> Bool {
    start < other.end && other.start < end
  }
}
