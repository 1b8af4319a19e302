extension SettingTable {
  /// What must have happened before a client is told, and what is seen meanwhile.
  static let acknowledging: [SettingRow] = [
    SettingRow(
      .acknowledgement, .acknowledgement,
      "none | (leader | all | majority | in-sync | first N [of (NODE, …)] | any N [of (NODE, …)]) "
        + "[STAGE [leader STAGE]], with STAGE = received | flushed | applied | applied-flushed",
      default: "all flushed", SettingShape(numbers: .acknowledgement), isForClients: true,
      "Who must have a write before its client is told, and at which stage; `leader STAGE` gives "
        + "the leader itself another. `all`, `first` and `any` speak of the synchronous followers "
        + "where no list is given; `majority` counts the voters, the leader included."),
    SettingRow(
      .timeout, .shortfall, "never | TIME then async | TIME then fail | refuse", default: "never",
      SettingShape(plain: [.never, .refuse], numbers: .deadline), isForClients: true,
      "What happens when the acknowledgement cannot be met: wait for ever, go on without it after "
        + "a time, fail with the write left in place, or refuse before anything is written."),
    SettingRow(
      .impossible, .shortfall, "wait | fail", default: "wait",
      SettingShape(plain: [.wait, .fail]),
      "What becomes of a write that asks for more followers than there are: it waits for them, or "
        + "its client is told at once that its outcome is unknown, with the write left in place."),
    SettingRow(
      .commit, .acknowledgement,
      "as-acknowledged | (leader | all | majority | in-sync | first N [of (NODE, …)] | "
        + "any N [of (NODE, …)]) [received | flushed | applied]",
      default: "as-acknowledged", SettingShape(numbers: .commit),
      "Who must have an entry for it to count as committed, whatever the client waits for: as the "
        + "acknowledgement asks, or by a rule of its own."),
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
      .durable, .durability, "always | every TIME | on-demand [every TIME] | applied | never",
      default: "always",
      SettingShape(plain: [.always, .applied, .never], timed: [.every], pulled: [.onDemand]),
      "When entries are made durable: before they are acknowledged, at intervals, at a leader when "
        + "a write waits for it (and at intervals), at a follower once it has applied them, or never."
    ),
    SettingRow(
      .buffer, .durability, "os | process | leader-process", default: "os",
      SettingShape(plain: [.os, .process, .leaderProcess]),
      "Where entries wait to be made durable: with the operating system, which a crash of the "
        + "process does not take, in the process, or only at a leader in the process."),
  ]

  /// What goes on while a write waits.
  static let waiting: [SettingRow] = [
    SettingRow(
      .shorthanded, .shortfall, "wait | async | skip", default: "wait",
      SettingShape(plain: [.wait, .async, .skip]),
      "What a leader does while fewer are connected than must acknowledge: it waits, falls back at "
        + "once until they have caught up, or lets each write go without them."),
    SettingRow(
      .released, .waiting, "always | on-report", default: "always",
      SettingShape(plain: [.always, .onReport]),
      "Whether a write that has its acknowledgements goes on at once, whatever brought it that, or "
        + "only when a follower that counts reports."),
    SettingRow(
      .locks, .waiting, "none | keys", default: "none", SettingShape(plain: [.none, .keys]),
      "Whether a write to a key has to wait until the one before it is over, and is appended then."),
    SettingRow(
      .cancelling, .waiting, "leaves | succeeds | warns | ignored", default: "leaves",
      SettingShape(plain: [.leaves, .succeeds, .warns, .ignored]),
      "What `cancel` and `disconnect` do to a write that waits for its acknowledgement: the client "
        + "turns away and the leader goes on waiting; the wait ends as a success, with a warning or "
        + "without; nothing."),
  ]

  /// How the log reaches the followers.
  static let moving: [SettingRow] = [
    SettingRow(
      .transfer, .transfer, "push | pull | pull every TIME", default: "push",
      SettingShape(plain: [.push], pulled: [.pull]),
      "Whether the leader sends the log or the followers fetch it."),
    SettingRow(
      .progress, .transfer, "direct | chained", default: "direct",
      SettingShape(plain: [.direct, .chained]),
      "Whether a leader counts only what its own followers have, or also what a follower tells of "
        + "those that follow it."),
    SettingRow(
      .delays, .transfer, "applying | confirming", default: "applying",
      SettingShape(plain: [.applying, .confirming]),
      "Whether a follower with a `delay` only applies late, or tells late what it has as well."),
    SettingRow(
      .idle, .transfer, "nothing | every TIME", default: "nothing",
      SettingShape(plain: [.nothing], timed: [.every]),
      "Whether a leader writes an entry of its own when no client has written for a time."),
    SettingRow(
      .report, .transfer, "immediately | every TIME | changes [every TIME]",
      default: "immediately",
      SettingShape(plain: [.immediately], timed: [.every], pulled: [.changes]),
      "How often a follower tells what it has: at once, at intervals, or at once where it has or has "
        + "flushed more, and at intervals what it has only applied."),
    SettingRow(
      .forward, .transfer, "received | flushed | applied | applied-flushed", default: "received",
      SettingShape(plain: [.received, .flushed, .applied, .appliedFlushed]),
      "Which part of its log a node passes on to its followers."),
    SettingRow(
      .applies, .transfer, "received | flushed", default: "received",
      SettingShape(plain: [.received, .flushed]),
      "What a follower applies: all it has received, or only what is on its disk."),
    SettingRow(
      .keepalive, .transfer, "never | TIME", default: "never",
      SettingShape(plain: [.never], numbers: .interval),
      "A connection over which nothing can be heard for that long counts as closed, at either end."),
    SettingRow(
      .retain, .retention, "all | needed | NUMBER | BYTES", default: "all",
      SettingShape(plain: [.all, .needed], numbers: .countOrBytes),
      "How much of the log is kept: everything, what some follower still lacks, a number of "
        + "entries (`1000`), or of bytes (`64kb`)."),
    SettingRow(
      .behind, .retention, "copy | refuse | copy-empty", default: "copy",
      SettingShape(plain: [.copy, .refuse, .copyEmpty]),
      "What becomes of a follower whose place in the log is no longer kept: it takes a whole copy, "
        + "or is refused, or is refused unless it has nothing at all."),
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
      .winner, .failover, "named | newest | in-sync | priority | lowest-priority",
      default: "newest",
      SettingShape(plain: [.named, .newest, .inSync, .priority, .lowestPriority]),
      "Who may win: anyone named, the newest log, the first that is in sync, or priority and then "
        + "position; with `lowest-priority` the lowest number comes first."),
    SettingRow(
      .promoting, .failover, "forced | asks", default: "forced",
      SettingShape(plain: [.forced, .asks]),
      "Whether `promote` makes a node lead, or has it ask its voters."),
    SettingRow(
      .lacking, .failover, "any | NUMBER | BYTES", default: "any",
      SettingShape(plain: [.any], numbers: .countOrBytes),
      "How much of the last leader's log a node may lack and still be chosen by watchers or a "
        + "controller: any part, a number of entries, or of bytes."),
    SettingRow(
      .fencing, .fencing, "on | off | majority | lease TIME | grace TIME", default: "on",
      SettingShape(plain: [.on, .off, .majority], timed: [.lease, .grace]),
      "What stops the old leader: hearing of a newer epoch, nothing, losing its majority, or the "
        + "end of its lease; with `grace` it goes on for that long after it hears of a newer "
        + "epoch."),
    SettingRow(
      .diverged, .divergence,
      "stuck | rewind | aside | copy | errant | foreign | committed", default: "stuck",
      SettingShape(
        plain: [.stuck, .rewind, .aside, .copy, .errant, .foreign, .committed]),
      "What becomes of entries that the new leader does not have: the node is stuck, cuts them "
        + "off, puts them aside, takes a whole copy, or keeps them as errant; `foreign`: keeps them "
        + "unless its upstream wrote them itself, and is stuck then; `committed`: cuts off what it "
        + "does not know to be committed whenever it is given an upstream, and keeps the rest."),
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
