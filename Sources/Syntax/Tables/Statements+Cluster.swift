extension StatementTable {
  /// What is there and what clients do.
  static let cluster: [StatementRow] = [
    StatementRow(
      .node, .topology,
      form: "node NAME, … [ROLE [of NODE]] [OPTION …]",
      meaning: "Adds nodes; without a role they are followers.",
      example: "node c, d follower async latency 50ms",
      seeAlso: ["set", "remove", "link"]),
    StatementRow(
      .client, .topology,
      form: "client NAME, … [in REGION]",
      meaning: "Adds clients and says where they live.",
      example: "client alice in eu",
      seeAlso: ["region", "write", "read"]),
    StatementRow(
      .region, .topology,
      form: "region NAME NODE, …",
      meaning: "Puts nodes into a region.",
      example: "region eu a, b",
      seeAlso: ["link", "client"]),
    StatementRow(
      .link, .topology,
      form: "link A <-> B [latency TIME] [jitter [HOW] TIME] [loss SHARE]",
      meaning: "Says how messages travel between two nodes, regions or clients.",
      example: "link eu <-> us latency 80ms jitter 10ms loss 1%",
      seeAlso: ["region", "cut", "hold"]),
    StatementRow(
      .remove, .topology,
      form: "remove NODE, …",
      meaning: "Takes nodes out of the cluster.",
      example: "remove d",
      seeAlso: ["node"]),
    StatementRow(
      .use, .topology,
      form: "use SYSTEM [VERSION]",
      meaning: "Takes over the rules, words and parameters of a system; `generic` goes back.",
      example: "use postgresql",
      seeAlso: ["set", "settings"]),
    StatementRow(
      .set, .topology,
      form: "set NODE, … OPTION … | [CLIENT:] set SETTING VALUE [at NODE, …] | "
        + "[CLIENT:] set PARAMETER = VALUE [at NODE, …]",
      meaning: "Changes a property of nodes, a setting of the cluster or a parameter of a system.",
      example: "set acknowledgement any 1 of (b, c) flushed",
      seeAlso: ["settings", "node"]),
    StatementRow(
      .write, .operations,
      form: "[CLIENT:] write KEY = VALUE, … [at PLACE] [within TIME] [size BYTES] [apply "
        + "TIME] [expires TIME] [with PARAMETER=VALUE, …]",
      meaning: "Writes keys in one atomic change.",
      example: "alice: write x = 1, y = 2",
      seeAlso: ["add", "delete", "read", "set"]),
    StatementRow(
      .add, .operations,
      form: "[CLIENT:] add KEY NUMBER, … [at PLACE] [within TIME] [size BYTES] [apply "
        + "TIME] [expires TIME] [with PARAMETER=VALUE, …]",
      meaning: "Adds to the numbers that keys hold.",
      example: "add counter 1",
      seeAlso: ["write"]),
    StatementRow(
      .delete, .operations,
      form: "[CLIENT:] delete KEY, … [at PLACE] [within TIME] [size BYTES] [apply TIME] "
        + "[with PARAMETER=VALUE, …]",
      meaning: "Deletes keys in one atomic change.",
      example: "delete x",
      seeAlso: ["write"]),
    StatementRow(
      .read, .operations,
      form: "[CLIENT:] read KEY, … [at PLACE] [after own writes] [showing VIEW] [within TIME] "
        + "[with PARAMETER=VALUE, …] | read from POSITION …",
      meaning: "Reads keys, or the log from a position on.",
      example: "alice: read x at c after own writes",
      seeAlso: ["write", "expect", "data"]),
    StatementRow(
      .begin, .operations,
      form: "[CLIENT:] begin",
      meaning: "Begins a transaction of the client.",
      example: "alice: begin",
      seeAlso: ["commit", "rollback"]),
    StatementRow(
      .commit, .operations,
      form: "[CLIENT:] commit",
      meaning: "Makes the writes since `begin` in one atomic change.",
      example: "alice: commit",
      seeAlso: ["begin", "rollback"]),
    StatementRow(
      .rollback, .operations,
      form: "[CLIENT:] rollback",
      meaning: "Drops the writes since `begin`.",
      example: "alice: rollback",
      seeAlso: ["begin", "commit"]),
    StatementRow(
      .start, .operations,
      form: "start CLIENT: OPERATION",
      meaning: "Begins an operation that goes on while later statements run.",
      example: "start alice: write x = 1",
      seeAlso: ["await", "cancel"]),
    StatementRow(
      .await, .operations,
      form: "await CLIENT",
      meaning: "Lets time pass until the client has its answer.",
      example: "await alice",
      seeAlso: ["start", "cancel"]),
    StatementRow(
      .cancel, .operations,
      form: "cancel CLIENT",
      meaning: "Cancels the operation that the client waits for.",
      example: "cancel alice",
      seeAlso: ["start", "disconnect"]),
  ]
}
