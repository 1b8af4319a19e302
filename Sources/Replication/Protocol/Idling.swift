import ClientHistory

extension Cluster {
  /// Arms the timer of a leader that writes an entry of its own when nobody else does.
  mutating func watchForIdling(_ id: NodeID) {
    guard case .every(let time) = rules[id].idle else { return }
    guard works(id.index), leads(id.index), hasFollowers(id) else {
      self[id].timers.idle.disarm()
      return
    }
    armIdling(id, time)
  }

  /// Counted from the newest entry, so that one that came in meanwhile puts it off.
  private mutating func armIdling(_ id: NodeID, _ every: Microseconds) {
    let idle = max(0, clock - stamp(of: id))
    arm(.idle(id), .after(idle < every ? every - idle : every), \.idle)
  }

  private func hasFollowers(_ id: NodeID) -> Bool {
    nodes.indices.contains { $0 != id.index && nodes[$0].holdsData && !nodes[$0].isLeader }
  }

  mutating func idleTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.idle.fire(number), case .every(let every) = rules[id].idle,
      works(id.index), leads(id.index)
    else { return }
    if clock - stamp(of: id) >= every {
      self[id].end = log.appendMark(.nothing, to: self[id].branch, stamp: clock)
      self[id].applied = self[id].end
      advance(id)
    }
    armIdling(id, every)
  }
}
