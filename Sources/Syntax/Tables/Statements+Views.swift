extension StatementTable {
  /// What can be seen and checked, and what holds statements together.
  static let views: [StatementRow] = [
    StatementRow(
      .state, .looking,
      form: "state",
      meaning: "Shows every node.",
      example: "state",
      seeAlso: ["lag", "log", "data"]),
    StatementRow(
      .log, .looking,
      form: "log NODE",
      meaning: "Shows the log of a node.",
      example: "log c",
      seeAlso: ["data", "diff"]),
    StatementRow(
      .lag, .looking,
      form: "lag",
      meaning: "Shows how far behind each follower is.",
      example: "lag",
      seeAlso: ["state"]),
    StatementRow(
      .data, .looking,
      form: "data NODE",
      meaning: "Shows what a node holds.",
      example: "data c",
      seeAlso: ["log", "diff"]),
    StatementRow(
      .diff, .looking,
      form: "diff NODE NODE",
      meaning: "Shows where two nodes differ.",
      example: "diff a c",
      seeAlso: ["data", "log"]),
    StatementRow(
      .messages, .looking,
      form: "messages",
      meaning: "Shows what is on its way.",
      example: "messages",
      seeAlso: ["hold", "step"]),
    StatementRow(
      .history, .looking,
      form: "history",
      meaning: "Shows the operations as the clients saw them.",
      example: "history",
      seeAlso: ["summary", "why", "timeline"]),
    StatementRow(
      .timeline, .looking,
      form: "timeline",
      meaning: "Shows what happened, in its order.",
      example: "timeline",
      seeAlso: ["history"]),
    StatementRow(
      .settings, .looking,
      form: "settings",
      meaning: "Shows the settings.",
      example: "settings",
      seeAlso: ["set"]),
    StatementRow(
      .candidates, .looking,
      form: "candidates",
      meaning: "Shows who could lead, and how far the log of each reaches.",
      example: "candidates",
      seeAlso: ["promote", "elect"]),
    StatementRow(
      .aside, .looking,
      form: "aside NODE",
      meaning: "Shows what a node put aside when its log was cut back.",
      example: "aside c",
      seeAlso: ["rejoin"]),
    StatementRow(
      .summary, .looking,
      form: "summary",
      meaning: "Counts the operations by outcome.",
      example: "summary",
      seeAlso: ["history"]),
    StatementRow(
      .why, .looking,
      form: "why [KEY | NODE | CLIENT | read NUMBER | write NUMBER | operation NUMBER]",
      meaning: "Explains what was said last, or a key, node, client or operation.",
      example: "why write 2",
      seeAlso: ["history"]),
    StatementRow(
      .expect, .checking,
      form: "expect CONDITION",
      meaning: "Checks a condition; the script fails where it does not hold.",
      example: "expect read x at c = 1",
      seeAlso: ["wait", "why"]),
    StatementRow(
      .`repeat`, .structure,
      form: "repeat NUMBER [as NAME] { … }",
      meaning: "Repeats statements, with the round as a variable.",
      example: "repeat 100 as i { write x = $i }",
      seeAlso: ["scenario"]),
    StatementRow(
      .scenario, .structure,
      form: "scenario NAME { … }",
      meaning: "Runs statements in an empty world of their own.",
      example: "scenario \"failover\" { node a leader; state }",
      seeAlso: ["include", "repeat"]),
    StatementRow(
      .compare, .structure,
      form: "compare RULE, … { … }",
      meaning: "Runs statements from here under each of several systems or acknowledgements, and "
        + "tells what became of their writes and reads in one table.",
      example: "compare sync, async, any 1 { write x = 1 }",
      seeAlso: ["scenario", "use", "set"]),
    StatementRow(
      .include, .structure,
      form: "include FILE",
      meaning: "Runs the statements of another file here.",
      example: "include \"common.repl\"",
      seeAlso: ["scenario"]),
  ]
}
