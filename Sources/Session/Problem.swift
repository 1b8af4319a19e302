import Syntax

/// An error in a text that its grammar alone does not show.
struct Problem: Error {
  var message: String
  var wayOut: String?

  init(_ message: String, wayOut: String? = nil) {
    self.message = message
    self.wayOut = wayOut
  }

  func diagnostic(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: .unknownWord, range: range, message: message, suggestion: wayOut)
  }
}
