import Interpreter
import Syntax

/// An error in a text that its grammar alone does not show.
struct Problem: Error {
  var message: String
  var wayOut: String?

  init(_ message: String, wayOut: String? = nil) {
    self.message = message
    self.wayOut = wayOut
  }

  init(_ mistake: Mistake) {
    message = mistake.message
    wayOut = mistake.wayOut
  }

  /// In words, with the place, the line and a caret, as the parser tells its errors.
  func rendered(at range: SourceRange, in source: SourceText) -> String {
    Diagnostic(code: .unknownWord, range: range, message: message, suggestion: wayOut)
      .rendered(in: source)
  }
}
