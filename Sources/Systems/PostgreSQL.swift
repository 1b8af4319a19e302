import ClientHistory
import Replication

extension ReplicationSystem {
  /// PostgreSQL's streaming replication as version 15 has it, with Patroni as a named choice.
  public static let postgresql = ReplicationSystem(
    name: "postgresql", title: "PostgreSQL", versions: ["15"],
    words: Words(
      leader: "primary", follower: "standby", followers: "standbys", epoch: "timeline",
      position: "LSN"),
    parameters: PostgreSQL.parameters,
    unmodelled: PostgreSQL.unmodelled,
    errors: PostgreSQL.errors,
    views: PostgreSQL.views,
    notes: [
      "`rejoin a` is pg_rewind, or a new base backup where the log is gone; `stop a` a fast shutdown, "
        + "`crash a` an immediate one.",
      "`set manager = patroni` needs watchers, which stand for its store: `node w1, w2, w3 watcher`.",
    ],
    choose: PostgreSQL.choices)
}

/// What PostgreSQL chooses where its parameters have those values.
enum PostgreSQL {
  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    var rules = Rules()
    rules.acknowledgement = acknowledgement(values, shape)
    // A commit waits for as long as it takes: there is no timeout (PG-10, PG-11).
    rules.timeout = .never
    rules.membership = .streaming
    rules.released = .onReport
    rules.locks = .keys
    rules.cancelling = .warns
    // The change is visible to others once its wait is over, on standbys as soon as it is replayed
    // (PG-7, PG-8).
    rules.visible = .acknowledged
    rules.shows = .applied
    rules.durable = .onDemand(every: values.time("wal_writer_delay"))
    rules.buffer = .leaderProcess
    // Only what is flushed goes to a standby, and from there on though it is not replayed (PG-5,
    // PG-41).
    rules.transfer = .push
    rules.forward = .flushed
    // The startup process replays what is flushed, never more.
    rules.applies = .flushed
    rules.keepalive = positive(values.time("wal_sender_timeout"))
    rules.report = .changes(rest: positive(values.time("wal_receiver_status_interval")))
    rules.repoint = .operator
    // Nothing in the core stops an old primary (PG-37).
    rules.fencing = .off
    rules.diverged = .stuck
    rules.rewinding = values.flag("wal_log_hints") || values.flag("data_checksums")
    rules.behind = .refuse
    // A clean stop ends once every connected standby has everything (PG-36).
    rules.shutdown = .drained
    // The log is let go of at checkpoints alone, but for what is to be kept and what slots need
    // (PG-39, PG-40).
    rules.retain = .bytes(values.bytes("wal_keep_size"))
    rules.trimming = .atCheckpoints
    rules.slot = !values.text("primary_slot_name").isEmpty
    rules.slotLimit =
      values.bytes("max_slot_wal_keep_size") < 0
      ? nil : values.bytes("max_slot_wal_keep_size")
    var node = node(values, shape)
    if values.word("manager") == "patroni" {
      Patroni.govern(&rules, values, shape)
      node.votes = Patroni.votes(of: shape)
    }
    return Choices(rules: rules, node: node)
  }

  private static func acknowledgement(_ values: Values, _ shape: Shape) -> Acknowledgement {
    let stage: Replication.Stage
    switch values.word("synchronous_commit") {
    case "off": return Acknowledgement(who: .leader, stage: .received)
    case "local": return Acknowledgement(who: .leader, stage: .flushed)
    case "remote_write": stage = .received
    case "remote_apply": stage = .applied
    default: stage = .flushed
    }
    // Without names these levels are equal (PG-1); with them each needs the local flush as well
    // (PG-4).
    guard let names = StandbyNames(values.text("synchronous_standby_names")) else {
      return Acknowledgement(who: .leader, stage: .flushed)
    }
    return Acknowledgement(who: names.who(in: shape), stage: stage, own: .flushed)
  }

  private static func node(_ values: Values, _ shape: Shape) -> NodeChoices {
    var node = NodeChoices()
    if values.isSet("recovery_min_apply_delay") {
      node.delay = values.time("recovery_min_apply_delay")
    }
    if values.isSet("hot_standby") { node.isHidden = !values.flag("hot_standby") }
    return node
  }

  /// A time of 0 or -1 turns the thing off.
  static func positive(_ time: Int64) -> Int64? { time > 0 ? time : nil }
}
