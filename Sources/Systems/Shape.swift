public import ClientHistory
public import Replication

/// What a system may know of its cluster when it chooses.
public struct Shape: Sendable {
  /// One node as it was declared.
  public struct Member: Sendable {
    public var id: NodeID
    public var name: String
    /// What it is there for.
    public var kind: Node.Kind
    /// False for arbiters, watchers and controllers.
    public var holdsData: Bool
    /// True for one that votes and holds nothing.
    public var isArbiter: Bool
    /// True for one that watches from outside.
    public var isWatcher: Bool
    public var votes: Int

    public init(
      id: NodeID, name: String, kind: Node.Kind = .data, holdsData: Bool, isArbiter: Bool,
      isWatcher: Bool = false, votes: Int
    ) {
      self.kind = kind
      self.id = id
      self.name = name
      self.holdsData = holdsData
      self.isArbiter = isArbiter
      self.isWatcher = isWatcher
      self.votes = votes
    }
  }

  /// In the order in which they were declared.
  public var members: [Member]
  /// Whose rules are chosen; nil: those of any node that has none of its own.
  public var node: NodeID?

  public init(members: [Member] = [], node: NodeID? = nil) {
    self.members = members
    self.node = node
  }

  /// The node of that name, in whatever case.
  public func node(named name: String) -> NodeID? {
    let name = name.lowercased()
    return members.first { $0.name.lowercased() == name }?.id
  }

  /// More than half of all votes.
  public var majority: Int { members.reduce(0) { $0 + $1.votes } / 2 + 1 }
}
