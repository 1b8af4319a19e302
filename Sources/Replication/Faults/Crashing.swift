public import ClientHistory

extension Cluster {
  /// The process dies. Its peers see the connections close.
  public mutating func crash(_ id: NodeID) {
    goDown(id, .crashed, keeping: self[id].written, seen: true)
    endClients(of: id)
    watchForSilence()
  }

  /// The power fails: nobody is told, neither peers nor clients.
  public mutating func losePower(_ id: NodeID) {
    goDown(id, .crashed, keeping: self[id].flushed, seen: false)
    watchForSilence()
  }

  /// A clean shutdown: everything is on disk first.
  public mutating func stop(_ id: NodeID) {
    self[id].isStopping = false
    leaveSet(id)
    goDown(id, .stopped, keeping: self[id].end, seen: true)
    self[id].written = self[id].end
    self[id].flushed = self[id].end
    endClients(of: id)
    watchForSilence()
  }

  /// Begins a clean shutdown, which may have to wait until every follower that is connected has
  /// everything on its disk; its clients are sent away at once.
  public mutating func beginStopping(_ id: NodeID) {
    guard rules[id].shutdown == .drained, holdsData(id.index), works(id.index) else {
      return stop(id)
    }
    self[id].isStopping = true
    endClients(of: id)
    startFlush(id)
    push(from: id)
    if undrained(id).isEmpty { stop(id) }
  }

  /// The connected followers that a node which is to stop waits for.
  public func undrained(_ id: NodeID) -> NodeSet {
    NodeSet(
      nodes.indices.map { NodeID($0) }
        .filter { follower in
          guard let link = links.link(from: id, to: follower), link.stream.isOpen else {
            return false
          }
          return link.stream.flushed < self[id].end
        })
  }

  mutating func finishStopping(_ id: NodeID) {
    guard nodes[id.index].isStopping, self[id].isUp, undrained(id).isEmpty else { return }
    stop(id)
    notices.append(.stopped(id))
  }

  mutating func goDown(
    _ id: NodeID, _ condition: Node.Condition, keeping kept: Int64, seen: Bool
  ) {
    self[id].condition = condition
    self[id].isFrozen = false
    self[id].isStopping = false
    self[id].candidacy = Candidacy()
    self[id].loading = nil
    self[id].isUnwinding = false
    self[id].gathered = NodeSet()
    self[id].timers = disarmed(self[id].timers)
    dropTail(id, keeping: kept, told: condition == .crashed)
    for number in links.all.indices where links[number].to == id { links[number].dropAll() }
    for index in nodes.indices where index != id.index { closeStream(to: NodeID(index), from: id) }
    if seen { endStreams(of: id) }
  }

  /// The others see that their connections with a node are gone.
  private mutating func endStreams(of id: NodeID) {
    for index in nodes.indices where index != id.index && !isCut(id, NodeID(index)) {
      closeStream(to: id, from: NodeID(index))
      if nodes[index].upstream == id, nodes[index].following == .streaming {
        nodes[index].following = .connecting
        turnToKnownLeader(NodeID(index))
      }
    }
  }

  /// A follower that points itself, and has lost its upstream, goes to the leader it heard of.
  mutating func turnToKnownLeader(_ id: NodeID) {
    guard rules[id].repoint == .followers, let leader = self[id].knownLeader,
      self[leader].isLeader, self[leader].isUp
    else { return }
    repoint(id, to: leader)
  }

  private func disarmed(_ timers: NodeTimers) -> NodeTimers {
    var timers = timers
    timers.flush.disarm()
    timers.report.disarm()
    timers.fetch.disarm()
    timers.silence.disarm()
    timers.majority.disarm()
    timers.handover.disarm()
    timers.check.disarm()
    timers.preference.disarm()
    timers.grace.disarm()
    timers.gather.disarm()
    timers.load.disarm()
    timers.forget.disarm()
    timers.idle.disarm()
    timers.takeover.disarm()
    timers.catchUp.disarm()
    timers.stepDown.disarm()
    timers.unwind.disarm()
    return timers
  }

  private mutating func dropTail(_ id: NodeID, keeping kept: Int64, told: Bool) {
    self[id].flushing = 0
    self[id].applying = 0
    guard self[id].holdsData, kept < self[id].end else { return }
    let tail = Run(branch: self[id].branch, from: kept, to: self[id].end)
    if told { notices.append(.droppedAtCrash(id, tail: tail, .notOnDisk)) }
    self[id].end = kept
    clampMarks(id)
    if self[id].applied > kept { rebuildData(id, appliedTo: kept) }
  }

  /// The clients of a node that went down: what they wrote may be there or not.
  mutating func endClients(of id: NodeID) {
    for wait in self[id].waits {
      end(wait.operation, at: id, WriteEnd(result: .leaderCrashed, acknowledgedBy: []))
    }
    self[id].waits = []
    self[id].lockedWrites = []
    self[id].waitingReads = []
    self[id].waitingCounts = []
    notices.append(.connectionsEnded(id))
  }

  /// Empties the disk of a node that is down.
  public mutating func wipe(_ id: NodeID) {
    self[id].branch = 0
    self[id].end = 0
    self[id].applied = 0
    clampMarks(id)
    self[id].data = Data()
    self[id].errant = []
    self[id].aside = []
    if case .copying = self[id].following { self[id].following = .connecting }
    notices.append(.wiped(id))
  }

  /// Starts a node that is down, in the role it had.
  public mutating func restart(_ id: NodeID) {
    endClients(of: id)
    if self[id].condition == .crashed { forgetUncleanly(id) }
    self[id].condition = .up
    self[id].pausedApplying = false
    self[id].pausedReceiving = false
    self[id].reported = nil
    self[id].handover = nil
    self[id].stepDown = nil
    endStreams(of: id)
    if case .copying = self[id].following { self[id].following = .connecting }
    if self[id].isLeader {
      restartLeading(id)
    } else {
      self[id].applying = 0
      dropUnapplied(id)
      cutToCommitted(id)
      connect(id)
      advance(id)
    }
    for index in nodes.indices where nodes[index].upstream == id { connect(NodeID(index)) }
    meetLeaders(id)
    watchForSilence()
    appointWhereNobodyLeads()
  }

  /// A leader that comes back with less than it had begins another history: its followers may have
  /// what it lost.
  private mutating func restartLeading(_ id: NodeID) {
    self[id].applied = min(self[id].applied, self[id].end)
    applyAll(id)
    if !mayGoOnLeading(id) {
      // The controllers choose among those that have everything; this node may not.
      stepDown(id, .demoted)
      advance(id)
      return
    }
    let branch = log.branches[self[id].branch]
    let isOwn = branch.leader == id && self[id].branch > 0
    guard branch.end > self[id].end || !isOwn else {
      beginAnew(id)
      advance(id)
      return
    }
    if case .election = rules[id].failover {
      // Only voters can give an epoch: they may have chosen someone who has what this node lost.
      stepDown(id, .demoted)
      advance(id)
    } else if newestLeader == id {
      lead(id, epoch: newestEpoch + 1, .restarted)
      beginAnew(id)
    } else {
      let epoch = self[id].epoch
      self[id].branch = log.addBranch(epoch: epoch, leader: id, from: self[id].place)
      beginAnew(id)
      advance(id)
    }
  }

  /// Where a restart begins another history, no follower can go on from the one before (RD-20).
  private mutating func beginAnew(_ id: NodeID) {
    guard rules[id].restarting == .anew else { return }
    let epoch = leadership(of: id)
    self[id].branch = log.addBranch(epoch: epoch, leader: id, from: self[id].place)
    self[id].beganAnew = self[id].branch
  }

  /// Starts a node that is down as a follower.
  public mutating func restart(_ id: NodeID, following upstream: NodeID) {
    if self[id].isLeader { dropUnacknowledged(id) }
    self[id].role = .follower
    self[id].upstream = upstream
    self[id].hasFixedUpstream = !self[upstream].isLeader
    self[id].following = .connecting
    restart(id)
  }

  private mutating func dropUnapplied(_ id: NodeID) {
    guard rules[id].unapplied == .dropped else { return }
    cutBack(id, to: self[id].applied, .notApplied)
  }

  private mutating func dropUnacknowledged(_ id: NodeID) {
    guard rules[id].unacknowledged == .dropped else { return }
    cutBack(id, to: self[id].committed, .notAcknowledged)
  }

  private mutating func cutBack(_ id: NodeID, to position: Int64, _ why: Dropping) {
    guard self[id].holdsData, position < self[id].end else { return }
    let tail = Run(branch: self[id].branch, from: position, to: self[id].end)
    notices.append(.droppedAtCrash(id, tail: tail, why))
    self[id].end = position
    clampMarks(id)
    if self[id].applied > position { rebuildData(id, appliedTo: position) }
  }

  /// A node that is back learns who leads, from every leader that it can hear.
  mutating func meetLeaders(_ id: NodeID) {
    for index in nodes.indices where index != id.index && nodes[index].isLeader {
      let leader = NodeID(index)
      guard nodes[index].isUp, !nodes[index].isFrozen, needsNews(id, of: leader) else { continue }
      tellWhoLeads(id, leader: leader)
    }
    guard self[id].isLeader, self[id].isUp, !self[id].isFrozen else { return }
    for index in nodes.indices where index != id.index && needsNews(NodeID(index), of: id) {
      if nodes[index].isUp { tellWhoLeads(NodeID(index), leader: id) }
    }
  }

  /// Whether a node has not heard of a leader, or leads itself.
  func needsNews(_ id: NodeID, of leader: NodeID) -> Bool {
    let node = self[id]
    guard node.condition != .removed else { return false }
    return leadership(of: leader) > node.epoch
      || leadership(of: leader) == node.epoch && node.knownLeader != leader
      || isCandidate(id)
  }
}
