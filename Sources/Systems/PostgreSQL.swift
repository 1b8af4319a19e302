import ClientHistory
import Replication

extension ReplicationSystem {
  /// PostgreSQL's streaming replication, version 15.
  public static let postgresql = ReplicationSystem(
    name: "postgresql", title: "PostgreSQL", versions: ["15"],
    words: Words(
      leader: "primary", follower: "standby", followers: "standbys", epoch: "timeline",
      position: "LSN"),
    parameters: PostgreSQL.parameters,
    errors: PostgreSQL.errors,
    views: PostgreSQL.views,
    choose: PostgreSQL.choices)
}

enum PostgreSQL {
  static let parameters: [Parameter] = [
    Parameter(
      "synchronous_commit", .word(["off", "local", "remote_write", "on", "remote_apply"]),
      default: "on", for: [.client, .write],
      "How far a commit must be, and where, before its client is told."),
    Parameter(
      "synchronous_standby_names", .text { StandbyNames.problem(in: $0) }, default: "",
      "Which standbys a commit waits for, such as `FIRST 1 (b, c)` or `ANY 1 (b, c)`."),
  ]

  static let errors: [SystemError] = [
    SystemError(
      "not-leader", "25006", "cannot execute INSERT in a read-only transaction", isForReads: false)
  ]

  static let views = Views()

  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    var rules = Rules()
    rules.acknowledgement = acknowledgement(values, shape)
    rules.visible = .acknowledged
    rules.membership = .connected
    rules.repoint = .operator
    rules.fencing = .off
    return Choices(rules: rules)
  }

  private static func acknowledgement(_ values: Values, _ shape: Shape) -> Acknowledgement {
    let stage: Replication.Stage
    switch values.word("synchronous_commit") {
    case "off": return Acknowledgement(who: .leader, stage: .received)
    case "local": return Acknowledgement(who: .leader, stage: .flushed)
    case "remote_write": stage = .received
    case "remote_apply": stage = .applied
    default: stage = .flushed
    }
    guard let names = StandbyNames(values.text("synchronous_standby_names")) else {
      return Acknowledgement(who: .leader, stage: .flushed)
    }
    return Acknowledgement(who: names.who(in: shape), stage: stage)
  }
}
