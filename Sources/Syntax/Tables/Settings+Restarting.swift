extension SettingTable {
  /// What nodes keep when they stop and come back, and what they do while they do not follow.
  static let restarting: [SettingRow] = [
    SettingRow(
      .marks, .membership, "at-once | on-connect", default: "at-once",
      SettingShape(plain: [.atOnce, .onConnect]),
      "When `sync` and `async` at a follower take effect: at once, or when it connects again."),
    SettingRow(
      .serves, .visibility, "always | unless-stuck | connected", default: "always",
      SettingShape(plain: [.always, .unlessStuck, .connected]),
      "What a follower shows while it does not follow: all it has; nothing while its log has "
        + "diverged, is too far behind or is being copied; nothing while its connection is down."),
    SettingRow(
      .followerWrites, .divergence, "refused | local | conflicting", default: "refused",
      SettingShape(plain: [.refused, .local, .conflicting]),
      "What a follower does with the write of a client: it refuses it, or takes it for itself alone, "
        + "and then goes on or is stuck at the next entry that comes."),
    SettingRow(
      .errants, .divergence, "stay | join", default: "stay",
      SettingShape(plain: [.stay, .join]),
      "What becomes of errant entries when their node comes to lead: they stay in its data alone, or "
        + "it hands them on to its followers."),
    SettingRow(
      .confirmed, .failover, "nobody | followers", default: "nobody",
      SettingShape(plain: [.nobody, .followers]),
      "Who has to find the leader silent, beside the watchers or the controller, for them to believe "
        + "it: nobody, or every follower that they can talk with."),
    SettingRow(
      .rewinding, .divergence, "on | off", default: "on", SettingShape(plain: [.on, .off]),
      "Whether `rejoin` may take back entries that the leader does not have."),
    SettingRow(
      .unapplied, .stopping, "kept | dropped", default: "kept",
      SettingShape(plain: [.kept, .dropped]),
      "What becomes, when a follower is restarted, of entries that it had not applied."),
    SettingRow(
      .unacknowledged, .stopping, "kept | dropped", default: "kept",
      SettingShape(plain: [.kept, .dropped]),
      "What becomes, when a leader is restarted as a follower, of entries that it had not "
        + "acknowledged."),
    SettingRow(
      .shutdown, .stopping, "at-once | drained", default: "at-once",
      SettingShape(plain: [.atOnce, .drained]),
      "Whether `stop` waits until every follower that is connected has everything on its disk."),
    SettingRow(
      .trimming, .retention, "at-once | checkpoints", default: "at-once",
      SettingShape(plain: [.atOnce, .checkpoints]),
      "When a node lets go of what it need not keep: at once, or at a `checkpoint`."),
    SettingRow(
      .slot, .retention, "on | off", default: "off", SettingShape(plain: [.on, .off]),
      "Whether a follower has a place reserved in its upstream's log, which then keeps what it "
        + "lacks, connected or not."),
    SettingRow(
      .slotLimit, .retention, "none | BYTES", default: "none",
      SettingShape(plain: [.none], numbers: .countOrBytes),
      "How much such places may hold back at most."),
  ]
}
