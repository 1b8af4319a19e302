public import ClientHistory

extension Cluster {
  /// The process stands still; its connections stay.
  public mutating func freeze(_ id: NodeID) {
    self[id].isFrozen = true
    watchForSilence()
  }

  /// The process goes on. What it had begun to flush or apply begins anew, and messages that came
  /// in meanwhile are read.
  public mutating func thaw(_ id: NodeID) {
    self[id].isFrozen = false
    if self[id].flushing > 0 { self[id].flushing = 0 }
    if self[id].applying > 0 { self[id].applying = 0 }
    advance(id)
    for wait in self[id].waits where wait.isOverdue {
      acknowledgementTimedOut(wait.operation, at: id)
    }
    releaseMessages(to: id)
    noticeClosed(id)
    meetLeaders(id)
    watchForSilence()
  }

  /// The node receives, and applies nothing; an entry it was applying it will begin anew.
  public mutating func pauseApplying(_ id: NodeID) {
    self[id].pausedApplying = true
    self[id].applying = 0
  }

  /// The node applies again, at once what takes no time.
  public mutating func resumeApplying(_ id: NodeID) {
    self[id].pausedApplying = false
    advance(id)
  }

  /// The node leaves everything that is sent to it on the line.
  public mutating func pauseReceiving(_ id: NodeID) {
    self[id].pausedReceiving = true
    watchSets()
    watchConnections()
  }

  /// The node reads again; what has arrived meanwhile may be delivered.
  public mutating func resumeReceiving(_ id: NodeID) {
    self[id].pausedReceiving = false
    releaseMessages(to: id)
    noticeClosed(id)
    watchSets()
    watchConnections()
  }

  private mutating func releaseMessages(to id: NodeID) {
    for number in links.all.indices where links[number].to == id && links[number].count > 0 {
      effects.append(.released(link: number))
    }
  }
}
