public import ClientHistory

// A write to a key whose writer still waits is not appended before that one is over.

extension Cluster {
  /// Whether a write at a leader has to wait for another; `before`: only for those of the queue
  /// that stand before it.
  func isLocked(_ write: Write, at leader: NodeID, before place: Int) -> Bool {
    holder(of: write, at: leader, before: place) != nil
  }

  private func holder(of write: Write, at leader: NodeID, before place: Int) -> OperationID? {
    let branch = nodes[leader.index].branch
    for wait in nodes[leader.index].waits {
      let entry = log.entry(at: Place(branch: branch, position: wait.position))
      if overlap(log.changes(of: entry), write.changes) { return wait.operation }
    }
    for other in nodes[leader.index].lockedWrites.prefix(place)
    where overlap(other.write.changes, write.changes) {
      return other.write.operation
    }
    return nil
  }

  private func overlap(_ some: [Change], _ others: [Change]) -> Bool {
    some.contains { change in others.contains { $0.key == change.key } }
  }

  /// The write that another has to wait for at a leader; nil where it waits for none.
  public func lockHolder(of operation: OperationID, at leader: NodeID) -> OperationID? {
    let queue = self[leader].lockedWrites
    guard let place = queue.firstIndex(where: { $0.write.operation == operation }) else {
      return nil
    }
    return holder(of: queue[place].write, at: leader, before: place)
  }

  /// Takes a write out of the queue; false where it does not stand there. It never takes effect.
  public mutating func withdraw(_ operation: OperationID, at leader: NodeID) -> Bool {
    guard
      let index = self[leader].lockedWrites.firstIndex(where: { $0.write.operation == operation })
    else { return false }
    self[leader].lockedWrites.remove(at: index)
    advance(leader)
    return true
  }

  /// Appends the writes whose turn has come; answers whether there were any.
  mutating func appendUnlocked(_ leader: NodeID) -> Bool {
    guard leads(leader.index) else { return false }
    var hasAppended = false
    var place = 0
    while place < nodes[leader.index].lockedWrites.count {
      let next = nodes[leader.index].lockedWrites[place]
      if isLocked(next.write, at: leader, before: place) {
        place += 1
        continue
      }
      nodes[leader.index].lockedWrites.remove(at: place)
      hasAppended = true
      switch takeLate(next, at: leader) {
      case .refused(let refusal): notices.append(.turnedAway(next.write.operation, refusal))
      case .appended, .queued: break
      }
    }
    return hasAppended
  }

  /// Nobody takes up the writes that wait at a node which leads no more.
  mutating func turnLockedAway(_ id: NodeID) {
    for locked in self[id].lockedWrites {
      notices.append(.turnedAway(locked.write.operation, .notLeader(leader: currentLeader)))
    }
    self[id].lockedWrites = []
  }
}
