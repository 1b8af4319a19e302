public import ClientHistory

// What those who help with typing ask of the cluster.

extension Interpreter {
  /// The names of regions, in the order in which they were declared.
  public var regionNames: [String] { Array(world.network.regions) }

  /// The nodes that are there, in order of declaration.
  public var nodes: [NodeID] { Array(presentNodes) }

  /// A node in a few words: `follower, up`.
  public func description(of node: NodeID) -> String { "\(role(of: node)), \(status(of: node))" }
}

// What a prompt shows.

extension Interpreter {
  /// The name of the leader of the newest epoch that is up; nil where there is none.
  public var leaderName: String? { world.cluster.currentLeader.map { names.name(of: $0) } }

  /// How many operations have no answer yet.
  public var pendingCount: Int { world.requests.count }
}
