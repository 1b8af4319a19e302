import ClientHistory
import Replication
import Syntax
import Systems

extension Interpreter {
  /// The fields of a node that the views show, and that conditions can ask for.
  public static let fieldNames = fields.map(\.title).sorted()

  /// The names that the language has for them itself.
  private static let fields: [Systems.Views.Column] = [
    column("applied", .applied), column("behind", .behind), column("committed", .committed),
    column("eligible", .eligible), column("epoch", .epoch), column("fenced", .fenced),
    column("flushed", .flushed), column("in-sync", .inSync), column("lag", .lag),
    column("log", .log), column("mode", .mode), column("priority", .priority),
    column("received", .log), column("role", .role), column("status", .status),
    column("full-syncs", .fullSyncs), column("partial-syncs", .partialSyncs),
    column("refused-syncs", .refusedSyncs), column("trimmed", .trimmed),
    column("upstream", .upstream), column("votes", .votes),
  ]

  private static func column(_ title: String, _ fact: Fact) -> Systems.Views.Column {
    Systems.Views.Column(title, fact)
  }

  /// Those, and the columns that the system in use shows.
  public var fieldNames: [String] {
    var names = Interpreter.fieldNames
    for column in views.lag + views.state + views.cluster where !names.contains(column.title) {
      names.append(column.title)
    }
    return names
  }

  private func column(named name: String) -> Systems.Views.Column? {
    (views.lag + views.state + views.cluster + Interpreter.fields).first {
      $0.title.lowercased() == name.lowercased()
    }
  }

  func judgeField(
    _ nodeWord: Word, _ name: Word, _ comparison: Condition.Comparison,
    _ value: Condition.FieldValue
  ) throws(Stop) -> String? {
    let id = try node(nodeWord)
    guard let column = column(named: name.text) else {
      throw .mistake(
        Mistake(
          range: name.range, message: "nodes have no field \(name.text)",
          wayOut: nearest(name.text, among: fieldNames).map { "did you mean `\($0)`?" }
            ?? "there are " + fieldNames.joined(separator: ", ")))
    }
    let field = cell(column, of: id)
    let holds: Bool
    switch (field, value) {
    case (.count(let found), .count(let wanted)):
      holds = compare(found, comparison, wanted.value)
    case (.duration(let found), .duration(let wanted)):
      holds = compare(found, comparison, wanted.microseconds)
    case (.duration(let found), .count(let wanted)) where wanted.value == 0:
      holds = compare(found, comparison, 0)
    case (.text(let found), .word(let wanted)):
      holds = try compare(found, comparison, text(of: wanted), name)
    case (.text(let found), .count(let wanted)):
      holds = try compare(found, comparison, String(wanted.value), name)
    case (.empty, .word(let wanted)):
      let isNothing = Interpreter.wordsForNothing.contains(text(of: wanted).lowercased())
      holds = isNothing == (comparison == .equal)
    case (_, .word(let wanted)) where isNothing(wanted):
      holds = comparison == .notEqual
    case (.empty, _):
      holds = false
    default:
      throw .mistake(
        Mistake(range: name.range, message: "\(name.text) is not compared with such a value"))
    }
    return holds ? nil : "\(names.name(of: id)) \(name.text) = \(words(for: field))"
  }

  /// What stands for a field without a value: `expect b lag = unknown`, as SQL would say NULL.
  private static let wordsForNothing = ["null", "none", "unknown"]

  private func isNothing(_ word: Word) -> Bool {
    Interpreter.wordsForNothing.contains(text(of: word).lowercased())
  }

  private func compare(_ one: Int64, _ comparison: Condition.Comparison, _ other: Int64) -> Bool {
    switch comparison {
    case .equal: one == other
    case .notEqual: one != other
    case .less: one < other
    case .lessOrEqual: one <= other
    case .greater: one > other
    case .greaterOrEqual: one >= other
    }
  }

  private func compare(
    _ one: String, _ comparison: Condition.Comparison, _ other: String, _ name: Word
  ) throws(Stop) -> Bool {
    switch comparison {
    case .equal: return one == other
    case .notEqual: return one != other
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      throw .mistake(
        Mistake(
          range: name.range, message: "\(name.text) is a word, and has no order",
          wayOut: "use `=` or `!=`"))
    }
  }
}
