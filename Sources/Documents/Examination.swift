/// What became of a document.
public struct Examination: Sendable {
  /// The document's name, as it is shown.
  public var name: String
  /// One for each fence or script that was selected, in the order of the text.
  public var verdicts: [Verdict] = []
  /// The text with recorded output brought up to date, where that was asked for and changed it.
  public var newBytes: [UInt8]?
  /// The rules of systems that a script names in its comments.
  public var rules: [RuleNote] = []

  init(name: String) { self.name = name }
}

/// What became of a fence or a script.
public struct Verdict: Sendable {
  /// How the run compares with what the document says.
  public enum Outcome: Sendable {
    case passed
    /// It was not run, as the fence asks.
    case skipped
    /// Recorded output was replaced; the places, and patterns that had to go.
    case updated([Failure])
    case failed([Failure])
  }

  /// The document's name, as it is shown.
  public var file: String
  /// Where it begins, from 1.
  public var line: Int
  /// The name that the fence gives itself; nil where it gives none.
  public var name: String?
  public var outcome: Outcome

  /// `README.md:12`, and its name where it has one.
  public var title: String {
    let place = "\(file):\(line)"
    return name.map { place + " (" + $0 + ")" } ?? place
  }
}

/// Something in a document that is not as it should be.
public struct Failure: Sendable {
  /// The line in the document, from 1.
  public var line: Int
  /// What is wrong, in one line.
  public var reason: String
  /// More lines: a difference, or what a statement complained of.
  public var details: [String]

  init(line: Int, _ reason: String, details: [String] = []) {
    self.line = line
    self.reason = reason
    self.details = details
  }

  /// In the order of their lines; those of one line as they were found.
  static func byLine(_ failures: [Failure]) -> [Failure] {
    failures.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}
