/// A text up to the cursor, cut before the word that is being typed.
public struct TypedText: Sendable, Equatable {
  /// Everything before the word.
  public var before: String
  /// The word as far as it is typed, without the quote it may begin with.
  public var word: String
  /// Whether the word stands behind a quote that is still open.
  public var isQuoted: Bool
  /// Whether the cursor is in a comment, where nothing of the language stands.
  public var isComment: Bool

  public init(_ text: String) {
    let bytes = Array(text.utf8)
    var lexer = Lexer()
    lexer.keepsComments = true
    var tokens: [Token] = []
    bytes.withUnsafeBufferPointer { buffer in
      repeat { _ = lexer.segment(buffer, into: &tokens) } while lexer.position < bytes.count
    }
    isComment = lexer.comments.last.map { Int($0.end) == bytes.count } ?? false
    let openQuote = lexer.failures.last { $0.problem == .text(.unclosedQuote) }
    var start = bytes.count
    if let openQuote {
      start = Int(openQuote.range.start)
    } else if let last = tokens.last, Int(last.end) == bytes.count, last.kind == .word {
      start = Int(last.start)
    }
    isQuoted = openQuote != nil
    before = String(decoding: bytes[..<start], as: UTF8.self)
    word = String(decoding: bytes[start...].dropFirst(isQuoted ? 1 : 0), as: UTF8.self)
  }
}
