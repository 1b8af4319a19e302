import Interpreter
public import Syntax

/// An error in a text, for a person to read.
public struct Complaint: Sendable {
  /// The text it is in, and the line.
  public var file: String
  /// From 1; 0 for what is about no place in a text.
  public var line: Int
  /// A few lines, the last without a new line at its end: what is wrong, the line, a caret, a way
  /// out.
  public var text: String

  /// - Parameter showsPlace: whether file, line and column are told, which at a prompt are plain.
  public init(_ diagnostic: Diagnostic, in source: SourceText, showsPlace: Bool = true) {
    let (line, column) = source.location(of: diagnostic.range.start)
    file = source.name
    self.line = line
    text = diagnostic.rendered(in: source)
    let place = "\(Escaping.escaped(source.name)):\(line):\(column): "
    if !showsPlace, text.hasPrefix(place) { text.removeFirst(place.count) }
  }

  init(_ mistake: Mistake, in source: SourceText, showsPlace: Bool = true) {
    // It may hold names, and these anything.
    let problem = Problem(
      Escaping.escaped(mistake.message), wayOut: mistake.wayOut.map(Escaping.escaped))
    self.init(problem.diagnostic(at: mistake.range), in: source, showsPlace: showsPlace)
  }

  /// One that is about no place in a text.
  init(_ message: String) {
    file = Session.promptName
    line = 0
    text = "error: " + message
  }
}
