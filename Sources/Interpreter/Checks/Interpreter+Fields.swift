import ClientHistory
import Replication
import Syntax

extension Interpreter {
  private enum Field {
    case count(Int64)
    case duration(ClientHistory.Microseconds)
    case word(String)
    case none
  }

  /// The fields of a node that the views show, and that conditions can ask for.
  public static let fieldNames = [
    "applied", "behind", "committed", "epoch", "flushed", "lag", "log", "mode", "priority",
    "received", "role", "status", "upstream", "votes",
  ]

  func judgeField(
    _ nodeWord: Word, _ name: Word, _ comparison: Condition.Comparison,
    _ value: Condition.FieldValue
  ) throws(Stop) -> String? {
    let id = try node(nodeWord)
    guard let field = field(name.text, of: id) else {
      throw .mistake(
        Mistake(
          range: name.range, message: "nodes have no field \(name.text)",
          wayOut: nearest(name.text, among: Interpreter.fieldNames).map { "did you mean `\($0)`?" }
            ?? "there are " + Interpreter.fieldNames.joined(separator: ", ")))
    }
    let holds: Bool
    switch (field, value) {
    case (.count(let found), .count(let wanted)):
      holds = compare(found, comparison, wanted.value)
    case (.duration(let found), .duration(let wanted)):
      holds = compare(found, comparison, wanted.microseconds)
    case (.duration(let found), .count(let wanted)) where wanted.value == 0:
      holds = compare(found, comparison, 0)
    case (.word(let found), .word(let wanted)):
      holds = try compare(found, comparison, text(of: wanted), name)
    case (.none, _):
      holds = false
    default:
      throw .mistake(
        Mistake(range: name.range, message: "\(name.text) is not compared with such a value"))
    }
    return holds ? nil : "\(names.name(of: id)) \(name.text) = \(words(for: field))"
  }

  private func field(_ name: String, of id: NodeID) -> Field? {
    let node = world.cluster[id]
    switch name {
    case "applied": return .count(node.applied)
    case "behind": return behind(id).map { .count($0) } ?? Field.none
    case "committed": return .count(node.committed)
    case "epoch": return .count(Int64(node.epoch))
    case "flushed": return .count(node.flushed)
    case "lag": return lag(of: id).map { .duration($0) } ?? Field.none
    case "log", "received": return .count(node.end)
    case "mode": return .word(mode(of: id))
    case "priority": return .count(Int64(node.priority))
    case "role": return .word(role(of: id))
    case "status": return .word(status(of: id))
    case "upstream": return .word(node.upstream.map { names.name(of: $0) } ?? "none")
    case "votes": return .count(Int64(node.votes))
    default: return nil
    }
  }

  private func words(for field: Field) -> String {
    switch field {
    case .count(let count): String(count)
    case .duration(let time): SettingWords.duration(time)
    case .word(let word): word
    case .none: "unknown"
    }
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
