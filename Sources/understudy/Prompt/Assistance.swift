import LineEditing
import Session
import Syntax

/// What the editor asks of the language while a person types: one place where both meet.
struct Assistance {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Whether a text can run as it is, or is wrong so that no more lines help.
  ///
  /// - Parameter earlier: the lines of the statement that were read before the text.
  static func isComplete(_ text: String, earlier: [String]) -> Bool {
    // A transcript is cut into its lines only when it is submitted.
    if earlier.isEmpty, text.hasPrefix(Transcript.prompt) { return true }
    let whole = (earlier + [text, ""]).joined(separator: "\n")
    return Parser.parse(SourceText(name: Session.promptName, text: whole)).completeness == .complete
  }

  func offer(_ request: CompletionRequest, earlier: [String]) -> CompletionOffer {
    Completer(names: session.interpreter.names).offer(request, earlier: earlier)
  }

  func decoration(of text: String) -> Decoration {
    Decoration(spans: Self.spans(of: text), hint: hint(for: text))
  }

  /// The rest of the word, where only one can be meant.
  private func hint(for text: String) -> Hint? {
    let offer = Completer(names: session.interpreter.names).offer(
      CompletionRequest(before: text, after: ""), earlier: [])
    guard offer.replacedCount > 0, let only = offer.candidates.first, offer.candidates.count == 1
    else { return nil }
    let rest = String(only.text.unicodeScalars.dropFirst(offer.replacedCount))
    return rest.allSatisfy({ $0.isWhitespace }) ? nil : Hint(shown: rest, inserted: rest)
  }

  /// Words that begin statements, and commands.
  private static func spans(of text: String) -> [Decoration.Span] {
    var spans: [Decoration.Span] = []
    var start = 0
    var beginsStatement = true
    let words = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0.properties.isWhitespace || $0 == ";"
    }
    for word in words {
      let end = start + word.count
      let spelling = String(word)
      if beginsStatement, spelling.hasPrefix(".") {
        spans.append(Decoration.Span(range: start..<end, style: .command))
      } else if beginsStatement, StatementTable.row(spelling) != nil {
        spans.append(Decoration.Span(range: start..<end, style: .keyword))
      }
      let separator = text.unicodeScalars.dropFirst(end).first
      beginsStatement =
        separator == ";" || separator == "\n" || (beginsStatement && spelling.isEmpty)
        || spelling.hasSuffix(":") || spelling == "{"
      start = end + 1
    }
    return spans
  }
}
