extension SettingTable {
  /// What clients do again, and what readers are shown.
  static let clients: [SettingRow] = [
    SettingRow(
      .retries, .shortfall, "NUMBER", default: "0", SettingShape(numbers: .count),
      isForClients: true,
      "How often a client sends a write again, 100ms later, whose outcome it does not know or that "
        + "was refused for what may pass."),
    SettingRow(
      .resent, .shortfall, "appended | known", default: "appended",
      SettingShape(plain: [.appended, .known]), isForClients: true,
      "What the leader does with a write that is sent again and that it has: append it once more, "
        + "or know it and acknowledge what is there."),
    SettingRow(
      .readable, .visibility, "any | in-sync | leader", default: "any",
      SettingShape(plain: [.any, .inSync, .leader]),
      "Which nodes answer reads: all that hold data, those that are in sync, or the leader alone."),
    SettingRow(
      .outOfRange, .visibility, "refused | latest | earliest", default: "refused",
      SettingShape(plain: [.refused, .latest, .earliest]),
      "Where `read from` goes on with a position that is not in the log."),
    SettingRow(
      .waitsFor, .visibility, "own-write | whole-log", default: "own-write",
      SettingShape(plain: [.ownWrite, .wholeLog]),
      "What `wait for` waits for: the client's last write, or all that the leader had when it last "
        + "answered the client."),
    SettingRow(
      .expired, .visibility, "shown | hidden", default: "shown",
      SettingShape(plain: [.shown, .hidden]),
      "Whether a follower shows what has expired before the leader's deletion has come."),
  ]

  /// What copies, watchers and leaders without followers take their time for.
  static let watching: [SettingRow] = [
    SettingRow(
      .restarting, .retention, "continues | anew", default: "continues",
      SettingShape(plain: [.continues, .anew]),
      "What the history of a leader is after a restart: the one it had, or a new one from which no "
        + "follower can go on without a whole copy."),
    SettingRow(
      .gathers, .retention, "off | after TIME", default: "off",
      SettingShape(plain: [.off], timed: [.after]),
      "How long a leader waits for more followers that need a whole copy before it makes one."),
    SettingRow(
      .loads, .retention, "off | for TIME", default: "off",
      SettingShape(plain: [.off], timed: [.for]),
      "How long a node loads a copy that has come, and serves nothing meanwhile."),
    SettingRow(
      .forgets, .retention, "off | after TIME", default: "off",
      SettingShape(plain: [.off], timed: [.after]),
      "When a leader that no follower is connected with drops the log that it kept."),
    SettingRow(
      .retry, .failover, "off | after TIME", default: "off",
      SettingShape(plain: [.off], timed: [.after]),
      "When watchers and controllers that could not agree try again; `off`: after the silence of "
        + "the failover."),
    SettingRow(
      .apart, .failover, "off | after TIME", default: "off",
      SettingShape(plain: [.off], timed: [.after]),
      "After how long a follower that was cut off from its leader, while that was up, is not chosen "
        + "by watchers or controllers."),
    SettingRow(
      .tilt, .failover, "off | for TIME", default: "off",
      SettingShape(plain: [.off], timed: [.for]),
      "For how long a watcher or controller does nothing whose own clock jumped by 2s or more."),
  ]
}
