import Syntax

/// What the tables of the language say of a word, by where it stands.
enum Vocabularies {
  /// What a client may be named before.
  static let clientStatements = [
    "write", "add", "delete", "read", "begin", "commit", "rollback", "set",
  ]

  /// What cannot be put off.
  static let notAfterTime = ["at", "repeat", "scenario", "compare", "include"]

  /// The row of the word among those of its statement; nil where the word stands for itself.
  static func row(of word: String, in expected: Expectations) -> OptionRow? {
    tables(expected).joined().first { $0.word == word }
  }

  static func meaning(of word: String, in expected: Expectations) -> String {
    row(of: word, in: expected)?.meaning ?? ""
  }

  private static func tables(_ expected: Expectations) -> [[OptionRow]] {
    guard expected.settingForm == nil else { return [] }
    switch expected.head {
    case "node", "set": return [OptionTable.roles, OptionTable.node]
    case "link": return [OptionTable.link]
    case "write", "add", "delete": return [OptionTable.write]
    case "read": return [OptionTable.read]
    case nil: return []
    // The other statements have no table of options.
    case .some: return []
    }
  }
}
