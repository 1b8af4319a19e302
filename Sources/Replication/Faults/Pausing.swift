public import ClientHistory

extension Cluster {
  /// The process stands still; its connections stay.
  public mutating func freeze(_ id: NodeID) {
    self[id].isFrozen = true
    watchForSilence()
  }

  public mutating func thaw(_ id: NodeID) {
    self[id].isFrozen = false
    if self[id].flushing > 0 { self[id].flushing = 0 }
    if self[id].applying > 0 { self[id].applying = 0 }
    advance(id)
    for wait in self[id].waits where wait.isOverdue {
      acknowledgementTimedOut(wait.operation, at: id)
    }
    releaseMessages(to: id)
    meetLeaders(id)
    watchForSilence()
  }

  public mutating func pauseApplying(_ id: NodeID) {
    self[id].pausedApplying = true
    self[id].applying = 0
  }

  public mutating func resumeApplying(_ id: NodeID) {
    self[id].pausedApplying = false
    advance(id)
  }

  public mutating func pauseReceiving(_ id: NodeID) { self[id].pausedReceiving = true }

  public mutating func resumeReceiving(_ id: NodeID) {
    self[id].pausedReceiving = false
    releaseMessages(to: id)
  }

  private mutating func releaseMessages(to id: NodeID) {
    for number in links.all.indices where links[number].to == id && links[number].count > 0 {
      effects.append(.released(link: number))
    }
  }
}
