/// Every setting of the cluster: the choices on the axes of replication.
public enum SettingTable {
  /// The rows, by axis.
  public static let rows: [SettingRow] =
    acknowledging + waiting + reading + moving + inSync + clients + watching + failing + electing
    + restarting

  /// The row of a setting; nil where there is none of that name.
  public static func row(_ name: String) -> SettingRow? {
    rows.first { $0.name == name }
  }

  static let byKeyword: [Keyword: SettingRow] = Dictionary(
    uniqueKeysWithValues: rows.map { ($0.keyword, $0) })
}

/// One setting: its values, and what they choose.
public struct SettingRow: Sendable {
  public var name: String
  public var axis: SettingAxis
  /// How its value is written, in the notation of `StatementRow.form`.
  public var form: String
  /// The value where nothing is set, as it would be written.
  public var defaultValue: String
  /// One or two sentences.
  public var meaning: String
  /// Words that may begin its value.
  public var words: [String]
  /// Whether one client may have its own (`alice: set timeout never`).
  public var isForClients: Bool

  let keyword: Keyword
  let shape: SettingShape

  init(
    _ keyword: Keyword, _ axis: SettingAxis, _ form: String, default defaultValue: String,
    _ shape: SettingShape, isForClients: Bool = false, _ meaning: String
  ) {
    name = keyword.rawValue
    self.axis = axis
    self.form = form
    self.defaultValue = defaultValue
    self.meaning = meaning
    self.isForClients = isForClients
    self.keyword = keyword
    self.shape = shape
    words = shape.words.map(\.rawValue)
  }
}

/// The questions that settings answer.
public enum SettingAxis: String, CaseIterable, Sendable {
  case acknowledgement, shortfall, waiting, visibility, reading, durability, transfer, membership
  case failover, fencing, divergence, stopping, retention, words

  /// The heading of the group.
  public var title: String {
    switch self {
    case .acknowledgement: "Who must acknowledge, at which stage"
    case .shortfall: "When that cannot be met"
    case .waiting: "What goes on while a write waits"
    case .visibility: "What a leader and a follower show"
    case .reading: "Where clients read, and what they are shown"
    case .durability: "When the disk is made durable"
    case .transfer: "Who moves the log"
    case .membership: "Who counts as in sync"
    case .failover: "Who decides on failover, and who may win"
    case .fencing: "What stops the old leader"
    case .divergence: "What becomes of a diverged tail"
    case .stopping: "How nodes stop and come back"
    case .retention: "How a follower that is far behind catches up"
    case .words: "The words"
    }
  }
}

/// What the value of a setting may look like.
struct SettingShape: Sendable {
  enum Numbers: Sendable {
    case none
    case duration
    case count
    /// A number of entries or of bytes.
    case countOrBytes
    /// `2s then async`
    case deadline
    /// A time that is not nothing.
    case interval
    case acknowledgement
    /// An acknowledgement, or `as-acknowledged`.
    case commit
    case failover
    /// `within 30s checked every 15s`
    case membership
  }

  /// Words that stand alone.
  var plain: [Keyword] = []
  /// Words with a time behind them.
  var timed: [Keyword] = []
  /// Words with `every` and a time behind them, which may be left out.
  var pulled: [Keyword] = []
  var numbers = Numbers.none

  var words: [Keyword] {
    switch numbers {
    case .acknowledgement: [.none, .leader, .all, .majority, .inSync, .first, .any]
    case .commit: [.asAcknowledged, .leader, .all, .majority, .inSync, .first, .any]
    case .failover: [.manual, .automatic, .watchers, .controller]
    case .membership: [.fixed, .connected, .streaming, .within, .heard]
    case .none, .duration, .count, .countOrBytes, .deadline, .interval: plain + timed + pulled
    }
  }
}
