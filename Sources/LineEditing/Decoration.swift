/// The part that a piece of the line plays, for its colour.
public enum Style: CaseIterable, Sendable {
  case plain, keyword, word, name, number, text, comment, wrong
}

/// What may follow the line, shown faintly behind its end.
public struct Hint: Equatable, Sendable {
  /// What is shown.
  public var shown: String
  /// What a key puts into the line; empty where what is shown only explains.
  public var inserted: String

  /// A hint that shows one text and, when it is accepted, inserts another or the same.
  public init(shown: String, inserted: String) {
    self.shown = shown
    self.inserted = inserted
  }
}

/// How a line looks while it is edited. Its text stays as it is.
public struct Decoration: Equatable, Sendable {
  /// A stretch of the line in one style.
  public struct Span: Equatable, Sendable {
    /// Which Unicode scalars of the line, counted from 0. What lies outside of it is ignored.
    public var range: Range<Int>
    public var style: Style

    public init(range: Range<Int>, style: Style) {
      self.range = range
      self.style = style
    }
  }

  /// Stretches in a style of their own; where two overlap the later one counts.
  public var spans: [Span]
  public var hint: Hint?

  public init(spans: [Span] = [], hint: Hint? = nil) {
    self.spans = spans
    self.hint = hint
  }
}
