import Replication

/// Patroni over PostgreSQL: a leader holds a lease in a store that watchers stand for, and a standby
/// that is not too far behind takes it over.
enum Patroni {
  static let parameters: [Parameter] = [
    Parameter(
      "manager", .word(["none", "patroni"]), default: "none",
      "Who fails over: the operator, or Patroni with a lease in a store that `node w1, w2, w3 watcher` "
        + "stands for."),
    Parameter(
      "ttl", .time(unit: 1_000_000), default: "30s", "How long Patroni's leader lease lasts."),
    Parameter(
      "maximum_lag_on_failover", .bytes(), default: "1048576",
      "How many bytes a standby may lack and still be promoted by Patroni."),
    Parameter(
      "synchronous_mode", .word(["off", "on"]), default: "off",
      "Whether Patroni promotes only a standby that was synchronous, and names one itself."),
    Parameter(
      "synchronous_mode_strict", .flag, default: "off",
      "Whether commits wait while there is no synchronous standby."),
  ]

  /// The lease is held against the store, so those who stand for it vote, and no standby does.
  static func votes(of shape: Shape) -> Int? {
    shape.members.first { $0.id == shape.node }.map { $0.isWatcher ? 1 : 0 }
  }

  /// The lease and the choice of the successor.
  static func govern(_ rules: inout Rules, _ values: Values, _ shape: Shape) {
    let lease = max(1, values.time("ttl"))
    rules.failover = .watchers(quorum: nil, after: lease)
    rules.fencing = .lease(lease)
    rules.winner = .newest
    rules.lacking = .bytes(values.bytes("maximum_lag_on_failover"))
    rules.repoint = .promotion
    rules.diverged = .rewind
    guard values.word("synchronous_mode") == "on" else { return }
    let others = shape.members.filter { $0.holdsData && $0.id != shape.node }.map(\.id)
    rules.acknowledgement = Acknowledgement(
      who: .first(1, of: others), stage: .flushed, own: .flushed)
    rules.shorthanded = values.flag("synchronous_mode_strict") ? .wait : .skip
    rules.winner = .inSync
  }
}
