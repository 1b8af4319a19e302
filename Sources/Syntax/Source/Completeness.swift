/// Whether a text can stand as it is, or more lines must follow before it means anything.
public enum Completeness: Sendable, Equatable {
  case complete
  case incomplete(Need)
}

/// What is still open at the end of an incomplete text; where several things are, the innermost.
public enum Need: Sendable, Equatable, CaseIterable {
  /// A `{` without its `}`.
  case brace
  /// A `(` without its `)`.
  case parenthesis
  /// A `"` without its partner.
  case quote
  /// A `\` at the end with no line after it.
  case continuation
}
