extension SettingTable {
  /// What must have happened before a client is told, and what is seen meanwhile.
  static let acknowledging: [SettingRow] = [
    SettingRow(
      .acknowledgement, .acknowledgement,
      "none | (leader | all | majority | in-sync | first N [of (NODE, …)] | any N [of (NODE, …)]) "
        + "[received | flushed | applied]",
      default: "all flushed", SettingShape(numbers: .acknowledgement), isForClients: true,
      "Who must have a write before its client is told, and at which stage. `all`, `first` and "
        + "`any` speak of the synchronous followers where no list is given; `majority` counts the "
        + "voters, the leader included."),
    SettingRow(
      .timeout, .shortfall, "never | TIME then async | TIME then fail | refuse", default: "never",
      SettingShape(plain: [.never, .refuse], numbers: .deadline), isForClients: true,
      "What happens when the acknowledgement cannot be met: wait for ever, go on without it after "
        + "a time, fail with the write left in place, or refuse before anything is written."),
    SettingRow(
      .patience, .shortfall, "TIME", default: "10s", SettingShape(numbers: .duration),
      isForClients: true,
      "How long a statement lets time pass while something could still help it."),
    SettingRow(
      .visible, .visibility, "appended | flushed | acknowledged | committed", default: "appended",
      SettingShape(plain: [.appended, .flushed, .acknowledged, .committed]),
      "When the leader shows a write."),
    SettingRow(
      .shows, .visibility, "applied | committed", default: "applied",
      SettingShape(plain: [.applied, .committed]),
      "What a follower shows: all it has applied, or only what it knows to be committed."),
    SettingRow(
      .durable, .durability, "always | every TIME | never", default: "always",
      SettingShape(plain: [.always, .never], timed: [.every]),
      "When entries are made durable: before they are acknowledged, at intervals, or never."),
    SettingRow(
      .buffer, .durability, "os | process", default: "os",
      SettingShape(plain: [.os, .process]),
      "Where entries wait to be made durable: with the operating system, which a crash of the "
        + "process does not take, or in the process."),
  ]

  /// How the log reaches the followers.
  static let moving: [SettingRow] = [
    SettingRow(
      .transfer, .transfer, "push | pull | pull every TIME", default: "push",
      SettingShape(plain: [.push], pulled: [.pull]),
      "Whether the leader sends the log or the followers fetch it."),
    SettingRow(
      .report, .transfer, "immediately | every TIME", default: "immediately",
      SettingShape(plain: [.immediately], timed: [.every]),
      "How often a follower tells what it has."),
    SettingRow(
      .retain, .retention, "all | needed | NUMBER | BYTES", default: "all",
      SettingShape(plain: [.all, .needed], numbers: .countOrBytes),
      "How much of the log is kept: everything, what some follower still lacks, a number of "
        + "entries (`1000`), or of bytes (`64kb`)."),
    SettingRow(
      .behind, .retention, "copy | refuse", default: "copy",
      SettingShape(plain: [.copy, .refuse]),
      "What becomes of a follower whose place in the log is no longer kept: it takes a whole copy, "
        + "or is refused."),
  ]

  /// Who leads next, and what becomes of the one before.
  static let failing: [SettingRow] = [
    SettingRow(
      .failover, .failover,
      "manual | automatic after TIME | watchers [NUMBER] after TIME | controller after TIME",
      default: "manual", SettingShape(numbers: .failover),
      "Who decides that the leader is gone: you, an election by the voters, outside watchers of "
        + "whom so many must agree, or a controller; each after a silence of that time."),
    SettingRow(
      .repoint, .failover, "promotion | operator | followers", default: "promotion",
      SettingShape(plain: [.promotion, .operator, .followers]),
      "Who tells the followers about the new leader."),
    SettingRow(
      .winner, .failover, "named | newest | in-sync | priority", default: "newest",
      SettingShape(plain: [.named, .newest, .inSync, .priority]),
      "Who may win: anyone named, the newest log, the first that is in sync, or priority and then "
        + "position."),
    SettingRow(
      .fencing, .fencing, "on | off | majority | lease TIME", default: "on",
      SettingShape(plain: [.on, .off, .majority], timed: [.lease]),
      "What stops the old leader: hearing of a newer epoch, nothing, losing its majority, or the "
        + "end of its lease."),
    SettingRow(
      .diverged, .divergence, "stuck | rewind | aside | copy | errant", default: "stuck",
      SettingShape(plain: [.stuck, .rewind, .aside, .copy, .errant]),
      "What becomes of entries that the new leader does not have: the node is stuck, cuts them "
        + "off, puts them aside, takes a whole copy, or keeps them as errant."),
    SettingRow(
      .words, .words,
      "leader-follower | primary-standby | source-replica | primary-secondary | master-replica",
      default: "leader-follower",
      SettingShape(plain: [
        .leaderFollower, .primaryStandby, .sourceReplica, .primarySecondary, .masterReplica,
      ]),
      "How leaders and followers are called in what is shown."),
  ]
}
