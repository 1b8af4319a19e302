public import ClientHistory

/// One choice on every axis of replication: what a replication system is, to the engine.
public struct Rules: Hashable, Sendable {
  public var acknowledgement = Acknowledgement.standard
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

/// The rules of every node: the common ones, and others for each node that has some of its own.
public struct RuleTable: Hashable, Sendable {
  /// The common rules first.
  private var all: ContiguousArray<Rules> = [Rules()]
  /// Which rules a node has; nodes beyond the end have the common ones.
  private var numbers: ContiguousArray<Int> = []

  public init() {}

  public var common: Rules { all[0] }

  public subscript(node: NodeID) -> Rules {
    @inline(__always) _read { yield all[number(of: node)] }
  }

  /// What every acknowledgement asks; it must not copy all the rules.
  func acknowledgement(of node: NodeID) -> Acknowledgement {
    all[number(of: node)].acknowledgement
  }

  public func hasOwn(_ node: NodeID) -> Bool { number(of: node) > 0 }

  @inline(__always)
  private func number(of node: NodeID) -> Int {
    node.index < numbers.count ? numbers[node.index] : 0
  }

  /// Changes a rule at some nodes, or where the list is empty at all of them, later ones too.
  public mutating func change(at nodes: [NodeID], _ change: (inout Rules) -> Void) {
    guard !nodes.isEmpty else {
      for index in all.indices { change(&all[index]) }
      return
    }
    for node in nodes {
      while numbers.count <= node.index { numbers.append(0) }
      if numbers[node.index] == 0 {
        all.append(all[0])
        numbers[node.index] = all.count - 1
      }
      change(&all[numbers[node.index]])
    }
  }
}
