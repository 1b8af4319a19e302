/// Every statement of the language. Help, hints, completion, the reference page, the grammar for
/// editors and the suggestions of the parser are made from this table.
public enum StatementTable {
  /// The rows, by section, in the order in which they are taught.
  public static let rows: [StatementRow] = cluster + events + views

  /// The row of a keyword; nil where no statement begins with it.
  public static func row(_ keyword: String) -> StatementRow? {
    rows.first { $0.keyword == keyword }
  }

  /// Words that begin statements of a later version.
  public static let reserved = reservedKeywords.map(\.rawValue)

  /// Models of consistency, which `expect` will take in a later version.
  public static let reservedModels = [
    "linearizable", "sequential", "causal", "serializable", "snapshot-isolation",
    "read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads",
    "consistent-prefix", "bounded-staleness", "eventual",
  ]

  static let reservedKeywords: [Keyword] = [.load, .explore, .find, .judge]
}

/// One statement of the language.
public struct StatementRow: Sendable {
  /// The word it begins with.
  public var keyword: String
  public var section: StatementSection
  /// How it is written: small words as they stand, `CAPITALS` for what is filled in, `[…]` for
  /// what may be left out, `…` for more of the same, ` | ` between two ways.
  public var form: String
  /// One sentence.
  public var meaning: String
  /// One statement that parses.
  public var example: String
  /// Keywords of related statements.
  public var seeAlso: [String]

  init(
    _ keyword: StatementKeyword, _ section: StatementSection, form: String, meaning: String,
    example: String, seeAlso: [String]
  ) {
    self.keyword = keyword.rawValue
    self.section = section
    self.form = form
    self.meaning = meaning
    self.example = example
    self.seeAlso = seeAlso
  }
}

/// The groups in which statements are listed.
public enum StatementSection: String, CaseIterable, Sendable {
  case topology, operations, faults, failover, time, looking, checking, structure

  /// The heading of the group.
  public var title: String {
    switch self {
    case .topology: "Topology and settings"
    case .operations: "Operations of clients"
    case .faults: "Faults"
    case .failover: "Failover"
    case .time: "Time"
    case .looking: "Looking"
    case .checking: "Checking"
    case .structure: "Structure"
    }
  }
}
