/// A statement that was understood and cannot be done now: why, and what would make it possible.
public struct Refusal: Sendable {
  /// Why it cannot be done now, in words.
  public var reason: String
  /// What would make it possible; nil where nothing is known that would.
  public var wayOut: String?
  /// The stable name that `expect error` knows it by; nil where it has none.
  public var code: String?

  /// Whoever refuses something has to say what helps; nil only where a mistake is passed on that has
  /// none.
  public init(_ reason: String, wayOut: String?, code: String? = nil) {
    self.reason = reason
    self.wayOut = wayOut
    self.code = code
  }
}

/// A check that did not hold: what was expected, what was found.
public struct CheckFailure: Sendable {
  public var expected: String
  public var found: String
  /// The line of the check, as its source counts them.
  public var line: Int32

  public init(expected: String, found: String, line: Int32) {
    self.expected = expected
    self.found = found
    self.line = line
  }
}
