extension StatementTable {
  /// What goes wrong, who leads, and how time passes.
  static let events: [StatementRow] = [
    StatementRow(
      .crash, .faults,
      form: "crash NODE, … [hard]",
      meaning: "Stops the process at once; `hard` takes the power with it.",
      example: "crash a hard",
      seeAlso: ["restart", "stop", "freeze"]),
    StatementRow(
      .stop, .faults,
      form: "stop NODE, …",
      meaning: "Shuts nodes down cleanly.",
      example: "stop a",
      seeAlso: ["restart", "crash"]),
    StatementRow(
      .wipe, .faults,
      form: "wipe NODE, …",
      meaning: "Empties the disks of nodes.",
      example: "wipe a",
      seeAlso: ["restart"]),
    StatementRow(
      .restart, .faults,
      form: "restart NODE, … [as follower of NODE]",
      meaning: "Starts nodes that crashed or were stopped.",
      example: "restart a as follower of b",
      seeAlso: ["crash", "rejoin"]),
    StatementRow(
      .freeze, .faults,
      form: "freeze NODE, …",
      meaning: "Stops a process while its connections stay.",
      example: "freeze a",
      seeAlso: ["thaw"]),
    StatementRow(
      .thaw, .faults,
      form: "thaw NODE, …",
      meaning: "Lets a frozen process go on.",
      example: "thaw a",
      seeAlso: ["freeze"]),
    StatementRow(
      .pause, .faults,
      form: "pause NODE [applying | receiving]",
      meaning: "Stops a node from applying, or receiving, the log.",
      example: "pause c receiving",
      seeAlso: ["resume"]),
    StatementRow(
      .resume, .faults,
      form: "resume NODE [applying | receiving]",
      meaning: "Lets a paused node go on.",
      example: "resume c",
      seeAlso: ["pause"]),
    StatementRow(
      .partition, .faults,
      form: "partition NAME, … | NAME, … | rest",
      meaning: "Cuts groups of nodes and clients from each other, silently.",
      example: "partition a, alice | b, c",
      seeAlso: ["heal", "cut"]),
    StatementRow(
      .cut, .faults,
      form: "cut A -> B | cut A <-> B",
      meaning: "Cuts one link, silently.",
      example: "cut a -> c",
      seeAlso: ["heal", "partition", "hold"]),
    StatementRow(
      .heal, .faults,
      form: "heal [A -> B | A <-> B]",
      meaning: "Joins what was cut: everything, or one link.",
      example: "heal",
      seeAlso: ["partition", "cut"]),
    StatementRow(
      .hold, .faults,
      form: "hold A -> B | hold A <-> B",
      meaning: "Keeps messages on a link until they are released.",
      example: "hold a -> c",
      seeAlso: ["release", "cut"]),
    StatementRow(
      .release, .faults,
      form: "release A -> B | release A <-> B",
      meaning: "Lets held messages go on.",
      example: "release a -> c",
      seeAlso: ["hold"]),
    StatementRow(
      .disconnect, .faults,
      form: "disconnect A -> B | disconnect CLIENT",
      meaning: "Ends a stream or the connection of a client; both ends know.",
      example: "disconnect a -> c",
      seeAlso: ["cut", "cancel"]),
    StatementRow(
      .slow, .faults,
      form: "slow NODE, … FACTORx",
      meaning: "Makes nodes slower by a factor.",
      example: "slow c 10x",
      seeAlso: ["freeze"]),
    StatementRow(
      .checkpoint, .faults,
      form: "checkpoint NODE [keep NUMBER]",
      meaning: "Trims the log of a node.",
      example: "checkpoint a keep 10",
      seeAlso: ["log", "settings"]),
    StatementRow(
      .promote, .failover,
      form: "promote NODE [discarding]",
      meaning: "Makes a follower the leader.",
      example: "promote b",
      seeAlso: ["candidates", "demote", "elect"]),
    StatementRow(
      .demote, .failover,
      form: "demote NODE [to NODE] [within TIME]",
      meaning: "Makes the leader a follower, and another node the leader.",
      example: "demote a to b within 10s",
      seeAlso: ["promote"]),
    StatementRow(
      .rejoin, .failover,
      form: "rejoin NODE",
      meaning: "Brings an old leader back as a follower.",
      example: "rejoin a",
      seeAlso: ["restart", "aside"]),
    StatementRow(
      .elect, .failover,
      form: "elect [unclean | preferred]",
      meaning: "Has the voters or the controllers choose a leader.",
      example: "elect",
      seeAlso: ["promote", "candidates"]),
    StatementRow(
      .stepdown, .failover,
      form: "stepdown NODE [for TIME] [within TIME] [force]",
      meaning: "Has the leader hand over once a majority has its log, and not stand for a time.",
      example: "stepdown a for 60s within 10s",
      seeAlso: ["demote", "elect"]),
    StatementRow(
      .wait, .time,
      form: "wait TIME | wait until CONDITION [within TIME] | "
        + "wait for NUMBER followers [STAGE] [at NODE] [within TIME]",
      meaning: "Lets time pass, or has a client wait until followers have what it wrote.",
      example: "wait until c has x = 1 within 5s",
      seeAlso: ["settle", "at", "expect"]),
    StatementRow(
      .settle, .time,
      form: "settle",
      meaning: "Lets time pass until nothing is on its way.",
      example: "settle",
      seeAlso: ["wait", "step"]),
    StatementRow(
      .step, .time,
      form: "step [NUMBER] | step deliver A -> B | step apply NODE | step flush NODE | "
        + "step timer NODE",
      meaning: "Performs the next actions, or one that you choose.",
      example: "step apply c",
      seeAlso: ["settle", "messages"]),
    StatementRow(
      .at, .time,
      form: "at TIME STATEMENT",
      meaning: "Has a statement happen at a time.",
      example: "at 3s crash a",
      seeAlso: ["wait"]),
  ]
}
