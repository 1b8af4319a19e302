extension SettingTable {
  /// Where clients read that name no node, and what they are shown there.
  static let reading: [SettingRow] = [
    SettingRow(
      .showing, .reading, "usual | applied | committed | linearizable", default: "usual",
      SettingShape(plain: [.usual, .applied, .committed, .linearizable]), isForClients: true,
      "What readers are shown: what the node's own rules show, all it has applied, what it knows to "
        + "be committed, or what a leader has after an entry for this read is committed."),
    SettingRow(
      .route, .reading,
      "leader | leader-first | any-follower | follower-first | nearest | any", default: "leader",
      SettingShape(plain: [
        .leader, .leaderFirst, .anyFollower, .followerFirst, .nearest, .any,
      ]), isForClients: true,
      "Where reads go that name no node. Hidden nodes are never chosen."),
    SettingRow(
      .freshness, .reading, "any | within TIME", default: "any",
      SettingShape(plain: [.any], timed: [.within]), isForClients: true,
      "How far behind the leader a follower may be, by what clients can estimate, to be chosen."),
    SettingRow(
      .allowance, .reading, "TIME", default: "0us", SettingShape(numbers: .duration),
      "What that estimate adds, as clients do not know what a node did since it last told them."),
    SettingRow(
      .window, .reading, "TIME", default: "0us", SettingShape(numbers: .duration),
      "How much farther than to the nearest it may be to a node and back, for that to be chosen at "
        + "random."),
    SettingRow(
      .limit, .reading, "never | TIME", default: "never",
      SettingShape(plain: [.never], numbers: .interval), isForClients: true,
      "How long a client waits for the answer to a read that says nothing else by `within`."),
    SettingRow(
      .followerReads, .reading, "open | asked", default: "open",
      SettingShape(plain: [.open, .asked]),
      "Which reads a follower answers: all, or those whose client said by `route` that a follower "
        + "will do."),
  ]
}
