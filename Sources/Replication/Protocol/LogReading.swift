public import ClientHistory

extension Cluster {
  /// The last position that a reader of a node's log is shown.
  public func shownEnd(of id: NodeID) -> Int64 {
    let limit = shownLimit(id)
    guard self[id].isLeader, rules[id].visible == .acknowledged, let wait = self[id].waits.first
    else { return limit }
    return min(limit, wait.position - 1)
  }

  /// Whether a leader cannot tell how far its log is shown: it shows what is committed, and nothing
  /// of its own epoch's start is yet (KF-15).
  public func isEndUnknown(at id: NodeID) -> Bool {
    self[id].isLeader && rules[id].visible == .committed
      && self[id].committed < log.branches[self[id].branch].fork
  }

  /// The changes of a node's log from a position to another, in order.
  public func lines(from first: Int64, to last: Int64, at id: NodeID) -> [LogChange] {
    var lines: [LogChange] = []
    guard first <= last else { return lines }
    log.forEachEntry(after: first - 1, to: Place(branch: self[id].branch, position: last)) {
      position, entry in
      for change in log.changes(of: entry) {
        lines.append(LogChange(position: position, change: change))
      }
    }
    return lines
  }
}

/// One change as a reader of the log sees it.
public struct LogChange: Hashable, Sendable {
  /// Of its entry; the changes of one write share it.
  public var position: Int64
  public var change: Change
}
