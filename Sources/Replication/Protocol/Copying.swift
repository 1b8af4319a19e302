import ClientHistory

// When whole copies are made and taken in, and when a leader without followers drops what it kept.

extension Cluster {
  /// Whether a follower waits with others for one copy (RD-9).
  mutating func gather(_ follower: NodeID, at id: NodeID) -> Bool {
    guard let time = rules[id].gathers else { return false }
    self[id].gathered.insert(follower)
    arm(.gather(id), .after(time), \.gather)
    return true
  }

  private mutating func gatherTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.gather.fire(number), self[id].isUp else { return }
    let gathered = self[id].gathered
    self[id].gathered = NodeSet()
    for follower in gathered where self[follower].upstream == id {
      if self[follower].following == .copying { sendCopy(from: id, to: follower) }
    }
  }

  /// Whether a node loads a copy that has come before it has it; it holds and shows nothing then
  /// (RD-8).
  mutating func beginLoading(_ id: NodeID, _ number: Int) -> Bool {
    guard let time = rules[id].loads else { return false }
    self[id].loading = number
    self[id].timers.load.disarm()
    arm(.load(id), .after(time), \.load)
    return true
  }

  private mutating func loadTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.load.fire(number), self[id].isUp, let copy = self[id].loading else {
      return
    }
    self[id].loading = nil
    guard let upstream = self[id].upstream, self[id].following == .copying else { return }
    install(copy, at: id, from: upstream)
  }

  // MARK: A leader without followers

  /// Begins to count the time for which no follower is connected (RD-7).
  mutating func watchLoneliness(_ id: NodeID) {
    guard let time = rules[id].forgets, leads(id.index) else { return }
    for index in nodes.indices where isStreaming(to: NodeID(index), from: id) {
      self[id].timers.forget.disarm()
      return
    }
    arm(.forget(id), .after(time), \.forget)
  }

  private mutating func forgetTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.forget.fire(number), leads(id.index) else { return }
    for index in nodes.indices where isStreaming(to: NodeID(index), from: id) { return }
    let before = self[id].trimmedTo
    trim(id, upTo: self[id].end)
    if self[id].trimmedTo > before {
      notices.append(.trimmed(id, firstKept: self[id].trimmedTo + 1))
    }
  }

  /// The timers of this file and of the watchers.
  mutating func fireLater(_ timer: Timer, _ number: UInt32) {
    switch timer {
    case .grace(let id): graceTimerFired(id, number)
    case .apart(let id): apartTimerFired(id, number)
    case .tilt(let id): tiltTimerFired(id, number)
    case .gather(let id): gatherTimerFired(id, number)
    case .load(let id): loadTimerFired(id, number)
    case .unwind(let id): unwindTimerFired(id, number)
    case .forget(let id): forgetTimerFired(id, number)
    case .count(let leader, let operation): countTimedOut(operation, at: leader)
    case .flush, .report, .fetch, .silence, .majority, .handover, .check, .session, .preference,
      .news, .lag, .keepalive, .acknowledgement, .idle, .takeover, .catchUp, .stepDown, .sitOut:
      break
    }
  }
}
