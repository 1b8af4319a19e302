import Replication

extension MySQL {
  static let parameters: [Parameter] =
    semiSync(names, older: "rpl_semi_sync_master_enabled", waitPoint: "AFTER_SYNC")
    + [
      Parameter(
        "rpl_semi_sync_source_wait_for_replica_count",
        aliases: ["rpl_semi_sync_master_wait_for_slave_count"], .count(1...65_535), default: "1",
        "How many semi-synchronous replicas must acknowledge."),
      Parameter(
        "super_read_only", .flag, default: "off",
        "Whether a replica refuses the writes of all clients, administrators as well."),
      Parameter(
        "relay_log_recovery", .flag, default: "off",
        "Whether a replica that is restarted drops what it had not applied, and asks for it again."),
    ] + disk(syncBinlog: "1", relayLog: "10000") + others(names) + Orchestrator.parameters

  /// The parameters of semi-synchronous replication.
  static func semiSync(_ names: Names, older: String, waitPoint: String) -> [Parameter] {
    [
      Parameter(
        names.enabled, aliases: names.enabled == older ? [] : [older], .flag, default: "off",
        "Whether a source waits for semi-synchronous replicas."),
      Parameter(
        names.replicaEnabled,
        aliases: names.replicaEnabled.contains("slave") ? [] : ["rpl_semi_sync_slave_enabled"],
        .flag, default: "off",
        "Whether a replica acknowledges; it is agreed on when it connects."),
      Parameter(
        names.waitPoint, .word(["AFTER_SYNC", "AFTER_COMMIT"]), default: waitPoint,
        "Whether a source waits before others on it can see the change, or after that."),
      Parameter(
        names.timeout, .time(unit: 1_000), default: "10000",
        "How long a source waits before it goes on without its replicas; in milliseconds."),
      Parameter(
        names.noReplica, .flag, default: "on",
        "Whether a source waits though too few semi-synchronous replicas are connected."),
    ]
  }

  static func disk(syncBinlog: String, relayLog: String) -> [Parameter] {
    [
      Parameter(
        "sync_binlog", .count(0...4_294_967_295), default: syncBinlog,
        "1: every commit syncs the binary log; else the operating system writes it out."),
      Parameter(
        "sync_relay_log", .count(0...4_294_967_295), default: relayLog,
        "1: a replica syncs every event before it acknowledges."),
      Parameter(
        "read_only", .flag, default: "off", "Whether a replica refuses the writes of clients."),
    ]
  }

  static func others(_ names: Names) -> [Parameter] {
    [
      Parameter(
        names.delay, .time(unit: 1_000_000), default: "0",
        "How long a replica keeps a transaction back before it applies it; in seconds."),
      Parameter(
        names.netTimeout, .time(unit: 1_000_000), default: "60",
        "How long a connection may be silent before it counts as closed, here at both of its ends; in "
          + "seconds."),
    ]
  }

  static let unmodelled: [Unmodelled] =
    common + [
      Unmodelled("gtid_mode", "every transaction has a GTID here"),
      Unmodelled("enforce_gtid_consistency", "every transaction has a GTID here"),
      Unmodelled("log_replica_updates", "a replica always logs what it applied"),
      Unmodelled("replica_parallel_workers", "a replica applies one transaction after another"),
      Unmodelled("replica_preserve_commit_order", "a replica applies in order"),
      Unmodelled("group_replication_consistency", "Group Replication is another system"),
      Unmodelled("binlog_expire_logs_seconds", "`checkpoint a keep 10` purges"),
    ]

  static let common: [Unmodelled] = [
    Unmodelled("server_id", "nodes have names"),
    Unmodelled("log_bin", "every node has a binary log"),
    Unmodelled("innodb_flush_log_at_trx_commit", "the binary log decides after a crash"),
    Unmodelled("auto_increment_offset", "keys are written by name"),
  ]

  static let errors: [SystemError] = common(
    readOnly: "The MySQL server is running with the --read-only option so it cannot execute "
      + "this statement")

  /// The codes that both have.
  static func common(readOnly: String) -> [SystemError] {
    [
      SystemError("not-leader", "1290", readOnly, isForReads: false),
      SystemError("down", "2003", "Can't connect to server"),
      SystemError("leader-crashed", "2013", "Lost connection to server during query"),
      SystemError("disconnected", "2013", "Lost connection to server during query"),
      SystemError("cancelled", "1317", "Query execution was interrupted"),
      // What the receiver thread says, in Last_IO_Errno.
      SystemError("diverged", "1236", "the replica has GTIDs that the source lacks"),
      SystemError("log-trimmed", "1236", "the source has purged what the replica needs"),
    ]
  }
}

/// Orchestrator over MySQL or MariaDB: it promotes the replica with the most, once the replicas too
/// have lost the source.
enum Orchestrator {
  static let parameters: [Parameter] = [
    Parameter(
      "manager", .word(["none", "orchestrator"]), default: "none",
      "Who fails over: the operator, or Orchestrator, for which `node o controller` stands."),
    Parameter(
      "InstancePollSeconds", .time(unit: 1_000_000), default: "5",
      "How long the source must be silent to Orchestrator; in seconds."),
  ]

  static func govern(_ rules: inout Rules, _ values: Values) {
    rules.failover = .controller(after: max(1, values.time("InstancePollSeconds")))
    rules.confirmed = .followers
    rules.winner = .newest
    rules.repoint = .promotion
  }
}
