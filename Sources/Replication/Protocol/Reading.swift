public import ClientHistory

/// Why a node turns a read away.
public enum ReadRefusal: Hashable, Sendable {
  /// It crashed or was stopped.
  case down
  /// It is an arbiter, watcher or controller, or was removed.
  case noData
  /// It is a follower that serves no reads.
  case hidden
  /// It loads a copy.
  case loading
  /// It follows, and only the leader serves reads.
  case leaderOnly
  /// It follows, and is not in sync.
  case notInSync
  /// It does not follow, and serves nothing while it does not.
  case notFollowing
  /// Only a leader answers such a read. `leader`: who leads now and is up, if anyone.
  case notLeader(leader: NodeID?)
  /// It is a follower, and the client has not said that one will do.
  case notAskedForFollower
}

extension Cluster {
  /// Why a node answers no reads now; nil: it does. A frozen node is not asked: it does not answer
  /// at all.
  public func refusal(ofReadAt id: NodeID, as view: ReadView = .usual) -> ReadRefusal? {
    guard self[id].holdsData else { return .noData }
    guard self[id].isUp else { return .down }
    if self[id].loading != nil { return .loading }
    if self[id].isUnwinding { return .notFollowing }
    if view == .linearizable, !self[id].isLeader { return .notLeader(leader: currentLeader) }
    guard !self[id].isLeader else { return nil }
    if self[id].isHidden { return .hidden }
    guard serves(id) else { return .notFollowing }
    switch rules[id].readable {
    case .any: return nil
    case .inSync: return isInSync(id) ? nil : .notInSync
    case .leader: return .leaderOnly
    }
  }

  private func serves(_ id: NodeID) -> Bool {
    let grade = rules[id].serves
    switch self[id].following {
    case .streaming: return true
    case .nobody, .connecting: return grade != .connected
    case .stuck, .copying, .tooFarBehind: return grade == .always
    }
  }

  /// What a node shows for a key: the newest version that its rules, or what the reader asked for,
  /// let be seen.
  public func cell(_ key: KeyID, shownBy id: NodeID, as view: ReadView = .usual) -> Cell {
    let sight = sight(of: id, view)
    let newest = self[id].data[key.index]
    if isShown(newest.position, by: id, sight) { return newest }
    return olderCell(key, shownBy: id, sight, before: newest.position)
  }

  /// What of a node's log a reader sees.
  struct Sight {
    /// The last position.
    var limit: Int64
    /// Writes that wait for their acknowledgement are hidden.
    var hidesWaiting = false
  }

  func sight(of id: NodeID, _ view: ReadView) -> Sight {
    let node = self[id]
    switch view {
    case .usual:
      return Sight(
        limit: shownLimit(id), hidesWaiting: node.isLeader && rules[id].visible == .acknowledged)
    case .applied:
      return Sight(limit: node.applied)
    case .committed, .linearizable:
      // What is folded into data every node has for good.
      let folded = log.goesOnFromFolded(node.place) ? log.foldedTo : 0
      return Sight(limit: min(node.applied, max(node.committed, folded)))
    }
  }

  /// The last position that a node's own rules show, writes that wait apart.
  func shownLimit(_ id: NodeID) -> Int64 {
    let node = self[id]
    guard node.isLeader else {
      return rules[id].shows == .committed ? min(node.applied, node.committed) : node.applied
    }
    switch rules[id].visible {
    case .appended, .acknowledged: return node.end
    case .flushed: return node.flushed
    case .committed: return node.committed
    }
  }

  private func isShown(_ position: Int64, by id: NodeID, _ sight: Sight) -> Bool {
    guard position <= sight.limit else { return false }
    guard sight.hidesWaiting else { return true }
    return !self[id].waits.contains { $0.position == position }
  }

  /// Looks back in the log for the newest version that is shown.
  private func olderCell(
    _ key: KeyID, shownBy id: NodeID, _ sight: Sight, before: Int64
  ) -> Cell {
    let start = Place(branch: self[id].branch, position: before - 1)
    let (end, data) = log.foldedPart(of: start)
    var found = data[key.index]
    log.forEachEntry(after: end, to: start) { position, entry in
      guard isShown(position, by: id, sight) else { return }
      for change in log.changes(of: entry) where change.key == key {
        var one = Data()
        one.apply(entry, at: position, from: log)
        found = one[key.index]
      }
    }
    return found
  }
}
