public import ClientHistory

/// One choice on every axis of replication: what a replication system is, to the engine.
public struct Rules: Hashable, Sendable {
  public var acknowledgement = Acknowledgement(who: .all, stage: .flushed)
  public var timeout = TimeoutRule.never
  public var visible = Visibility.appended
  public var shows = FollowerView.applied
  public var durable = Durability.always
  public var buffer = Buffer.os
  public var transfer = Transfer.push
  public var report = Report.immediately
  public var membership = Membership.fixed
  /// How many followers must be in sync before a write is taken.
  public var minimum = 0
  public var failover = Failover.manual
  public var repoint = Repointing.promotion
  public var winner = Winner.newest
  public var fencing = Fencing.epoch
  public var diverged = DivergedTail.stuck
  public var retain = Retention.all
  public var behind = TooFarBehind.copy

  public init() {}
}

/// The rules of every node: the common ones, and a copy for each node that has some of its own.
public struct RuleTable: Hashable, Sendable {
  public private(set) var common = Rules()
  private var own: ContiguousArray<Rules?> = []

  public init() {}

  public subscript(node: NodeID) -> Rules {
    _read {
      if node.index < own.count, let rules = own[node.index] {
        yield rules
      } else {
        yield common
      }
    }
  }

  public func hasOwn(_ node: NodeID) -> Bool { node.index < own.count && own[node.index] != nil }

  /// Changes a rule at some nodes, or where the list is empty at all of them, later ones too.
  public mutating func change(at nodes: [NodeID], _ change: (inout Rules) -> Void) {
    guard !nodes.isEmpty else {
      change(&common)
      for index in own.indices where own[index] != nil { change(&own[index]!) }
      return
    }
    for node in nodes {
      while own.count <= node.index { own.append(nil) }
      var rules = own[node.index] ?? common
      change(&rules)
      own[node.index] = rules
    }
  }
}
