public import ClientHistory

extension Cluster {
  /// Does everything at a node that takes no time, and starts what does, after anything about its
  /// log changed: what takes no time is fused with the step before it.
  mutating func advance(_ id: NodeID) {
    guard works(id.index) else { return }
    persist(id)
    apply(id)
    if rules[id].trimming == .atOnce { trim(id) }
    if leads(id.index) {
      judgeAcknowledgements(id)
      if !nodes[id.index].lockedWrites.isEmpty { goOnWithLocked(id) }
    } else {
      persistApplied(id)
      report(id)
    }
    serveWaitingReads(id)
    if !nodes[id.index].waitingCounts.isEmpty { serveCounts(id) }
    push(from: id)
  }

  /// What a write that is over has kept waiting may be over at once as well.
  private mutating func goOnWithLocked(_ id: NodeID) {
    while appendUnlocked(id) {
      persist(id)
      if rules[id].trimming == .atOnce { trim(id) }
      judgeAcknowledgements(id)
    }
  }

  // MARK: To the disk

  private mutating func persist(_ id: NodeID) {
    let index = id.index
    switch rules[id].buffer {
    case .os: nodes[index].written = nodes[index].end
    case .process: break
    case .leaderProcess: if !leads(index) { nodes[index].written = nodes[index].end }
    }
    guard nodes[index].flushed < nodes[index].end else { return }
    switch rules[id].durable {
    case .always:
      startFlush(id)
    case .every(let time):
      arm(.flush(id), .aligned(every: time), \.flush)
    case .onDemand(let time):
      if !leads(index) || isAwaited(id) { startFlush(id) }
      if let time, nodes[index].flushed < nodes[index].end {
        arm(.flush(id), .aligned(every: time), \.flush)
      }
    case .applied:
      if leads(index) { startFlush(id) }
    case .never:
      break
    }
  }

  /// What a follower has applied is on its disk, where that is how it gets there.
  private mutating func persistApplied(_ id: NodeID) {
    guard case .applied = rules[id].durable, !leads(id.index) else { return }
    markFlushed(id, upTo: nodes[id.index].applied)
  }

  /// Whether a write waits until its leader has it on the disk.
  private func isAwaited(_ leader: NodeID) -> Bool {
    let rule = rules.acknowledgement(of: leader)
    let flushed = nodes[leader.index].flushed
    let isReadAwaited = nodes[leader.index].waitingReads.contains {
      $0.view == .linearizable && $0.needs.position > flushed
    }
    if isReadAwaited, (rules.commit(of: leader) ?? rule).own.isDurable { return true }
    return nodes[leader.index].waits.contains { wait in
      wait.position > nodes[leader.index].flushed
        && (wait.acknowledgement ?? rule).own.isDurable
    }
  }

  mutating func startFlush(_ id: NodeID) {
    let index = id.index
    guard nodes[index].flushing == 0, nodes[index].flushed < nodes[index].end else { return }
    let time = nodes[index].timing.flush
    if time == 0 {
      markFlushed(id, upTo: nodes[index].end)
    } else {
      nodes[index].flushing = nodes[index].end
      effects.append(.flush(id, upTo: nodes[index].end, takes: time))
    }
  }

  /// Whether a flush of that end is the one under way at a node that is up.
  public func isFlushing(_ id: NodeID, upTo position: Int64) -> Bool {
    self[id].flushing == position && self[id].isUp && position > 0
  }

  /// A flush that took time has ended.
  public mutating func endFlush(_ id: NodeID, upTo position: Int64) {
    guard isFlushing(id, upTo: position) else { return }
    self[id].flushing = 0
    markFlushed(id, upTo: min(position, self[id].end))
    advance(id)
  }

  private mutating func markFlushed(_ id: NodeID, upTo position: Int64) {
    nodes[id.index].flushed = max(nodes[id.index].flushed, position)
    nodes[id.index].written = max(nodes[id.index].written, position)
  }

  // MARK: To the data

  private mutating func apply(_ id: NodeID) {
    let index = id.index
    guard !leads(index), !nodes[index].pausedApplying, nodes[index].applying == 0,
      nodes[index].applied < nodes[index].end
    else { return }
    skipFolded(id)
    let delay = nodes[index].timing.delay
    let limit = rules[id].applies == .received ? nodes[index].end : nodes[index].flushed
    while nodes[index].applied < limit {
      let position = nodes[index].applied + 1
      let entry = log.entry(at: Place(branch: nodes[index].branch, position: position))
      let time = log.applyTime(of: entry, own: nodes[index].timing.apply)
      guard time == 0, delay == 0 else {
        nodes[index].applying = position
        let earliest = delay == 0 ? 0 : entry.stamp + delay
        effects.append(.apply(id, position: position, takes: time, notBefore: earliest))
        return
      }
      nodes[index].data.apply(entry, at: position, from: log)
      nodes[index].applied = position
    }
  }

  /// Whether the entry at that position is what the node, up and neither frozen nor paused, applies
  /// now.
  public func isApplying(_ id: NodeID, _ position: Int64) -> Bool {
    self[id].applying == position && works(id.index) && !self[id].pausedApplying && position > 0
  }

  /// Applying an entry that took time, or was kept back, has ended.
  public mutating func endApply(_ id: NodeID, position: Int64) {
    guard isApplying(id, position) else { return }
    self[id].applying = 0
    applyOne(id, position)
    advance(id)
  }

  private mutating func applyOne(_ id: NodeID, _ position: Int64) {
    let entry = log.entry(at: Place(branch: self[id].branch, position: position))
    nodes[id.index].data.apply(entry, at: position, from: log)
    nodes[id.index].applied = position
  }

  /// Applies everything received, whatever the delay and the pause.
  mutating func applyAll(_ id: NodeID) {
    skipFolded(id)
    self[id].applying = 0
    while self[id].applied < self[id].end { applyOne(id, self[id].applied + 1) }
  }

  /// Entries that were folded into data are taken over as data.
  private mutating func skipFolded(_ id: NodeID) {
    guard nodes[id.index].applied < log.foldedTo, log.goesOnFromFolded(place(id.index)) else {
      return
    }
    self[id].data = log.folded
    self[id].applied = log.foldedTo
  }

  /// Makes the data anew for where the node's log is now, with everything applied that is there.
  mutating func rebuildData(_ id: NodeID, appliedTo position: Int64) {
    self[id].applying = 0
    self[id].data = log.data(
      at: Place(branch: self[id].branch, position: position), with: self[id].errant)
    self[id].applied = position
  }
}
