extension Redis {
  static let parameters: [Parameter] = replication + persistence + sentinel

  private static let replication: [Parameter] = [
    Parameter(
      "min-replicas-to-write", aliases: ["min-slaves-to-write"], .count(0...256), default: "0",
      "A write is refused unless so many replicas were heard of lately; it says nothing of this "
        + "write."),
    Parameter(
      "min-replicas-max-lag", aliases: ["min-slaves-max-lag"], .time(unit: 1_000_000),
      default: "10",
      "How lately; 0: being connected is enough."),
    Parameter(
      "repl-timeout", .time(unit: 1_000_000), default: "60",
      "How long a connection may be silent before it counts as closed."),
    Parameter(
      "repl-ping-replica-period", aliases: ["repl-ping-slave-period"], .time(unit: 1_000_000),
      default: "10",
      "How often an idle master pings its replicas, which moves the offset."),
    Parameter(
      "repl-backlog-size", .bytes(), default: "1mb",
      "How much of the stream is kept for replicas that come back."),
    Parameter(
      "repl-backlog-ttl", .time(unit: 1_000_000), default: "3600",
      "After how long without replicas a master drops it; 0: never."),
    Parameter(
      "repl-diskless-sync", .flag, default: "yes",
      "Whether a full sync waits for more replicas first; off before 7.0."),
    Parameter(
      "repl-diskless-sync-delay", .time(unit: 1_000_000), default: "5", "For how long."),
    Parameter(
      "replica-read-only", aliases: ["slave-read-only"], .flag, default: "yes",
      "Whether a replica refuses writes; one that takes them keeps them to itself."),
    Parameter(
      "replica-serve-stale-data", aliases: ["slave-serve-stale-data"], .flag, default: "yes",
      "Whether a replica answers while its link is down."),
    Parameter(
      "replica-priority", aliases: ["slave-priority"], .count(0...1000), default: "100",
      "Whom Sentinel prefers: the lowest number; 0: never."),
  ]

  private static let persistence: [Parameter] = [
    Parameter(
      "appendonly", .flag, default: "no", "Whether writes go to an append-only file."),
    Parameter(
      "appendfsync", .word(["always", "everysec", "no"]), default: "everysec",
      "When that is flushed: before every reply, each second, or when the system likes."),
  ]

  private static let sentinel: [Parameter] = [
    Parameter(
      "quorum", .count(1...256), default: "2",
      "How many Sentinels must find the master down; a failover needs a majority of all besides."),
    Parameter(
      "down-after-milliseconds", .time(unit: 1_000), default: "30000",
      "How long a master must not answer."),
    Parameter(
      "failover-timeout", .time(unit: 1_000), default: "180000",
      "A failover that failed is tried again after twice this."),
  ]

  static let unmodelled: [Unmodelled] = [
    Unmodelled("save", "a clean stop writes everything, a crash nothing that is not in the AOF"),
    Unmodelled("repl-diskless-load", "`set loads for 2s` says how long a replica loads"),
    Unmodelled("parallel-syncs", "replicas are pointed at the new master at once"),
    Unmodelled("maxmemory", "memory is not modelled"),
    Unmodelled("maxmemory-policy", "memory is not modelled"),
    Unmodelled("client-output-buffer-limit", "buffers are not modelled"),
    Unmodelled("replica-announced", "every replica is announced"),
    Unmodelled("master-reboot-down-after-period", "a master that is back is heard at once"),
    Unmodelled("aof-use-rdb-preamble", "files are not modelled"),
    Unmodelled("requirepass", "there are no passwords"),
  ]

  static let errors: [SystemError] = [
    SystemError(
      "too-few-in-sync", "NOREPLICAS", "NOREPLICAS Not enough good replicas to write."),
    SystemError(
      "not-leader", "READONLY", "READONLY You can't write against a read only replica.",
      isForReads: false),
    SystemError(
      "not-leader", "ERR", "ERR WAIT cannot be used with replica instances.", isForReads: true),
    SystemError(
      "not-following", "MASTERDOWN",
      "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'."),
    SystemError("loading", "LOADING", "LOADING Redis is loading the dataset in memory"),
    SystemError(
      "leader-stepped-down", "UNBLOCKED",
      "UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)"
    ),
  ]

  /// `lag` is what `INFO replication` tells at the master: its `lag` is the age of the last report,
  /// and no distance.
  static let views = Views(
    state: [
      Views.Column("node", .name), Views.Column("role", .role), Views.Column("status", .status),
      Views.Column("repl_offset", .log), Views.Column("first_byte", .trimmed),
      Views.Column("priority", .priority), Views.Column("sync_full", .fullSyncs),
      Views.Column("sync_partial_ok", .partialSyncs),
      Views.Column("sync_partial_err", .refusedSyncs), Views.Column("epoch", .epoch),
    ],
    lag: [
      Views.Column("slave", .name), Views.Column("master", .upstream),
      Views.Column("state", .linkState), Views.Column("offset", .toldReceived),
      Views.Column("lag", .sinceTold), Views.Column("slave_repl_offset", .log),
    ])
}
