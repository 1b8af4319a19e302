import Replication

/// What MariaDB chooses where its parameters have those values.
enum MariaDB {
  static let names = MySQL.Names(
    enabled: "rpl_semi_sync_master_enabled", replicaEnabled: "rpl_semi_sync_slave_enabled",
    waitPoint: "rpl_semi_sync_master_wait_point", timeout: "rpl_semi_sync_master_timeout",
    noReplica: "rpl_semi_sync_master_wait_no_slave", status: "Rpl_semi_sync_master_status",
    clients: "Rpl_semi_sync_master_clients", delay: "MASTER_DELAY",
    netTimeout: "slave_net_timeout")

  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    var choices = MySQL.shared(values, shape, names, count: 1)
    // A GTID is a place in one sequence: a node that is past it cannot follow (MY-28), and one that
    // wrote itself stops at the next transaction where the mode is strict (MY-25).
    choices.rules.diverged = .stuck
    choices.rules.followerWrites =
      values.flag("read_only") ? .refused : values.flag("gtid_strict_mode") ? .conflicting : .local
    choices.rules.unapplied = values.word("MASTER_USE_GTID") == "no" ? .kept : .dropped
    let isInitSlave = values.word("init_rpl_role") == "SLAVE" && values.flag(names.replicaEnabled)
    choices.rules.unacknowledged = isInitSlave ? .dropped : .kept
    // The status stays ON, and commits skip the wait (MY-12).
    choices.rules.shorthanded = values.flag(names.noReplica) ? .wait : .skip
    choices.rules.cancelling = .succeeds
    return choices
  }

  static let parameters: [Parameter] =
    MySQL.semiSync(names, older: names.enabled, waitPoint: "AFTER_COMMIT")
    + [
      Parameter(
        "gtid_strict_mode", .flag, default: "off",
        "Whether a GTID that is out of order stops a replica."),
      Parameter(
        "MASTER_USE_GTID", .word(["slave_pos", "current_pos", "no"]), default: "slave_pos",
        "Whether a replica asks by GTID, and then drops its relay log when it is started again."),
      Parameter(
        "init_rpl_role", .word(["MASTER", "SLAVE"]), default: "MASTER",
        "SLAVE: a semi-synchronous server that is started cuts off what it had not acknowledged."),
    ] + MySQL.disk(syncBinlog: "0", relayLog: "10000") + MySQL.others(names)
    + Orchestrator.parameters

  static let unmodelled: [Unmodelled] =
    MySQL.common + [
      Unmodelled("log_slave_updates", "a replica always logs what it applied"),
      Unmodelled("slave_parallel_threads", "a replica applies one transaction after another"),
      Unmodelled("slave_parallel_mode", "a replica applies one transaction after another"),
      Unmodelled("gtid_domain_id", "there is one domain"),
      Unmodelled("expire_logs_days", "`checkpoint a keep 10` purges"),
      Unmodelled("super_read_only", "MariaDB 10.11 has only `read_only`"),
      Unmodelled(
        "rpl_semi_sync_source_wait_for_replica_count", "MariaDB always waits for one replica"),
    ]

  static let errors: [SystemError] =
    MySQL.common(
      readOnly:
        "The MariaDB server is running with the --read-only option so it cannot execute this "
        + "statement") + [SystemError("conflicting", "1950", "a GTID out of order was found")]
}
