/// What a system calls the two roles.
enum Vocabulary: String, CaseIterable, Sendable {
  case leaderFollower = "leader-follower"
  case primaryStandby = "primary-standby"
  case sourceReplica = "source-replica"
  case primarySecondary = "primary-secondary"
  case masterReplica = "master-replica"

  var leader: String {
    switch self {
    case .leaderFollower: "leader"
    case .primaryStandby, .primarySecondary: "primary"
    case .sourceReplica: "source"
    case .masterReplica: "master"
    }
  }

  var follower: String {
    switch self {
    case .leaderFollower: "follower"
    case .primaryStandby: "standby"
    case .sourceReplica, .masterReplica: "replica"
    case .primarySecondary: "secondary"
    }
  }
}
