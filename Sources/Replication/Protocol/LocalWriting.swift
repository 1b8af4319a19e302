import ClientHistory

// Writes that a follower takes for itself: they are in its data, and in no one's log.

extension Cluster {
  /// Whether a node takes a client's write though it does not lead.
  func takesForItself(_ id: NodeID) -> Bool {
    rules[id].followerWrites != .refused && !leads(id.index) && holdsData(id.index)
      && nodes[id.index].condition == .up
  }

  /// Applies a write at a follower alone, and tells its client so.
  mutating func writeForItself(_ write: Write, at id: NodeID) -> WriteStart {
    var write = write
    for index in write.changes.indices {
      if let refusal = workOut(&write.changes, index, at: id) { return .refused(refusal) }
    }
    let run = ownRun(id)
    let branch = self[id].errant[run].branch
    let place = Place(branch: branch, position: log.append(write, to: branch))
    self[id].errant[run].to = place.position
    // A position of 0 is always shown: in the node's own log the write has none.
    self[id].data.apply(log.entry(at: place), at: 0, from: log)
    end(write.operation, at: id, WriteEnd(result: .acknowledged, acknowledgedBy: [id]))
    return .appended(place)
  }

  /// The run of errant entries that a follower's own writes belong to now.
  private mutating func ownRun(_ id: NodeID) -> Int {
    let from = self[id].applied
    if let last = self[id].errant.last, last.from == from,
      log.branches[last.branch].leader == id, log.branches[last.branch].end == last.to
    {
      return self[id].errant.count - 1
    }
    let start = Place(branch: self[id].branch, position: from)
    let branch = log.addBranch(epoch: self[id].epoch, leader: id, from: start)
    self[id].errant.append(Run(branch: branch, from: from, to: from))
    return self[id].errant.count - 1
  }

  /// Whether entries that come find writes of the node's own in their place, and are not taken. A
  /// node that the operator brings back gives its own up.
  mutating func meetsOwnWrites(_ id: NodeID, _ place: Place) -> Bool {
    guard let upstream = self[id].upstream, let own = self[id].errant.last else { return false }
    if self[id].rewindsOnce, rules[id].rewinding {
      notices.append(.diverged(id, from: upstream, tail: own, .rewind))
      self[id].errant = []
      rebuildData(id, appliedTo: self[id].applied)
      return false
    }
    guard rules[id].followerWrites == .conflicting, place.position > self[id].end else {
      return false
    }
    self[id].following = .stuck(fork: self[id].end)
    notices.append(.diverged(id, from: upstream, tail: own, .stuck))
    return true
  }
}
