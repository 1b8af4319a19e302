public import ClientHistory

extension Cluster {
  /// Makes a node lead a new epoch from where its log is.
  ///
  /// Everything it received is applied first, whatever its delay and pauses (PG-30).
  mutating func lead(_ id: NodeID, epoch: UInt32, _ how: Ascent) {
    if let upstream = self[id].upstream, !isCut(id, upstream) {
      closeStream(to: id, from: upstream)
    }
    applyAll(id)
    forgetMarks(of: id)
    newestEpoch = max(newestEpoch, epoch)
    let isFirst = newestLeader == nil
    // The last votes of an older epoch may arrive after a newer one was won.
    if epoch > newestLed {
      newestLed = epoch
      newestLeader = id
    }
    self[id].role = .leader
    self[id].epoch = epoch
    self[id].knownLeader = id
    self[id].upstream = nil
    self[id].hasFixedUpstream = false
    self[id].following = .nobody
    self[id].hasFallenBack = false
    self[id].handover = nil
    self[id].stepDown = nil
    self[id].sitsOut = false
    self[id].joinsAt = 0
    self[id].isUnwinding = false
    self[id].timers.unwind.disarm()
    self[id].candidacy = Candidacy()
    self[id].timers.silence.disarm()
    self[id].timers.catchUp.disarm()
    self[id].branch = log.addBranch(epoch: epoch, leader: id, from: self[id].place)
    notices.append(.leads(id, epoch: epoch, position: self[id].end, how))
    if rules[id].membership.isKept { takeOverSet(id) }
    if !isFirst { markEpoch(id) }
    if rules[id].errants == .join { joinErrants(id) }
    announce(id, how)
    advance(id)
    watchForSilence()
  }

  /// A new leader hands on what only it has: the entries come once more, in its own part of the log.
  /// Its own data has them already, in the place where they came.
  private mutating func joinErrants(_ id: NodeID) {
    let first = min(self[id].joinedErrants, self[id].errant.count)
    for run in self[id].errant[first...] { log.repeatEntries(of: run, onto: self[id].branch) }
    self[id].joinedErrants = self[id].errant.count
    self[id].end = log.branches[self[id].branch].end
    self[id].applied = self[id].end
  }

  /// Where readers see only what is committed, a new leader commits its log by an entry of its own
  /// epoch (Raft, section 8).
  private mutating func markEpoch(_ id: NodeID) {
    guard rules[id].speaksOfCommitted, !rules[id].commitsEarlierEpochs else { return }
    self[id].end = log.appendMark(.epochStart, to: self[id].branch, stamp: clock)
    self[id].applied = self[id].end
  }

  /// Tells every node that can be reached who leads. Who is declared beside a first leader has
  /// always known it.
  private mutating func announce(_ id: NodeID, _ how: Ascent) {
    for index in nodes.indices where index != id.index && nodes[index].condition != .removed {
      if how == .declared {
        nodes[index].knownLeader = id
        nodes[index].epoch = max(nodes[index].epoch, nodes[id.index].epoch)
      } else {
        tellWhoLeads(NodeID(index), leader: id)
      }
    }
  }

  mutating func tellWhoLeads(_ id: NodeID, leader: NodeID) {
    send(.leads(epoch: leadership(of: leader)), from: leader, to: id)
  }

  /// A node hears of an epoch, and of who leads it where `leader` is given.
  mutating func hear(of epoch: UInt32, at id: NodeID, leader: NodeID?) {
    let isNewer = epoch > self[id].epoch
    if self[id].isLeader {
      guard isNewer, rules[id].fencing != .off, !goesOnForAWhile(id) else { return }
      stepDown(id, .newerEpoch(epoch))
    }
    if let leader {
      withdraw(id, for: epoch)
      tellReplaced(leader, of: epoch, by: id)
    }
    guard epoch >= self[id].epoch else { return }
    self[id].epoch = epoch
    guard let leader else { return }
    self[id].knownLeader = leader
    if self[id].candidacy.epoch <= epoch { self[id].candidacy = Candidacy() }
    repoint(id, to: leader)
    watchForSilence()
  }

  /// A node that stood and did not win goes back behind a leader that works, whatever number its
  /// candidacy had: nobody leads that epoch, and its own vote in it stays given.
  private mutating func withdraw(_ id: NodeID, for epoch: UInt32) {
    // Behind none that was replaced before it stood: what it took from the later one would go.
    guard isCandidate(id), epoch < self[id].epoch, epoch >= self[id].candidacy.heard,
      self[id].candidacy.source == nil
    else { return }
    self[id].candidacy = Candidacy()
    self[id].epoch = epoch
  }

  /// A leader that makes itself known where a newer one was heard of is told that it was replaced.
  private mutating func tellReplaced(_ leader: NodeID, of epoch: UInt32, by id: NodeID) {
    let heard = isCandidate(id) ? self[id].candidacy.heard : self[id].epoch
    if epoch < heard { send(.vote(epoch: heard, granted: false), from: id, to: leader) }
  }

  /// Whether a node's epoch is only that of its own candidacy.
  func isCandidate(_ id: NodeID) -> Bool {
    !self[id].isLeader && self[id].candidacy.epoch > 0 && !self[id].candidacy.isCanvass
      && self[id].candidacy.epoch == self[id].epoch
  }

  mutating func repoint(_ id: NodeID, to leader: NodeID) {
    guard self[id].holdsData, !self[id].isLeader, self[id].upstream != leader else { return }
    let old = self[id].upstream
    if self[id].hasFixedUpstream, let old, self[old].isUp, !self[old].isLeader { return }
    switch rules[id].repoint {
    case .promotion:
      break
    case .operator:
      return
    case .followers:
      if self[id].following == .streaming, let old, self[old].isUp, !isCut(old, id),
        self[old].isLeader
      {
        return
      }
    }
    notices.append(.follows(id, upstream: leader))
    follow(id, leader)
  }

  /// A leader stops leading. Its clients cannot know what will become of what they wrote.
  mutating func stepDown(_ id: NodeID, _ why: StepDown) {
    let epoch = leadership(of: id)
    self[id].role = .follower
    self[id].handover = nil
    self[id].stepDown = nil
    self[id].hasFallenBack = false
    self[id].timers.majority.disarm()
    self[id].timers.handover.disarm()
    self[id].timers.check.disarm()
    self[id].timers.preference.disarm()
    self[id].timers.grace.disarm()
    self[id].timers.gather.disarm()
    self[id].timers.forget.disarm()
    endCounts(id)
    self[id].timers.stepDown.disarm()
    self[id].timers.idle.disarm()
    cutOffReads(of: id)
    for wait in self[id].waits {
      end(wait.operation, at: id, WriteEnd(result: .leaderStepped, acknowledgedBy: []))
    }
    self[id].waits = []
    turnLockedAway(id)
    for index in nodes.indices where index != id.index {
      if nodes[index].upstream != id { closeStream(to: NodeID(index), from: id) }
    }
    notices.append(.steppedDown(id, epoch: epoch, why))
    watchForSilence()
  }

  // MARK: By hand

  /// Why a node cannot be promoted; nil: it can.
  public enum PromotionRefusal: Hashable, Sendable {
    /// It holds no data: an arbiter, watcher or controller, or a node that was removed.
    case noData
    case down
    case frozen
    /// Its data are being copied from another node.
    case copying
    /// It leads, and is the newest leader.
    case alreadyLeads
  }

  /// Why the operator cannot promote the node now; nil: it can. A leader that a newer one has
  /// replaced may be promoted again.
  public func refusal(ofPromoting id: NodeID) -> PromotionRefusal? {
    let node = self[id]
    guard node.holdsData else { return .noData }
    guard node.isUp else { return .down }
    if node.isFrozen { return .frozen }
    if node.isLeader, newestLeader == id { return .alreadyLeads }
    return node.following == .copying ? .copying : nil
  }

  /// The operator makes a node lead. `discarding`: from what it has applied, dropping what it
  /// received beyond that.
  public mutating func promote(_ id: NodeID, discarding: Bool) {
    if self[id].isLeader { stepDown(id, .demoted) }
    if discarding, self[id].end > self[id].applied {
      let tail = Run(branch: self[id].branch, from: self[id].applied, to: self[id].end)
      notices.append(.diverged(id, from: id, tail: tail, .rewind))
      self[id].end = self[id].applied
      clampMarks(id)
      restartStreams(from: id)
    }
    lead(id, epoch: newestEpoch + 1, .promoted)
  }

  /// The first leader, by declaration.
  public mutating func declareLeader(_ id: NodeID) { lead(id, epoch: newestEpoch + 1, .declared) }

  /// The operator makes a leader a follower of nobody.
  public mutating func demote(_ id: NodeID) { stepDown(id, .demoted) }

  /// A leader hands over: it takes no more writes, and the other leads as soon as it has them all.
  public mutating func startHandover(_ id: NodeID, to target: NodeID, within: Microseconds?) {
    self[id].handover = target
    self[id].timers.handover.disarm()
    if let within { arm(.handover(id), .after(within), \.handover) }
    let mark = links.link(from: id, to: target)?.stream
    if let mark, mark.isOpen { handOver(id, to: target, whenAt: mark.received) }
  }

  mutating func handOver(_ id: NodeID, to follower: NodeID, whenAt received: Int64) {
    guard nodes[id.index].handover == follower, received >= nodes[id.index].end else { return }
    self[id].timers.handover.disarm()
    self[id].handover = nil
    newestEpoch += 1
    send(.appoint(epoch: newestEpoch), from: id, to: follower)
    stepDown(id, .demoted)
    // It was told to whom it hands over, so it need not be told whom to follow.
    follow(id, follower)
  }

  mutating func handoverTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.handover.fire(number), let target = self[id].handover else { return }
    endHandover(id, to: target)
  }

  mutating func endHandover(_ id: NodeID, to target: NodeID) {
    self[id].handover = nil
    self[id].timers.handover.disarm()
    notices.append(.handoverFailed(id, to: target))
  }

  mutating func receiveAppointment(over link: Int, epoch: UInt32) {
    let id = links[link].to
    guard epoch > self[id].epoch, self[id].holdsData, !self[id].isLeader else { return }
    lead(id, epoch: epoch, .appointed(by: links[link].from))
  }

  /// Whether a node has entries that another has not.
  public func isDiverged(_ id: NodeID, from leader: NodeID) -> Bool {
    log.fork(of: self[id].place, self[leader].place) < self[id].end
  }

  /// A node becomes a follower of a leader again, dropping whatever that leader lacks.
  public mutating func rejoin(_ id: NodeID, to leader: NodeID) {
    if self[id].isLeader { stepDown(id, .demoted) }
    self[id].rewindsOnce = true
    self[id].hasFixedUpstream = false
    self[id].epoch = max(self[id].epoch, leadership(of: leader))
    self[id].knownLeader = leader
    self[id].following = .connecting
    follow(id, leader)
  }
}
