import Syntax

/// What the words behind the language of a fence say.
struct Info {
  /// How a fence may be meant to fail.
  enum Class: String, CaseIterable {
    /// A check does not hold.
    case check
    /// It names what is not there.
    case mistake
    /// It cannot be understood.
    case text
  }

  /// Whether an empty cluster comes before it.
  var isFresh = false
  var isSkipped = false
  /// Whether what it says is not looked at.
  var isNotCompared = false
  var fails = false
  /// nil: in any way.
  var failure: Class?
  var seed: UInt64?
  var name: String?
  var problems: [String] = []

  static let words = ["fresh", "skip", "no-compare", "fails", "seed", "name"]

  init(_ text: some StringProtocol) {
    for word in text.split(whereSeparator: \.isWhitespace) { read(String(word)) }
  }

  private mutating func read(_ word: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let value = parts.count > 1 ? String(parts[1]) : nil
    switch (name, value) {
    case ("fresh", nil): isFresh = true
    case ("skip", nil): isSkipped = true
    case ("no-compare", nil): isNotCompared = true
    case ("fails", nil): fails = true
    case ("fails", .some(let value)): readFailure(value)
    case ("seed", .some(let value)): readSeed(value)
    case ("name", .some(let value)): self.name = value
    default: readUnknown(word, name, value)
    }
  }

  private mutating func readFailure(_ value: String) {
    fails = true
    failure = Class(rawValue: value)
    guard failure == nil else { return }
    let known = Class.allCases.map(\.rawValue)
    problems.append(
      "a fence cannot fail by `\(Escaping.escaped(value))`"
        + suggestion(value, known, among: "`check`, `mistake` or `text`"))
  }

  /// A seed is one of a session, so a new one begins.
  private mutating func readSeed(_ value: String) {
    seed = UInt64(value)
    isFresh = true
    if seed == nil {
      problems.append("`\(Escaping.escaped(value))` is no seed; it is a whole number from 0 on")
    }
  }

  private mutating func readUnknown(_ word: String, _ name: String, _ value: String?) {
    let shown = Escaping.escaped(word)
    switch name {
    case "fresh", "skip", "no-compare": problems.append("`\(name)` takes no value: `\(shown)`")
    case "seed": problems.append("`seed` takes a number: `seed=1`")
    case "name": problems.append("`name` takes a word: `name=failover`")
    default:
      problems.append(
        "`\(shown)` means nothing behind `repl`"
          + suggestion(name, Info.words, among: "`" + Info.words.joined(separator: "`, `") + "`"))
    }
  }

  private func suggestion(_ word: String, _ known: [String], among list: String) -> String {
    Nearest.word(to: word, among: known).map { "; did you mean `\($0)`?" } ?? "; known: \(list)"
  }
}
