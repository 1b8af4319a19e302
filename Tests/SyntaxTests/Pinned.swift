@testable import Syntax

/// A problem and the words it must be told in.
struct Pinned {
  var problem: Problem
  var code: String
  var message: String
  var suggestion: String?
  var replacement: String?

  init(
    _ problem: Problem, _ code: String, _ message: String, _ suggestion: String?,
    _ replacement: String? = nil
  ) {
    self.problem = problem
    self.code = code
    self.message = message
    self.suggestion = suggestion
    self.replacement = replacement
  }
}
