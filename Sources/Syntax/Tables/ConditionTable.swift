/// The conditions that `expect` checks and `wait until` waits for.
public enum ConditionTable {
  /// Every form of a condition, in the order in which they are listed.
  public static let rows: [ConditionRow] = [
    ConditionRow(
      "acknowledged", "acknowledged [by NODE, …] [after TIME | within TIME] [for CLIENT]",
      "The last operation was acknowledged; also sent, failed, unknown, refused, pending, blocked.",
      "acknowledged by b after 2ms"),
    ConditionRow(
      "stale", "[no] stale | dirty | warning [for CLIENT]",
      "What the last operation or look was found to be.", "no stale"),
    ConditionRow(
      "value", "value VALUE | value is not set [for CLIENT]", "What the last operation answered.",
      "value 2"),
    ConditionRow(
      "error", "error TEXT [for CLIENT]", "A code or a part of the text of the last refusal.",
      "error \"read-only\""),
    ConditionRow(
      "read", "read KEY at PLACE = VALUE | is not set | refused",
      "A look by an observer, which is in no history.", "read x at c is not set"),
    ConditionRow(
      "has", "NODE has KEY = VALUE", "The value can be read at the node.", "c has x = 1"),
    ConditionRow(
      "leader", "leader NODE | leader none", "Who leads the newest epoch and is up.", "leader b"),
    ConditionRow(
      "can", "NODE can lead | NODE cannot lead", "Whether a node may win.", "b can lead"),
    ConditionRow(
      "behind", "NODE behind NODE by NUMBER", "How many entries a node is behind another.",
      "c behind a by 2"),
    ConditionRow(
      "field", "NODE FIELD = VALUE", "A field that the views show; also != < <= > >=.",
      "c epoch = 2"),
    ConditionRow("nothing", "lost nothing", "No acknowledged write was lost.", "lost nothing"),
    ConditionRow(
      "lost", "lost KEY = VALUE", "What became of a write; also recovered, survived.",
      "lost x = 1"),
    ConditionRow(
      "writes", "lost NUMBER writes",
      "How many writes; also acknowledged, recovered, survived, failed, unknown, pending, "
        + "refused, sent.", "acknowledged 1998 writes"),
    ConditionRow(
      "aside", "aside KEY = VALUE at NODE", "A write that a node put aside.",
      "aside x = 1 at a"),
    ConditionRow("same", "NODE same as NODE", "Two nodes hold the same data.", "a same as c"),
  ]

  /// The words that a condition may begin with; another begins with the name of a node.
  public static let openingWords = openers.map(\.rawValue)

  /// The meaning of the first condition that the word may begin; empty where there is none.
  public static func meaning(opening word: String) -> String {
    let words = { (row: ConditionRow) in row.form.split { !$0.isLetter && $0 != "-" } }
    let known = rows.first { $0.word == word } ?? rows.first { words($0).first == word[...] }
    return (known ?? rows.first { words($0).contains(word[...]) })?.meaning ?? ""
  }

  /// Words that begin a condition.
  static let openers: [Keyword] = [
    .acknowledged, .sent, .failed, .unknown, .refused, .pending, .blocked, .no, .stale, .dirty,
    .warning, .value, .error, .read, .leader, .lost, .recovered, .survived, .aside,
  ]
}

/// One form of a condition.
public struct ConditionRow: Sendable {
  /// The word it is known by.
  public var word: String
  public var form: String
  public var meaning: String
  /// A condition that parses after `expect`.
  public var example: String

  init(_ word: String, _ form: String, _ meaning: String, _ example: String) {
    self.word = word
    self.form = form
    self.meaning = meaning
    self.example = example
  }
}
