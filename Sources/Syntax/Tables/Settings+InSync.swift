extension SettingTable {
  /// Who counts as in sync, and what that decides.
  static let inSync: [SettingRow] = [
    SettingRow(
      .membership, .membership,
      "fixed | connected | streaming | within TIME [checked every TIME] "
        + "| heard within TIME checked every TIME",
      default: "fixed",
      SettingShape(plain: [.fixed, .connected, .streaming], numbers: .membership),
      "Who counts as in sync: a fixed list, whoever is connected, whoever is and has caught up "
        + "since, or whoever is less behind than a time. Of a list the fixed one counts what a "
        + "follower told before it went. With `checked every` the leader keeps the set and changes it at such times, with "
        + "the consent of the controllers where they decide on failover. `heard` asks only that a "
        + "follower was heard of within the time."),
    SettingRow(
      .minimum, .membership, "NUMBER", default: "0", SettingShape(numbers: .count),
      "A write is refused unless so many followers are in sync."),
    SettingRow(
      .minimumCounts, .membership, "followers | members | replicas", default: "followers",
      SettingShape(plain: [.followers, .members, .replicas]),
      "Whom the minimum counts: followers, the leader too, or the leader too and never asking for "
        + "more than there are."),
    SettingRow(
      .minimumFor, .membership, "every-write | in-sync", default: "every-write",
      SettingShape(plain: [.everyWrite, .inSync]),
      "Which writes the minimum refuses: all, or those that the in-sync set must acknowledge."),
    SettingRow(
      .minimumDoes, .membership, "refuses | tells | holds", default: "refuses",
      SettingShape(plain: [.refuses, .tells, .holds]),
      "What else too small a set means: nothing, that writes taken before are told so in place of "
        + "their acknowledgement, or that nothing more is committed."),
    SettingRow(
      .eligible, .membership, "on | off", default: "off",
      SettingShape(plain: [.on, .off]),
      "Whether members that leave while too few are in sync may still be chosen, until enough are "
        + "in sync again or they crash."),
    SettingRow(
      .unclean, .failover, "on | off", default: "on",
      SettingShape(plain: [.on, .off]),
      "Whether watchers and controllers may choose a node that is not in sync where `winner` is "
        + "`in-sync` and no other is there."),
    SettingRow(
      .leaving, .failover, "at-once | hands-over", default: "at-once",
      SettingShape(plain: [.atOnce, .handsOver]),
      "What a clean `stop` of a leader does first: nothing, or have the controllers move the "
        + "leadership."),
    SettingRow(
      .preferred, .failover, "never | every TIME", default: "never",
      SettingShape(plain: [.never], timed: [.every]),
      "When the controllers give the leadership back to the node that was declared first, if it is "
        + "in sync."),
    SettingRow(
      .commitNews, .transfer, "at-once | with-entries TIME", default: "at-once",
      SettingShape(plain: [.atOnce], timed: [.withEntries]),
      "When a follower hears how far entries are committed: at once, or with the next entries and "
        + "otherwise after that time."),
  ]
}
