import DocumentFiles
import LineEditing
import Session
import Syntax

/// What the editor asks of the language while a person types: one place where both meet.
struct Assistance {
  private let session: Session
  /// The lines of the statement that were read before the text, where lines are read one by one.
  private let earlier: [String]

  init(_ session: Session, earlier: [String]) {
    self.session = session
    self.earlier = earlier
  }

  /// Whether a text can run as it is, or is wrong so that no more lines help.
  func isComplete(_ text: String) -> Bool { session.isComplete(whole(text)) }

  /// What may stand at the cursor.
  func offer(_ request: CompletionRequest) -> CompletionOffer {
    let completion = session.completion(before: whole(request.before), files: Disk.files)
    return CompletionOffer(
      replacedCount: completion.replacedCount,
      candidates: completion.candidates.map { .init($0.text, meaning: $0.meaning) })
  }

  /// The colours of a text, and the hint behind its end.
  func decoration(of text: String) -> Decoration {
    let hint = session.hint(for: text)
    return Decoration(
      spans: Self.spans(session.colours(of: text), of: text),
      hint: hint.map { LineEditing.Hint(shown: $0.shown, inserted: $0.inserted) })
  }

  private func whole(_ text: String) -> String { (earlier + [text]).joined(separator: "\n") }

  /// The session counts bytes and the editor scalars. Both go through the text from left to right.
  private static func spans(
    _ colours: [Colouring.Span], of text: String
  ) -> [Decoration.Span] {
    var spans: [Decoration.Span] = []
    var scalars = text.unicodeScalars.makeIterator()
    var (bytes, count) = (0, 0)
    func advance(to end: Int32) -> Int {
      while bytes < Int(end), let scalar = scalars.next() {
        bytes += UTF8.width(scalar)
        count += 1
      }
      return count
    }
    for colour in colours {
      let start = advance(to: colour.range.start)
      let end = advance(to: colour.range.end)
      spans.append(Decoration.Span(range: start..<end, style: style(of: colour.role)))
    }
    return spans
  }

  private static func style(of role: TextRole) -> Style {
    switch role {
    case .statement: .keyword
    case .word: .word
    case .client: .name
    case .number: .number
    case .text: .text
    case .comment: .comment
    case .wrong: .wrong
    }
  }
}
