/// Something that is wrong with a text, and where.
public struct Diagnostic: Sendable, Equatable {
  /// How much a diagnostic weighs.
  public enum Severity: String, Sendable {
    case error
    /// Says that more errors exist than are shown.
    case note
  }

  public var code: DiagnosticCode
  public var severity: Severity
  /// The words it is about; empty where something is missing.
  public var range: SourceRange
  public var message: String
  /// A way out: the form of the statement, the words that may stand there, or what to do.
  public var suggestion: String?
  /// The word that was probably meant, to put in place of the range.
  public var replacement: String?

  public init(
    code: DiagnosticCode, severity: Severity = .error, range: SourceRange, message: String,
    suggestion: String? = nil, replacement: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.range = range
    self.message = message
    self.suggestion = suggestion
    self.replacement = replacement
  }
}

/// The kinds of diagnostics, by names that stay the same from version to version.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  // The characters
  case invalidUTF8 = "invalid-utf8"
  case nulCharacter = "nul-character"
  case hiddenCharacter = "hidden-character"
  case strayCharacter = "stray-character"
  case unclosedQuote = "unclosed-quote"
  case unclosedParenthesis = "unclosed-parenthesis"
  case unclosedBrace = "unclosed-brace"
  case unopenedBrace = "unopened-brace"
  case unfinishedContinuation = "unfinished-continuation"
  case invalidEscape = "invalid-escape"
  // The words
  case unknownWord = "unknown-word"
  case leftOverWord = "left-over-word"
  case missingWord = "missing-word"
  case unexpectedWord = "unexpected-word"
  case repeatedOption = "repeated-option"
  case contradictoryOption = "contradictory-option"
  case reservedWord = "reserved-word"
  case dotCommand = "dot-command"
  // Names and variables
  case reservedName = "reserved-name"
  case emptyName = "empty-name"
  case unknownVariable = "unknown-variable"
  case misplacedVariable = "misplaced-variable"
  case invalidVariable = "invalid-variable"
  // Numbers
  case invalidTime = "invalid-time"
  case missingUnit = "missing-unit"
  case negativeNumber = "negative-number"
  case timeTooLong = "time-too-long"
  case timeTooFine = "time-too-fine"
  case invalidNumber = "invalid-number"
  case numberTooLarge = "number-too-large"
  case numberTooSmall = "number-too-small"
  case invalidSize = "invalid-size"
  case invalidShare = "invalid-share"
  case invalidFactor = "invalid-factor"
  // Structure
  case clientNotAllowed = "client-not-allowed"
  case clientRequired = "client-required"
  case misplacedStatement = "misplaced-statement"
  case missingBlock = "missing-block"
  case unexpectedBlock = "unexpected-block"
  // Limits
  case lineTooLong = "line-too-long"
  case statementTooLong = "statement-too-long"
  case textTooLong = "text-too-long"
  case nestingTooDeep = "nesting-too-deep"
  case nameTooLong = "name-too-long"
  case tooManyDiagnostics = "too-many-diagnostics"
}
