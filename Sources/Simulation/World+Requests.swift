public import ClientHistory
import Replication

extension World {
  /// Ends an operation from the client's side, in the way that its node's rules have for a write
  /// which waits for its acknowledgement. `disconnecting`: the client is gone, and told nothing.
  /// False where the node takes no notice.
  public mutating func cancel(_ operation: OperationID, disconnecting: Bool) -> Bool {
    guard let request = request(operation) else { return true }
    let node = request.node
    guard cluster.isWaiting(operation, at: node), !network.isCut(request.client, from: node) else {
      giveUp(operation)
      return true
    }
    switch cluster.rules[node].cancelling {
    case .leaves:
      giveUp(operation)
    case .ignored:
      guard disconnecting else { return false }
      giveUp(operation)
    case .succeeds, .warns:
      if disconnecting { giveUp(operation) }
      let isWarned = cluster.rules[node].cancelling == .warns
      act {
        _ = $0.endWait(
          operation, at: node, disconnecting ? nil : .waitCancelled(warned: isWarned))
      }
    }
    return true
  }

  /// A node went down: whoever waits for it is told.
  mutating func endConnections(of node: NodeID) {
    for request in requests where request.node == node {
      switch request.phase {
      case .waiting, .unread: respond(request.operation, .nodeCrashed)
      case .travelling, .requestLost, .returning, .answerLost: break
      }
    }
  }

  /// The leader deletes what has expired; followers learn of it through the log (RD-24).
  mutating func expire(_ operation: OperationID, _ key: KeyID) {
    guard let leader = cluster.currentLeader else {
      overdue.append((operation, key))
      return
    }
    guard cluster[leader].data[key.index].version == operation else { return }
    let delete = Write(operation: .none, changes: [Change(key: key, action: .delete)], stamp: clock)
    _ = act {
      $0.write(
        delete, at: leader, wishes: Wishes(Acknowledgement(who: .none, stage: .received)))
    }
  }

  func log(from start: Request.LogStart, at node: NodeID) -> Response {
    if let refusal = cluster.refusal(ofReadAt: node) { return .readRefused(refusal) }
    let shown = cluster.shownEnd(of: node)
    let firstKept = max(cluster[node].trimmedTo, cluster.log.foldedTo) + 1
    let first: Int64
    switch start {
    case .earliest: first = firstKept
    case .latest:
      if cluster.isEndUnknown(at: node) { return .endUnknown }
      first = shown + 1
    case .position(let position):
      if position < firstKept || position > cluster[node].end + 1 {
        return logAnew(at: node, from: firstKept, shown, isBefore: position < firstKept)
      }
      first = position
    }
    return .log(cluster.lines(from: first, to: shown, at: node))
  }

  /// What a reader is told whose position is not in the log.
  private func logAnew(
    at node: NodeID, from firstKept: Int64, _ shown: Int64, isBefore: Bool
  ) -> Response {
    switch cluster.rules[node].outOfRange {
    case .refused:
      return isBefore ? .positionTrimmed(firstKept: firstKept) : .positionBeyond(end: shown)
    case .latest:
      return .logAnew([], from: shown + 1)
    case .earliest:
      return .logAnew(cluster.lines(from: firstKept, to: shown, at: node), from: firstKept)
    }
  }
}
