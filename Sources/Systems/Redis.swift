import ClientHistory
import Replication

extension ReplicationSystem {
  /// Redis replication, with Sentinel where watchers are declared. Versions are told apart by when a
  /// full sync starts (7.0) and what WAIT waits for (7.2).
  public static let redis = ReplicationSystem(
    name: "redis", title: "Redis", versions: ["6.2", "7.0", "7.2"],
    words: Words(
      leader: "master", follower: "replica", followers: "replicas", epoch: "replication history",
      position: "replication offset"),
    parameters: Redis.parameters,
    unmodelled: Redis.unmodelled,
    errors: Redis.errors,
    views: Redis.views,
    notes: [
      "Watchers stand for Sentinels: `node s1, s2, s3 watcher`. Without them the operator promotes.",
      "`wait for 1 replica within 100ms` is WAIT.",
    ],
    choose: Redis.choices)
}

/// What Redis chooses where its parameters have those values.
enum Redis {
  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    var rules = Rules()
    // Executed, answered, and only then sent: no reply waits for a replica (RD-1).
    rules.acknowledgement = Acknowledgement(who: .leader, stage: .received)
    persist(&rules, values)
    replicate(&rules, values)
    resync(&rules, values)
    watch(&rules, values, shape)
    rules.waitsFor = values.isAtLeast("7.2") ? .ownWrite : .wholeLog
    rules.expired = .hidden
    var node = NodeChoices()
    node.priority = Int(values.count("replica-priority"))
    return Choices(rules: rules, node: node)
  }

  /// Without an append-only file nothing is kept but what the last full sync or a clean stop wrote
  /// (RD-19 to RD-21).
  private static func persist(_ rules: inout Rules, _ values: Values) {
    guard values.flag("appendonly") else {
      rules.durable = .never
      rules.buffer = .process
      // A master that wrote its file keeps its history since 7.0.
      rules.restarting = values.isAtLeast("7.0") ? .continues : .anew
      return
    }
    rules.buffer = .os
    // The file of appended commands holds no replication id (RD-20).
    rules.restarting = .anew
    switch values.word("appendfsync") {
    case "always":
      // Flushed before the reply, and before replicas are fed.
      rules.durable = .always
      rules.acknowledgement = Acknowledgement(who: .leader, stage: .flushed)
      rules.forward = .flushed
    case "no": rules.durable = .every(30_000_000)
    default: rules.durable = .every(1_000_000)
    }
  }

  private static func replicate(_ rules: inout Rules, _ values: Values) {
    rules.transfer = .push
    rules.report = .every(1_000_000)
    rules.keepalive = positive(values.time("repl-timeout"))
    if let period = positive(values.time("repl-ping-replica-period")) {
      rules.idle = .every(period)
    }
    rules.minimum = Int(values.count("min-replicas-to-write"))
    rules.membership = .connected
    if let lag = positive(values.time("min-replicas-max-lag")) {
      rules.membership = .heard(within: lag, every: 1_000_000)
    }
    rules.followerWrites = values.flag("replica-read-only") ? .refused : .local
    rules.serves = values.flag("replica-serve-stale-data") ? .always : .connected
  }

  /// Any byte past the point where histories part needs a whole copy, and so does a gap that is
  /// larger than the backlog (RD-3 to RD-9).
  private static func resync(_ rules: inout Rules, _ values: Values) {
    rules.diverged = .copy
    rules.behind = .copy
    rules.retain = .bytes(max(0, values.bytes("repl-backlog-size")))
    rules.forgets = positive(values.time("repl-backlog-ttl"))
    let isDiskless =
      values.isSet("repl-diskless-sync")
      ? values.flag("repl-diskless-sync") : values.isAtLeast("7.0")
    if isDiskless { rules.gathers = positive(values.time("repl-diskless-sync-delay")) }
  }

  /// Sentinel (RD-26 to RD-32). Without one the operator promotes, points every replica himself, and
  /// nothing stops the old master.
  private static func watch(_ rules: inout Rules, _ values: Values, _ shape: Shape) {
    rules.winner = .lowestPriority
    guard shape.members.contains(where: { $0.kind == .watcher }) else {
      rules.repoint = .operator
      rules.fencing = .off
      return
    }
    let silence = max(1, values.time("down-after-milliseconds"))
    rules.failover = .watchers(quorum: Int(max(1, values.count("quorum"))), after: silence)
    rules.repoint = .promotion
    rules.fencing = .grace(8_000_000)
    rules.apart = silence * 10
    rules.retry = positive(values.time("failover-timeout") * 2)
    rules.tilt = 30_000_000
  }

  /// 0 turns the thing off.
  private static func positive(_ time: Int64) -> Int64? { time > 0 ? time : nil }
}
