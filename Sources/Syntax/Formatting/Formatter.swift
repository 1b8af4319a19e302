/// The one canonical form of a text.
///
/// One statement a line, two spaces deeper in each block, one space between words, comments where
/// they were, at most one blank line in a row. Words, numbers and times stay as they were written.
public enum Formatter {
  /// The canonical form of a text, or the text unchanged where it has errors.
  public static func format(_ source: SourceText) -> String {
    formatted(source).text
  }

  /// The canonical form, and the errors that kept a text from having one.
  public static func formatted(_ source: SourceText) -> Formatted {
    let problems = diagnostics(of: source)
    let unchanged = String(decoding: source.bytes, as: UTF8.self)
    guard problems.isEmpty else { return Formatted(text: unchanged, diagnostics: problems) }
    var layout = Layout(source.bytes)
    layout.run()
    let text = String(decoding: layout.output, as: UTF8.self)
    // A line that was written in pieces may be too long as one: then it stays in pieces.
    let isSound = diagnostics(of: SourceText(name: source.name, text: text)).isEmpty
    return Formatted(text: isSound ? text : unchanged, diagnostics: [])
  }

  private static func diagnostics(of source: SourceText) -> [Diagnostic] {
    var reader = StatementReader(source: source)
    var diagnostics: [Diagnostic] = []
    while let (_, more) = reader.next() { diagnostics += more }
    return diagnostics
  }
}

/// What `Formatter` made of a text.
public struct Formatted: Sendable, Equatable {
  /// The text in the formatter's layout, or as it was where it has errors.
  public var text: String
  /// Empty unless the text was left unchanged because of them.
  public var diagnostics: [Diagnostic]
}
