public import ClientHistory

/// What is written down about the in-sync set where the membership keeps one: by the controllers
/// where they decide, else by the newest leader. A leader acts by its own knowledge of it,
/// `Node.inSync`, which may be older.
public struct Registry: Hashable, Sendable {
  /// Who is in sync, the leader included. Empty where no set is kept, and where the last member
  /// crashed and others are eligible.
  public internal(set) var members = NodeSet()
  /// Who left while too few were in sync, and has everything that was committed (KF-20).
  public internal(set) var eligible = NodeSet()
  /// Who led last.
  var lastLeader: NodeID?
}

/// What speaks for choosing a node, the best first (KF-18).
enum Rank: Int, Comparable {
  case inSync
  case eligible
  case lastLeader
  case outOfSync

  static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
}
