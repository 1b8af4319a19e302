/// The columns of what is shown, under the names that a system's operators know.
public struct Views: Sendable {
  /// What `state` shows of every node.
  public var state: [Column]
  /// What is said below that of the cluster as a whole.
  public var cluster: [Column]
  /// What `lag` shows of every follower.
  public var lag: [Column]

  /// Those of the language itself.
  public init() {
    state = Views.plainState
    cluster = []
    lag = Views.plainLag
  }

  public init(state: [Column], cluster: [Column] = [], lag: [Column]) {
    self.state = state
    self.cluster = cluster
    self.lag = lag
  }

  /// One column.
  public struct Column: Sendable {
    public var title: String
    public var fact: Fact
    /// The system's own words for what the fact may be, in place of ours.
    public var words: [String: String]

    public init(_ title: String, _ fact: Fact, words: [String: String] = [:]) {
      self.title = title
      self.fact = fact
      self.words = words
    }
  }

  private static let plainState = [
    Column("node", .name), Column("role", .role), Column("mode", .mode), Column("status", .status),
    Column("log", .log), Column("applied", .applied), Column("behind", .behind),
    Column("epoch", .epochOnceChanged),
  ]
  private static let plainLag = [
    Column("follower", .name), Column("of", .upstream), Column("sent", .sent),
    Column("received", .log), Column("flushed", .flushed), Column("applied", .applied),
    Column("behind", .behind), Column("lag", .lag),
  ]
}

/// Something that is known of a node.
///
/// What a node is, and what its upstream was told it is, are different facts: an operator sees the
/// second.
public enum Fact: Sendable, CaseIterable {
  case name, role, mode, status, upstream, priority, votes
  /// How far its log is.
  case log, flushed, applied, committed, trimmed
  /// The newest epoch it has heard of.
  case epoch
  /// The epoch of the log that it has.
  case logEpoch
  /// The same, left out while the first leader is the only one there was.
  case epochOnceChanged
  /// Positions behind the leader, and for how long the oldest that it lacks is there.
  case behind, lag
  /// What its upstream sent it, and was told by it.
  case sent, toldReceived, toldFlushed, toldApplied
  /// What it is to the others: leader, follower, arbiter, copying, cut off from what it needs, or down
  /// once its connection was silent for too long (MG-18).
  case standing
  /// How its connection stands, as its upstream sees it.
  case linkState
  /// How long its last report is ago.
  case sinceTold
  /// How long recent entries took until the follower had received, flushed or applied them, as its
  /// upstream was told; nothing where it has had everything for some time.
  case writeLag, flushLag, applyLag
  /// Whether its upstream waits for it: async, potential, sync or quorum; and its place in the list.
  case syncState, syncPriority
  /// Whether it takes in its upstream's log (Yes, Connecting or No), and applies it (Yes or No).
  case receiver, applier
  /// How old the entry is that it applies now; zero where it has applied all it received, whatever it
  /// lacks; nothing where it does not apply or takes in nothing.
  case applyDelay
  /// Why it cannot follow, in the system's code; nothing where it does.
  case followingError
  /// Of a leader: whether it waits for its synchronous followers now (ON or OFF), and how many of them
  /// are connected.
  case waitsForFollowers, connectedSync
  /// How the place is that it has reserved in its upstream's log.
  case slotState
  /// Whether it is in the in-sync set, may be chosen though it is not, and was taken out by the
  /// controllers: `yes` or `no`.
  case inSync, eligible, fenced
  /// How many followers went on from its log, could not, and were copied whole.
  case partialSyncs, refusedSyncs, fullSyncs

  /// Whether it is a number, to be set flush right.
  public var isNumeric: Bool {
    switch self {
    case .name, .role, .mode, .status, .standing, .upstream, .inSync, .eligible, .fenced,
      .linkState, .syncState, .receiver, .applier, .followingError, .waitsForFollowers, .slotState:
      false
    case .logEpoch, .priority, .votes, .log, .flushed, .applied, .committed, .trimmed, .epoch,
      .epochOnceChanged, .behind, .lag, .partialSyncs, .refusedSyncs, .fullSyncs, .sent,
      .toldReceived, .toldFlushed, .toldApplied, .sinceTold, .writeLag, .flushLag, .applyLag,
      .syncPriority, .applyDelay, .connectedSync:
      true
    }
  }
}
