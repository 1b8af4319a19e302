extension MongoDB {
  static let parameters: [Parameter] = concerns + members + settings

  /// What clients say of a write or a read.
  private static let concerns: [Parameter] = [
    Parameter(
      "w", .text { WriteConcern.problem(in: $0) }, default: "", for: [.client, .write],
      "How many members have a write before its client is told, or `majority`; left empty: a "
        + "majority, or 1 where arbiters leave too few members with data."),
    Parameter(
      "j", .flag, default: "off", for: [.client, .write],
      "Whether they have it in their journals as well."),
    Parameter(
      "wtimeout", aliases: ["wtimeoutMS"], .time(unit: 1_000), default: "0",
      for: [.client, .write],
      "After how long the client is told that they have not; the write stays. 0: never."),
    Parameter(
      "readConcern", aliases: ["readConcernLevel"],
      .word(["local", "available", "majority", "linearizable", "snapshot"]), default: "local",
      for: [.client, .read],
      "What a read is shown: the newest data of the member, what it knows a majority to have, or "
        + "that after asking a majority."),
    Parameter(
      "readPreference",
      .word(["primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"]),
      default: "primary", for: [.client, .read],
      "Where reads go that name no member."),
    Parameter(
      "maxStalenessSeconds", .text { Staleness.problem(in: $0) }, default: "-1",
      for: [.client, .read],
      "How far behind a secondary may be by its client's estimate; -1: as far as it likes."),
    Parameter(
      "maxTimeMS", .time(unit: 1_000), default: "0", for: [.client, .read],
      "How long a read may take; 0: for ever."),
    Parameter(
      "retryWrites", .flag, default: "off", for: [.client],
      "Whether a driver sends a write once again whose outcome it does not know. Drivers have it on; "
        + "here it is off, so that the answers of the servers are seen."),
    Parameter(
      "localThresholdMS", .time(unit: 1_000), default: "15ms", for: [.client],
      "How much farther than the nearest member one may be and still be chosen."),
    Parameter(
      "heartbeatFrequencyMS", .time(unit: 1_000), default: "10s", for: [.client],
      "How often a client looks at the members, which its estimate of staleness allows for."),
  ]

  /// What the configuration says of one member, with `at`.
  private static let members: [Parameter] = [
    Parameter(
      "priority", .count(0...1_000), default: "1",
      "Who is preferred as primary; 0 is never elected."),
    Parameter("votes", .count(0...1), default: "1", "Whether the member has a vote."),
    Parameter("hidden", .flag, default: "off", "Whether the member is hidden from clients."),
    Parameter(
      "secondaryDelaySecs", aliases: ["slaveDelay"], .time(unit: 1_000_000), default: "0",
      "How long the member stays behind."),
  ]

  /// What the configuration and the servers' parameters say of all.
  private static let settings: [Parameter] = [
    Parameter(
      "electionTimeoutMillis", .time(unit: 1_000), default: "10s",
      "For how long the primary is not heard before a member stands, and without a majority before "
        + "it steps down."),
    Parameter(
      "heartbeatTimeoutSecs", .time(unit: 1_000_000), default: "10s",
      "After how long without an answer a member counts as down."),
    Parameter(
      "catchUpTimeoutMillis", .time(unit: 1_000, unlimited: true), default: "-1",
      "How long a new primary takes what other members have and it has not; -1: no limit, 0: not at "
        + "all."),
    Parameter(
      journalDefault, .flag, default: "on",
      "Whether `w: majority` is about journals where nothing is said."),
    Parameter(
      "commitIntervalMs", .time(unit: 1_000), default: "100ms",
      "How often the journal is flushed where nobody waits for it."),
    Parameter(
      "periodicNoopIntervalSecs", .time(unit: 1_000_000), default: "10s",
      "After how long without a write the primary writes an entry that changes nothing; 0: never."),
    Parameter(
      "oplogSizeMB", .count(1...1_048_576), default: "990",
      "How much of the oplog is kept, once it is set."),
    Parameter(
      "createRollbackDataFiles", .flag, default: "on",
      "Whether what is rolled back is kept in files."),
  ]

  static let unmodelled: [Unmodelled] = [
    Unmodelled(
      "heartbeatIntervalMillis",
      "heartbeats are not sent one by one; a member that cannot be heard is known from then on"),
    Unmodelled(
      "chainingAllowed", "`node d follower of b` says whom a secondary syncs from"),
    Unmodelled("catchUpTakeoverDelayMillis", "a member that is ahead is caught up with instead"),
    Unmodelled("arbiterOnly", "`node r arbiter` declares one"),
    Unmodelled("tags", "tag sets are not modelled; a member is named with `at`"),
    Unmodelled("afterClusterTime", "`after own writes` sends it"),
    Unmodelled("atClusterTime", "reads of an earlier time are not modelled"),
    Unmodelled("buildIndexes", "indexes are not modelled"),
    Unmodelled(
      "rollbackTimeLimitSecs",
      "`set unwinds for 5s` says how long a rollback takes; it is never given up"),
    Unmodelled("getLastErrorDefaults", "`set w = majority` sets the default"),
    Unmodelled("readConcernMajority", "majority reads are always possible"),
    Unmodelled("maxSyncSourceLagSecs", "sync sources are changed by hand or when they go"),
    Unmodelled("flowControlTargetLagSeconds", "the primary does not slow writes down"),
  ]

  static let errors: [SystemError] = [
    SystemError("not-leader", "10107", "not primary", isForReads: false),
    SystemError(
      "not-leader", "10107", "cannot satisfy linearizable read concern on non-primary node",
      isForReads: true),
    SystemError("stepping-down", "10107", "not primary"),
    SystemError("not-asked-for-follower", "13435", "not primary and secondaryOk=false"),
    SystemError("not-following", "13436", "node is not in primary or recovering state"),
    SystemError("timed-out", "64", "waiting for replication timed out", isForReads: false),
    SystemError(
      "impossible", "100", "Not enough data-bearing nodes", isForReads: false),
    SystemError(
      "leader-stepped-down", "11602", "operation was interrupted due to a change of state"),
    SystemError("leader-crashed", "6", "connection closed by peer"),
    SystemError("down", "6", "could not contact the member"),
    SystemError("no-leader", "133", "no primary was found"),
    SystemError("none-open", "133", "no member matches the read preference"),
    SystemError("none-fresh", "133", "no member matches the read preference"),
    SystemError("client-gave-up", "50", "operation exceeded time limit"),
    SystemError("no-successor", "262", "No electable secondaries caught up"),
    SystemError("not-a-number", "14", "cannot increment a value that is not a number"),
  ]

  /// `state` is `rs.status()`, `lag` is `rs.printSecondaryReplicationInfo()`.
  static let views = Views(
    state: [
      Views.Column("name", .name),
      Views.Column(
        "stateStr", .standing,
        words: [
          "leader": "PRIMARY", "follower": "SECONDARY", "arbiter": "ARBITER",
          "copying": "STARTUP2", "recovering": "RECOVERING", "unwinding": "ROLLBACK",
          "down": "DOWN",
        ]),
      Views.Column("term", .epoch), Views.Column("optime", .log),
      Views.Column("optimeDurable", .flushed), Views.Column("lastApplied", .applied),
      Views.Column("lastCommitted", .committed), Views.Column("syncSourceHost", .upstream),
      Views.Column("priority", .priority), Views.Column("votes", .votes),
    ],
    lag: [
      Views.Column("source", .name), Views.Column("syncedTo", .applied),
      Views.Column("behind", .lag), Views.Column("entries behind", .behind),
    ])
}
