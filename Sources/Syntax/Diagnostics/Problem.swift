/// What is wrong, before it is put into words.
enum Problem: Equatable {
  case text(TextProblem)
  case word(WordProblem)
  case grammar(GrammarProblem)
  case name(NameProblem)
  case number(NumberProblem)
  case structure(StructureProblem)
  case limit(LimitProblem)
}

/// A problem and its place; thrown by the parser of one statement.
struct Failure: Error, Equatable {
  var problem: Problem
  var range: SourceRange
}

enum TextProblem: Equatable {
  case invalidUTF8
  case nul
  case hidden(Unicode.Scalar)
  case hiddenInQuotes(Unicode.Scalar)
  case strayBackslash
  case unclosedQuote
  case unclosedParenthesis
  case unclosedBrace
  case unopenedBrace
  case unfinishedContinuation
  case unknownEscape(String)
  case invalidScalarEscape
}

enum WordProblem: Equatable {
  case unknownStatement(String, near: String?)
  /// A word that is no statement, and may be the client of the one behind it.
  case missingColon(String, before: String)
  /// A node where `at` wants a time, before an operation that may be meant to happen there.
  case placeFirst(String, operation: String)
  case dotCommand(String)
  /// A word that is no option of the statement, and those that may stand there.
  case unknownOption(String, of: String, known: [String], near: String?)
  case unknownCondition(String, near: String?)
  case notCondition(String)
  case unknownSetting(String, near: String?)
  /// A word that is no property, behind one that is no setting.
  case unknownProperty(String, after: String?, near: String?)
  case settingAfterNode(String, wayOut: String)
  /// One of a few words should stand here.
  case unknownValue(String, of: String, known: [String], near: String?)
}

enum GrammarProblem: Equatable {
  case leftOver(String, after: String)
  /// A word behind a list of names, and the words that may stand there.
  case missingComma(String, after: String, known: [String])
  case missing(String, form: String?)
  case unexpected(String, expected: String, form: String?)
  case repeated(String)
  case contradictory(String, String)
  case reservedStatement(String)
  case reservedModel(String)
}

enum NameProblem: Equatable {
  case reserved(String)
  case empty
  case unknownVariable(String)
  case variableInNumber
  case invalidVariable
  case invalidVariableName(String)
}

enum NumberProblem: Error, Equatable {
  case time(String)
  case missingUnit(String)
  case unknownUnit(String)
  case negativeTime
  case timeTooLong
  case timeTooFine
  case zeroTime
  case count(String)
  case negativeCount
  case countTooLarge(Int64)
  case countTooSmall(Int64)
  case size(String)
  case share(String)
  case shareRange
  case factor(String)
}

enum StructureProblem: Equatable {
  case clientNotAllowed(String)
  case clientRequired
  case notAfterStart(String)
  case settingNotForClient(String)
  case clientAndPlace
  case notInside(String, outer: String)
  case missingBlock(String)
  case strayBlock
  case blockAfter(String)
  case missingSeparator
  case secondRest
  case restNotAlone
  case oneWayOnly
}

enum LimitProblem: Equatable {
  case line
  case statement
  case text
  case nesting
  case name
  case diagnostics
}
