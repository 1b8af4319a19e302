import Syntax

/// The forms of conditions by what they begin with.
enum ConditionForms {
  /// The words that a condition may begin with; another begins with the name of a node.
  static let firstWords: [String] = ConditionTable.rows.compactMap { row in
    let word = firstWord(of: row)
    return word.first?.isLowercase == true ? word : nil
  }

  /// The forms of the conditions that may be meant by `words`, put together; nil where the
  /// condition has not begun. Behind `wait` it begins with `until`.
  static func forms(of words: some Collection<Substring>) -> String? {
    guard let first = words.first(where: { $0 != "until" && $0 != "no" }) else { return nil }
    let rows = ConditionTable.rows
    let meant = rows.filter { $0.word == first || firstWord(of: $0) == first }
    let forms = meant.isEmpty ? rows.filter { firstWord(of: $0) == "NODE" } : meant
    return forms.map(\.form).joined(separator: " | ")
  }

  private static func firstWord(of row: ConditionRow) -> String {
    let words = row.form.split { !$0.isLetter && $0 != "-" }
    return words.first { $0 != "no" }.map(String.init) ?? ""
  }
}
