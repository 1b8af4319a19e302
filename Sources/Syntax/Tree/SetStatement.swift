/// `set …`: a property of nodes, or a setting of the cluster.
public enum SetStatement: Sendable {
  /// `set b async`, `set c follower of b`, `set w1 clock +5s`
  case node([Word], [NodeOption])
  /// `set acknowledgement any 1 of (b, c) flushed`; with `at`, for those nodes alone; with a client
  /// before it (`alice: set acknowledgement leader`), for that client alone.
  case cluster(Setting, at: [Word])
  /// `set min.insync.replicas = 2`: a parameter of the system that is in use, everywhere or at some
  /// nodes; with a client before it, for that client alone.
  case parameter(ParameterForm, at: [Word])
}

/// A parameter of a system by its own name, with its value as it was written.
public struct ParameterForm: Sendable {
  public var name: Word
  public var value: Word

  public init(name: Word, value: Word) {
    self.name = name
    self.value = value
  }
}

/// One setting and its value. `name` is the row of `SettingTable` it was found in.
public struct Setting: Sendable {
  public var name: Word
  public var value: SettingValue

  public init(name: Word, value: SettingValue) {
    self.name = name
    self.value = value
  }
}

/// The value of a setting, by the shape its row in `SettingTable` asks for.
public enum SettingValue: Sendable {
  /// One of the row's words.
  case word(Word)
  case duration(Duration)
  case count(Count)
  /// A word of the row with a time behind it: `every 1s`, `after 10s`, `lease 5s`, `within 10s`.
  case timed(Word, Duration)
  /// `set timeout 2s then async`; the word is `async` or `fail`.
  case deadline(Duration, Word)
  /// A number of bytes: `set retain 64kb`.
  case bytes(Count)
  case acknowledgement(AcknowledgementForm)
  case failover(FailoverForm)
  case membership(MembershipForm)
}

/// `within 30s checked every 15s`, `heard within 10s checked every 1s`
public struct MembershipForm: Sendable {
  public var isHeard: Bool
  public var within: Duration
  public var every: Duration

  public init(isHeard: Bool, within: Duration, every: Duration) {
    self.isHeard = isHeard
    self.within = within
    self.every = every
  }
}

/// `set acknowledgement …`: who must have a write before its client is told, and at which stage.
public struct AcknowledgementForm: Sendable {
  /// Whose confirmation counts.
  public enum Who: Sendable {
    case none
    case leader
    /// Every synchronous follower.
    case all
    /// Of the voters, the leader included.
    case majority
    /// The current in-sync set: `in-sync`.
    case inSync
    /// `first n`, `first n of (…)`: an empty list stands for the synchronous followers.
    case first(Count, [Word])
    case any(Count, [Word])
  }

  /// How far a node must be with a write to count.
  public enum Stage: String, CaseIterable, Sendable {
    case received, flushed, applied
    case appliedFlushed = "applied-flushed"
  }

  public var who: Who
  /// Nil where it was left out.
  public var stage: Stage?
  /// The leader's own stage; nil where it is the same.
  public var leaderStage: Stage?

  public init(who: Who, stage: Stage?, leaderStage: Stage? = nil) {
    self.who = who
    self.stage = stage
    self.leaderStage = leaderStage
  }
}

/// `set failover manual`, `automatic after 10s`, `watchers 2 after 10s`, `controller after 10s`.
public struct FailoverForm: Sendable {
  /// Who decides that another node must lead.
  public enum Decider: Sendable {
    case manual
    /// An election by the voters.
    case automatic
    /// Outside watchers; the number is the quorum that must find the leader silent.
    case watchers(quorum: Count?)
    case controller
  }

  public var decider: Decider
  /// How long the leader must be silent; nil for `manual`.
  public var after: Duration?

  public init(decider: Decider, after: Duration?) {
    self.decider = decider
    self.after = after
  }
}
