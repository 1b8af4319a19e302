public import ClientHistory

// What outside watchers leave a while: an old leader, a follower that was cut off, and themselves.

extension Cluster {
  /// Whether a leader that hears of a newer epoch goes on for some time (RD-30).
  mutating func goesOnForAWhile(_ id: NodeID) -> Bool {
    guard case .grace(let time) = rules[id].fencing else { return false }
    arm(.grace(id), .after(time), \.grace)
    return true
  }

  mutating func graceTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.grace.fire(number), self[id].isUp, !self[id].isFrozen, self[id].isLeader,
      let leader = newestLeader, leader != id, reaches(leader, id)
    else { return }
    stepDown(id, .newerEpoch(leadership(of: leader)))
    hear(of: leadership(of: leader), at: id, leader: leader)
  }

  /// Begins to count the time for which a follower is without its leader. The time for which the
  /// leader itself is gone does not begin it (RD-28).
  mutating func watchApart(_ id: NodeID) {
    guard let time = rules[id].apart, holdsData(id.index), !leads(id.index),
      let upstream = self[id].upstream
    else {
      self[id].timers.apart.disarm()
      self[id].isApart = false
      return
    }
    guard self[upstream].isUp, !self[upstream].isFrozen else { return }
    if reaches(upstream, id), self[id].isUp {
      self[id].timers.apart.disarm()
      self[id].isApart = false
    } else if !self[id].isApart {
      arm(.apart(id), .after(time), \.apart)
    }
  }

  mutating func apartTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.apart.fire(number) else { return }
    self[id].isApart = true
  }

  /// A jump of its clock that makes a watcher distrust what it sees.
  public static let jump: Microseconds = 2_000_000

  /// A node's own clock has jumped by that much: a watcher or controller does nothing for a while
  /// (RD-32).
  public mutating func clockJumped(_ id: NodeID, by time: Microseconds) {
    guard let tilt = rules[id].tilt, self[id].kind == .watcher || self[id].kind == .controller,
      time >= Cluster.jump || time <= -Cluster.jump
    else { return }
    self[id].isTilted = true
    self[id].candidacy = Candidacy()
    self[id].timers.tilt.disarm()
    arm(.tilt(id), .after(tilt), \.tilt)
    watchForSilence()
  }

  mutating func tiltTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.tilt.fire(number) else { return }
    self[id].isTilted = false
    watchForSilence()
  }
}
