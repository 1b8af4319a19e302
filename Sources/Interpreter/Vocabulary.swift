/// What a system calls the two roles.
public enum Vocabulary: String, CaseIterable, Sendable {
  case leaderFollower = "leader-follower"
  case primaryStandby = "primary-standby"
  case sourceReplica = "source-replica"
  case primarySecondary = "primary-secondary"
  case masterReplica = "master-replica"

  /// What one leader is called.
  public var leader: String {
    switch self {
    case .leaderFollower: "leader"
    case .primaryStandby, .primarySecondary: "primary"
    case .sourceReplica: "source"
    case .masterReplica: "master"
    }
  }

  /// What one follower is called.
  public var follower: String {
    switch self {
    case .leaderFollower: "follower"
    case .primaryStandby: "standby"
    case .sourceReplica, .masterReplica: "replica"
    case .primarySecondary: "secondary"
    }
  }

  /// More than one follower.
  public var followers: String {
    switch self {
    case .primarySecondary: "secondaries"
    case .leaderFollower, .primaryStandby, .sourceReplica, .masterReplica: follower + "s"
    }
  }
}
