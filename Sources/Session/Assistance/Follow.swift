import Syntax

/// What can follow a text, in the notation of the forms.
struct Follow {
  private let text: String
  private let expected: Expectations

  /// More alternatives than this are cut off.
  private static let most = 8
  /// How many words that must come one after the other are told with the first.
  private static let chain = 4

  /// - Parameter text: ends where a new word may begin.
  init(behind text: String) {
    self.text = text
    expected = Expectations.behind(text)
  }

  var shown: String {
    guard let head = expected.head else { return "" }
    if expected.depth == 1, let row = StatementTable.row(head) { return Follow.rest(of: row) }
    if !onlyWord.isEmpty { return onlyWord + Follow(behind: text + onlyWord).shown }
    return expected.mayEnd ? options.joined(separator: " ") : needed
  }

  /// The word or sign that must come, where there is no choice.
  var onlyWord: String {
    guard !expected.mayEnd, expected.slots.isEmpty, expected.depth != 1 else { return "" }
    let all = expected.words + expected.signs
    return all.count == 1 && all != [","] ? all[0] + " " : ""
  }

  /// The form of a statement without its first word, wherever that stands in it.
  private static func rest(of row: StatementRow) -> String {
    guard let first = row.form.firstRange(of: row.keyword + " ") else { return "" }
    return String(row.form[first.upperBound...])
      .replacing("[CLIENT:] ", with: "").replacing("| \(row.keyword) ", with: "| ")
  }

  private var needed: String {
    let slots = expected.slots.compactMap(\.placeholder)
    let signs = expected.signs.filter { $0 != "," }
    let all = signs + slots + expected.words
    if all.isEmpty, expected.signs.contains(",") { return ", …" }
    let more = all.count > Follow.most ? " | …" : ""
    return all.prefix(Follow.most).joined(separator: " | ") + more
  }

  private var options: [String] {
    var parts = expected.signs.map { $0 == "," ? "[, …]" : "[\($0) …]" }
    let words = expected.words.prefix(Follow.most).map(form)
    parts += (expected.slots.compactMap(\.placeholder) + words).map { "[\($0)]" }
    let isCut = parts.count > Follow.most || words.count < expected.words.count
    return isCut ? parts.prefix(Follow.most) + ["…"] : parts
  }

  /// A word with what must come behind it: `within TIME`.
  private func form(_ word: String) -> String {
    if let row = Vocabularies.row(of: word, in: expected) { return row.form }
    var form = word
    var ahead = text + word + " "
    for _ in 0..<Follow.chain {
      let next = Expectations.behind(ahead)
      guard !next.mayEnd else { break }
      let choices = next.slots.compactMap(\.placeholder) + next.words
      guard choices.count == 1, next.signs.isEmpty else { break }
      form += " " + choices[0]
      guard let word = next.words.first else { break }
      ahead += word + " "
    }
    return form
  }
}
