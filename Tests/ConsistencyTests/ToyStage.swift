import ClientHistory

/// A cluster as a judge sees it: who leads, and up to where each node has one history.
struct ToyStage: Stage {
  var newestLeader: NodeID?
  var held: [[OperationID]]
  var onItsWay: [OperationID] = []

  var dataNodes: NodeSet { NodeSet(held.indices.map { NodeID($0) }) }

  func holds(_ operation: Operation, at node: NodeID) -> Bool {
    held[node.index].contains(operation.id)
  }

  func isOnItsWay(_ operation: Operation) -> Bool { onItsWay.contains(operation.id) }
}

extension History {
  /// Adds a write to key 0 that is in a log, with its outcome.
  @discardableResult
  mutating func addWrite(_ outcome: Outcome, node: Int = 0) -> OperationID {
    let id = nextID
    let change = Change(key: KeyID(0), action: .delete)
    var operation = Operation(
      id: id, client: .unnamed, kind: .write, node: NodeID(node), change: change, changeCount: 1,
      line: 0, invokedAt: 0, invokedEvent: UInt64(id.number))
    operation.outcome = outcome
    operation.token = Token(epoch: 1, position: Int64(id.number))
    begin(operation, changes: [change])
    return id
  }
}
