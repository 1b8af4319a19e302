import Syntax

/// The words inside statements, as the help shows them: those of one table, with where they stand.
struct InnerWords {
  /// A row: what it is known by, and how it is told.
  struct Line {
    var words: [String]
    var text: String
    /// The statements of the group that do not have it.
    var isLacking: [String] = []
  }

  var title: String
  /// The statements whose help shows all of them.
  var statements: [String]
  /// Where one of them stands.
  var place: String
  var rows: [Line]

  var words: [String] { rows.flatMap(\.words) }

  /// What there is about a word; where it begins a statement, only rows that are known by it.
  func lines(about word: String) -> [Line] {
    let isStatement = StatementTable.row(word) != nil
    return rows.filter { isStatement ? $0.words.first == word : $0.words.contains(word) }
  }

  /// The rows that the help of a statement shows.
  func lines(in statement: String) -> [Line] {
    rows.filter { !$0.isLacking.contains(statement) }
  }

  static let all: [InnerWords] = [
    InnerWords("roles", of: ["node"], "node", OptionTable.roles),
    InnerWords("properties", of: ["node", "set"], "node and set", OptionTable.node),
    InnerWords("properties", of: ["link"], "link", OptionTable.link),
    InnerWords(
      "options", of: ["write", "add", "delete"], "write, add and delete", OptionTable.write),
    InnerWords("options", of: ["read"], "read", OptionTable.read),
    InnerWords(ConditionTable.rows),
  ]

  private init(
    _ title: String, of statements: [String], _ place: String, _ options: [OptionRow]
  ) {
    self.title = title
    self.statements = statements
    self.place = place
    rows = options.map { row in
      Line(
        words: [row.word], text: "\(row.form): \(row.meaning)",
        isLacking: row.word == "expires" ? ["delete"] : [])
    }
  }

  private init(_ conditions: [ConditionRow]) {
    title = "conditions"
    statements = ["expect", "wait"]
    place = "expect and wait until"
    rows = conditions.map { row in
      Line(
        words: [row.word] + InnerWords.smallWords(of: row.form)
          + InnerWords.others(in: row.meaning),
        text: "\(row.form): \(row.meaning)")
    }
  }

  /// The words of a form that stand as they are.
  private static func smallWords(of form: String) -> [String] {
    form.split { !$0.isLetter && $0 != "-" }.map(String.init)
      .filter { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
  }

  /// The words that a meaning counts up behind `also`.
  private static func others(in meaning: String) -> [String] {
    guard let also = meaning.firstRange(of: "; also ") else { return [] }
    return smallWords(of: String(meaning[also.upperBound...]))
  }
}
