import Systems

/// Pairs of words for the two roles, as `set words` names them.
enum Vocabulary: String, CaseIterable {
  case leaderFollower = "leader-follower"
  case primaryStandby = "primary-standby"
  case sourceReplica = "source-replica"
  case primarySecondary = "primary-secondary"
  case masterReplica = "master-replica"

  /// The two roles, and more than one of the second.
  fileprivate var roles: (leader: String, follower: String, followers: String) {
    switch self {
    case .leaderFollower: ("leader", "follower", "followers")
    case .primaryStandby: ("primary", "standby", "standbys")
    case .sourceReplica: ("source", "replica", "replicas")
    case .primarySecondary: ("primary", "secondary", "secondaries")
    case .masterReplica: ("master", "replica", "replicas")
    }
  }
}

extension Words {
  /// Calls the two roles so, and everything else as before.
  mutating func call(_ vocabulary: Vocabulary) {
    (leader, follower, followers) = vocabulary.roles
  }

  /// Nil where the roles have other names.
  var vocabulary: Vocabulary? {
    Vocabulary.allCases.first { $0.roles.leader == leader && $0.roles.follower == follower }
  }
}
