import ClientHistory
import Consistency
import Replication

/// The judges that watch a session as it goes.
struct Accounts: Sendable {
  var freshness = Freshness()
  var losses = Losses()
}

/// A cluster as judges see it.
struct ClusterStage: ClientHistory.Stage {
  let cluster: Cluster

  var newestLeader: NodeID? { cluster.newestLeader }

  var dataNodes: NodeSet { cluster.dataNodes }

  func holds(_ operation: Operation, at node: NodeID) -> Bool {
    cluster.holds(place(of: operation), at: node)
  }

  func isOnItsWay(_ operation: Operation) -> Bool {
    cluster.isOnItsWay(place(of: operation))
  }

  private func place(of operation: Operation) -> Place {
    Place(branch: Int(operation.run), position: operation.token.position)
  }
}

/// What happened in the cluster, for the timeline: the newest thousand things.
struct Moments: Sendable {
  struct Moment: Sendable {
    var time: ClientHistory.Microseconds
    var line: Int32
    var node: NodeID?
    var what: String
  }

  static let capacity = 1_000

  private(set) var all: [Moment] = []

  mutating func add(_ moment: Moment) {
    all.append(moment)
    if all.count >= Moments.capacity * 2 { all.removeFirst(all.count - Moments.capacity) }
  }
}
