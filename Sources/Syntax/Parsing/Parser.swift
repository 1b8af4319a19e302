/// The whole of a text as a tree.
public enum Parser {
  /// Parses any text whatever: it never traps and always ends. What could not be understood is
  /// missing in the tree and told in the diagnostics.
  public static func parse(_ source: SourceText) -> ParseResult {
    var reader = StatementReader(source: source)
    var result = ParseResult(script: Script(), diagnostics: [], completeness: .complete)
    // Most lines hold one statement; without this a long tree is moved again and again.
    result.script.statements.reserveCapacity(min(source.lineCount, 1 << 20))
    while let (statement, diagnostics) = reader.next() {
      if let statement { result.script.statements.append(statement) }
      if !diagnostics.isEmpty { result.diagnostics += diagnostics }
    }
    result.completeness = reader.completeness
    return result
  }
}

/// A text's tree, and what is wrong with it.
public struct ParseResult: Sendable {
  public var script: Script
  /// In the order of the text, at most `Limits.diagnostics` of them and a note.
  public var diagnostics: [Diagnostic]
  /// Whether more lines must follow. Where something is open, a diagnostic tells it as well.
  public var completeness: Completeness

  public init(script: Script, diagnostics: [Diagnostic], completeness: Completeness) {
    self.script = script
    self.diagnostics = diagnostics
    self.completeness = completeness
  }
}
