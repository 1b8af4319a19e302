/// A comment of a script that says which rule of a system it shows, or why none shows it.
///
/// `# PG-12 (S, L): what the rule says` stands at the head of a script that fails where the rule
/// does not hold; `# PG-24 left out: why` and `# PG-28 page: where` stand for rules without one.
public struct RuleNote: Sendable, Equatable {
  /// What stands for the rule.
  public enum Kind: Sendable, Equatable {
    /// The script, whose evidence is told in a few words.
    case script(evidence: String)
    case leftOut
    case page
  }

  /// `PG-12`, or for a scenario `PG-S4`.
  public var rule: String
  public var kind: Kind
  /// The rule in a sentence, the reason, or the page.
  public var text: String
  /// The line in the script, from 1.
  public var line: Int

  /// Those of a script, in order.
  static func all(in bytes: [UInt8]) -> [RuleNote] {
    var notes: [RuleNote] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.hasPrefix("# ") {
      if let note = RuleNote(line.dropFirst(2), line: index + 1) { notes.append(note) }
    }
    return notes
  }

  private init?(_ comment: Substring, line: Int) {
    guard let colon = comment.firstIndex(of: ":") else { return nil }
    let head = comment[..<colon].split(separator: " ", maxSplits: 1)
    guard let rule = head.first, RuleNote.isRule(rule), head.count == 2 else { return nil }
    let how = head[1]
    if how == "left out" {
      kind = .leftOut
    } else if how == "page" {
      kind = .page
    } else if how.hasPrefix("("), how.hasSuffix(")") {
      kind = .script(evidence: String(how.dropFirst().dropLast()))
    } else {
      return nil
    }
    self.rule = String(rule)
    self.line = line
    text = String(comment[comment.index(after: colon)...].drop { $0 == " " })
  }

  /// Capitals, a hyphen and a number, which for a scenario has an S before it.
  private static func isRule(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      parts[0].allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return false }
    let number = parts[1].first == "S" ? parts[1].dropFirst() : parts[1]
    return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
