/// A piece of the text that the grammar speaks about.
struct Token {
  enum Kind: UInt8 {
    case word, quoted
    case comma, colon, bar, openParenthesis, closeParenthesis
    case arrow, bothArrow
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    /// How it is written; empty for a word.
    var sign: String {
      switch self {
      case .word, .quoted: ""
      case .comma: ","
      case .colon: ":"
      case .bar: "|"
      case .openParenthesis: "("
      case .closeParenthesis: ")"
      case .arrow: "->"
      case .bothArrow: "<->"
      case .equal: "="
      case .notEqual: "!="
      case .less: "<"
      case .lessOrEqual: "<="
      case .greater: ">"
      case .greaterOrEqual: ">="
      }
    }
  }

  var kind: Kind
  /// The keyword a bare word spells; it may still be used as a name.
  var keyword: Keyword?
  /// Set where the keyword may begin a statement.
  var statement: StatementKeyword?
  /// A `$` stands in it, so that it may hold variables.
  var hasDollar = false
  /// A `\` and a new line stand before it.
  var isContinued = false
  var start: Int32
  var end: Int32

  var range: SourceRange { SourceRange(start: start, end: end) }
  var isWord: Bool { kind == .word || kind == .quoted }

  var comparison: Condition.Comparison? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .word, .quoted, .comma, .colon, .bar, .openParenthesis, .closeParenthesis, .arrow,
      .bothArrow:
      nil
    }
  }
}

/// What ends a stretch of tokens.
enum Terminator: UInt8 {
  case newline, semicolon, openBrace, closeBrace, endOfText
}

/// A stretch of tokens up to its terminator: a statement, or what stands before a block.
struct Segment {
  var terminator: Terminator
  /// Where the terminator stands.
  var end: Int32
  /// Something in it is no token; told already.
  var isBroken: Bool
}
