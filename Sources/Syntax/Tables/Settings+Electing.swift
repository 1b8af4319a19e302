extension SettingTable {
  /// How an election goes.
  static let electing: [SettingRow] = [
    SettingRow(
      .canvass, .failover, "on | off", default: "off", SettingShape(plain: [.on, .off]),
      "Whether a node first asks who would vote for it, so that one that cannot win does not count "
        + "up the epoch."),
    SettingRow(
      .loyalty, .failover, "all | arbiters | none", default: "all",
      SettingShape(plain: [.all, .arbiters, .none]),
      "Which voters keep to a leader that they hear: all, or only arbiters against a candidate of "
        + "no higher priority, or none."),
    SettingRow(
      .takeover, .failover, "on | off", default: "off", SettingShape(plain: [.on, .off]),
      "Whether a node of a higher priority than the leader's stands against it, once its log is "
        + "fresh."),
    SettingRow(
      .catchup, .failover, "none | within TIME | unlimited", default: "none",
      SettingShape(plain: [.none, .unlimited], timed: [.within]),
      "Whether the winner of an election first takes newer entries of nodes that it can reach, and "
        + "for how long it tries."),
    SettingRow(
      .unwinds, .divergence, "off | for TIME", default: "off",
      SettingShape(plain: [.off], timed: [.for]),
      "How long a node takes to drop entries that its upstream does not have, and serves nothing "
        + "meanwhile."),
    SettingRow(
      .setsAside, .divergence, "everything | values", default: "everything",
      SettingShape(plain: [.everything, .values]),
      "What `diverged aside` keeps: all of the tail, or what it put and not what it deleted."),
    SettingRow(
      .newcomers, .failover, "vote | wait", default: "vote", SettingShape(plain: [.vote, .wait]),
      "Whether a node that is added has its vote at once, or once it has what the leader had then."),
  ]
}
