import ClientHistory
import Replication

extension ReplicationSystem {
  /// MySQL's replication by binary log with GTIDs, asynchronous or semi-synchronous, as 8.4 has it.
  public static let mysql = ReplicationSystem(
    name: "mysql", title: "MySQL", versions: ["8.0", "8.4"],
    words: Words(
      leader: "source", follower: "replica", followers: "replicas", epoch: "epoch",
      position: "position"),
    parameters: MySQL.parameters,
    unmodelled: MySQL.unmodelled,
    errors: MySQL.errors,
    views: MySQL.views(behind: "Seconds_Behind_Source", MySQL.names),
    wrongValue: { "Variable '\($0)' can't be set to the value of '\($1)'" },
    choose: MySQL.choices)

  /// MariaDB's, as 10.11 has it with GTIDs: the same mechanism, with other names and other answers.
  public static let mariadb = ReplicationSystem(
    name: "mariadb", title: "MariaDB", versions: ["10.11"],
    words: Words(
      leader: "primary", follower: "replica", followers: "replicas", epoch: "epoch",
      position: "position"),
    parameters: MariaDB.parameters,
    unmodelled: MariaDB.unmodelled,
    errors: MariaDB.errors,
    views: MySQL.views(behind: "Seconds_Behind_Master", MariaDB.names),
    wrongValue: { "Variable '\($0)' can't be set to the value of '\($1)'" },
    choose: MariaDB.choices)
}

/// What MySQL chooses where its parameters have those values, and what MariaDB shares with it.
enum MySQL {
  /// What the two call the same parameters.
  struct Names {
    var enabled: String
    var replicaEnabled: String
    var waitPoint: String
    var timeout: String
    var noReplica: String
    var status: String
    var clients: String
    var delay: String
    var netTimeout: String
  }

  static let names = Names(
    enabled: "rpl_semi_sync_source_enabled", replicaEnabled: "rpl_semi_sync_replica_enabled",
    waitPoint: "rpl_semi_sync_source_wait_point", timeout: "rpl_semi_sync_source_timeout",
    noReplica: "rpl_semi_sync_source_wait_no_replica", status: "Rpl_semi_sync_source_status",
    clients: "Rpl_semi_sync_source_clients", delay: "SOURCE_DELAY",
    netTimeout: "replica_net_timeout")

  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    let count = Int(values.count("rpl_semi_sync_source_wait_for_replica_count"))
    var choices = shared(values, shape, names, count: count)
    // Entries that the upstream wrote itself and has lost make it refuse; others stay, silently
    // (MY-26, MY-27). GTID sets hand them on where their node comes to lead (MY-25).
    choices.rules.diverged = .foreign
    choices.rules.errants = .join
    choices.rules.followerWrites =
      values.flag("read_only") || values.flag("super_read_only") ? .refused : .local
    choices.rules.unapplied = values.flag("relay_log_recovery") ? .dropped : .kept
    choices.rules.shorthanded = values.flag(names.noReplica) ? .wait : .async
    // The wait does not look at whether it was killed (MY-15).
    choices.rules.cancelling = .ignored
    return choices
  }

  /// What both choose.
  static func shared(
    _ values: Values, _ shape: Shape, _ names: Names, count: Int
  ) -> Choices {
    var rules = Rules()
    let isSemiSync = values.flag(names.enabled)
    let waitsFirst = isSemiSync && values.word(names.waitPoint) == "AFTER_SYNC"
    let isSynced = values.count("sync_binlog") == 1
    let own: Replication.Stage = isSynced ? .flushed : .received
    // An acknowledgement says that the relay log has it, and that it is on the disk only where each
    // event is synced (MY-5, MY-6).
    let stage: Replication.Stage = values.count("sync_relay_log") == 1 ? .flushed : .received
    rules.acknowledgement =
      isSemiSync
      ? Acknowledgement(who: .any(count, of: []), stage: stage, own: own)
      : Acknowledgement(who: .leader, stage: own)
    if isSemiSync { rules.timeout = .fallBack(after: max(1, values.time(names.timeout))) }
    // Acknowledgements of one that went stay counted (MY-7); what a replica asks for when it connects
    // says what it has (MY-8); a mark is agreed on then as well (MY-21).
    rules.membership = .fixed
    rules.marks = .onConnect
    rules.visible = waitsFirst ? .acknowledged : isSynced ? .flushed : .appended
    rules.locks = waitsFirst ? .keys : .none
    rules.shows = .applied
    rules.durable = durability(values, isSynced)
    rules.buffer = .os
    // A dump thread sees what is synced, and at a replica that is its own binary log, of what it has
    // applied (MY-18, MY-33).
    rules.forward = isSynced ? .appliedFlushed : .applied
    rules.keepalive = values.time(names.netTimeout) > 0 ? values.time(names.netTimeout) : nil
    rules.repoint = .operator
    rules.fencing = .off
    rules.behind = .refuse
    // Nothing takes a transaction back that is in a binary log.
    rules.rewinding = false
    if values.word("manager") == "orchestrator" { Orchestrator.govern(&rules, values) }
    return Choices(rules: rules, node: node(values, names))
  }

  /// Without syncing it is the operating system that writes binary logs out, after half a minute.
  private static func durability(_ values: Values, _ isSynced: Bool) -> Durability {
    guard isSynced else { return .every(30_000_000) }
    return values.count("sync_relay_log") == 1 ? .always : .applied
  }

  private static func node(_ values: Values, _ names: Names) -> NodeChoices {
    var node = NodeChoices()
    if values.isSet(names.replicaEnabled) { node.isSync = values.flag(names.replicaEnabled) }
    if values.isSet(names.delay) { node.delay = values.time(names.delay) }
    return node
  }

  /// `lag` is what a replica says of itself, with the threads of SHOW REPLICA STATUS.
  static func views(behind: String, _ names: Names) -> Views {
    Views(
      state: [
        Views.Column("node", .name), Views.Column("role", .role), Views.Column("mode", .mode),
        Views.Column("status", .status), Views.Column("log", .log),
        Views.Column("applied", .applied), Views.Column(names.status, .waitsForFollowers),
        Views.Column(names.clients, .connectedSync),
      ],
      lag: [
        Views.Column("replica", .name), Views.Column("of", .upstream),
        Views.Column("IO_Running", .receiver), Views.Column("SQL_Running", .applier),
        Views.Column("received", .log), Views.Column("executed", .applied),
        Views.Column(behind, .applyDelay), Views.Column("Last_IO_Errno", .followingError),
      ])
  }
}
