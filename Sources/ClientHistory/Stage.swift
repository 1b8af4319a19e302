/// What a judge may ask of the cluster it judges, simulated or live: who leads, and who holds what.
public protocol Stage {
  /// The leader of the newest epoch, whether or not it is up; nil before there was any.
  var newestLeader: NodeID? { get }

  /// Every node that can hold data.
  var dataNodes: NodeSet { get }

  /// Whether the node's log has the write. An entry that was trimmed from the log counts as in it.
  func holds(_ operation: Operation, at node: NodeID) -> Bool

  /// Whether the write is on its way to a node that will take it.
  func isOnItsWay(_ operation: Operation) -> Bool
}
