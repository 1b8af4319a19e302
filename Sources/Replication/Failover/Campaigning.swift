import ClientHistory

// What comes around an election: asking first, standing against a leader of a lower priority, and
// taking what others have before the winner leads.

extension Cluster {
  /// Whether a voter keeps to the leader that it is, or hears. Where all do, a node which was away
  /// cannot unseat a leader that works (Raft, section 4.2.3 of the thesis).
  func keepsToLeader(_ voter: NodeID, against candidate: NodeID) -> Bool {
    let leader: NodeID
    if self[voter].isLeader {
      leader = voter
    } else if hearsLeader(voter), let known = self[voter].knownLeader {
      leader = known
    } else {
      return false
    }
    switch rules[voter].loyalty {
    case .all:
      return rules[voter].takeover == .off || self[candidate].priority <= self[leader].priority
    case .arbiters:
      return self[voter].kind == .arbiter && self[candidate].priority <= self[leader].priority
    case .none:
      return false
    }
  }

  /// A voter wants to lead: it stands, or first asks whether it would win.
  mutating func campaign(_ id: NodeID) {
    switch rules[id].canvass {
    case .off: stand(id, unclean: false)
    case .on: canvass(id)
    }
  }

  // MARK: Asking first

  private mutating func canvass(_ id: NodeID) {
    // An epoch that nobody has yet, so that nothing takes it for a candidacy.
    let epoch = newestEpoch + 1
    self[id].candidacy = Candidacy(epoch: epoch, votes: [id], heard: self[id].epoch)
    self[id].candidacy.isCanvass = true
    for index in nodes.indices where index != id.index && nodes[index].votesNow > 0 {
      guard nodes[index].condition != .removed else { continue }
      send(.canvass(epoch: self[id].epoch, log: self[id].place), from: id, to: NodeID(index))
    }
    countPromises(id)
  }

  mutating func receiveCanvass(over link: Int, epoch: UInt32, _ place: Place) {
    let candidate = links[link].from
    let id = links[link].to
    let granted =
      epoch >= self[id].epoch && !keepsToLeader(id, against: candidate)
      && mayWin(candidate, place, to: id)
    send(
      .canvassAnswer(epoch: epoch, granted: granted, heard: self[id].epoch), from: id,
      to: candidate)
  }

  mutating func receiveCanvassAnswer(
    over link: Int, epoch: UInt32, granted: Bool, heard: UInt32
  ) {
    let id = links[link].to
    guard self[id].candidacy.isCanvass, epoch == self[id].epoch else { return }
    guard granted else {
      if heard > self[id].epoch { self[id].epoch = heard }
      return
    }
    self[id].candidacy.votes.insert(links[link].from)
    countPromises(id)
  }

  private mutating func countPromises(_ id: NodeID) {
    guard votesGiven(to: id) >= majorityOfVotes else { return }
    self[id].candidacy = Candidacy()
    stand(id, unclean: false)
  }

  // MARK: A higher priority

  /// How much older than the leader's newest entry that of a node may be which stands against it
  /// (MG-26).
  static let freshness: Microseconds = 2_000_000

  mutating func watchForTakeover(_ id: NodeID) {
    guard rules[id].takeover == .on else { return }
    guard let silence = rules[id].failover.silence, wantsToTakeOver(id) else {
      self[id].timers.takeover.disarm()
      return
    }
    let rank = Int64(nodes.count { $0.holdsData && $0.priority > self[id].priority })
    let least = silence * (rank + 1)
    arm(.takeover(id), .between(least: least, spread: max(1, silence / 100 * 15)), \.takeover)
  }

  private func wantsToTakeOver(_ id: NodeID) -> Bool {
    guard case .election = rules[id].failover, decides(id), self[id].isUp, !self[id].isFrozen,
      !self[id].isLeader, hearsLeader(id), let leader = self[id].knownLeader
    else { return false }
    return self[id].priority > self[leader].priority
  }

  private func isFresh(_ id: NodeID) -> Bool {
    guard let leader = self[id].knownLeader else { return false }
    return stamp(of: leader) - stamp(of: id) <= Cluster.freshness
  }

  /// When the newest entry of a node's log was appended, by its leader's clock; 0 where it is not
  /// kept.
  public func stamp(of id: NodeID) -> Microseconds { stamp(at: self[id].place) }

  /// When the entry at a place was appended; 0 where it is not kept.
  public func stamp(at place: Place) -> Microseconds {
    guard place.position > 0, !log.goesOnFromFolded(place) || place.position > log.foldedTo else {
      return 0
    }
    return log.entry(at: place).stamp
  }

  mutating func takeoverTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.takeover.fire(number) else { return }
    if wantsToTakeOver(id), isFresh(id) { campaign(id) }
    watchForTakeover(id)
  }

  /// Whether the takeover timer of a node, when it goes off, can lead to a new leader.
  public func takeoverCanHelp(_ id: NodeID) -> Bool {
    wantsToTakeOver(id) && isFresh(id) && canWin(id)
  }

  // MARK: Taking what others have

  /// A candidate has the votes. It leads at once, or first takes what a node that it can talk with
  /// has beyond its own log (MG-25).
  mutating func win(_ id: NodeID) {
    guard rules[id].catchup != .none, let source = nodeAhead(of: id) else {
      leadElected(id)
      return
    }
    self[id].candidacy.source = source
    self[id].timers.silence.disarm()
    notices.append(.catchesUp(id, from: source, epoch: self[id].epoch))
    if case .within(let time) = rules[id].catchup { arm(.catchUp(id), .after(time), \.catchUp) }
    send(.askForRest(epoch: self[id].epoch, log: self[id].place), from: id, to: source)
  }

  private mutating func leadElected(_ id: NodeID) {
    lead(
      id, epoch: self[id].candidacy.epoch,
      .elected(votes: votesGiven(to: id), voters: votesInAll))
  }

  /// The node with the newest log that goes on from another's.
  private func nodeAhead(of id: NodeID) -> NodeID? {
    let place = self[id].place
    var best: NodeID?
    for index in nodes.indices where index != id.index && nodes[index].holdsData {
      let other = NodeID(index)
      guard canTalk(id, other), self[other].end > place.position,
        log.fork(of: place, self[other].place) == place.position,
        self[other].trimmedTo <= place.position
      else { continue }
      if let found = best, self[found].end >= self[other].end { continue }
      best = other
    }
    return best
  }

  mutating func receiveAskForRest(over link: Int, epoch: UInt32, _ place: Place) {
    let id = links[link].to
    hear(of: epoch, at: id, leader: nil)
    let fork = log.fork(of: place, self[id].place)
    let isThere = fork == place.position && self[id].trimmedTo <= fork
    send(.rest(epoch: epoch, to: isThere ? self[id].place : place), from: id, to: links[link].from)
  }

  mutating func receiveRest(over link: Int, epoch: UInt32, _ place: Place) {
    let id = links[link].to
    guard self[id].candidacy.source == links[link].from, self[id].candidacy.epoch == epoch,
      self[id].epoch == epoch
    else { return }
    if place.position > self[id].end, log.fork(of: self[id].place, place) == self[id].end {
      self[id].branch = place.branch
      self[id].end = place.position
    }
    leadElected(id)
  }

  mutating func catchUpTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.catchUp.fire(number), self[id].candidacy.source != nil else { return }
    leadElected(id)
  }

  /// A winner whose source is gone leads with what it has.
  mutating func watchCatchUp(_ id: NodeID) {
    guard let source = nodes[id.index].candidacy.source else { return }
    guard self[id].isUp, !self[id].isFrozen, !canTalk(id, source) else { return }
    leadElected(id)
  }

  /// Whether a node hears the one that it elected, which does not lead yet.
  func hearsWinner(_ id: NodeID) -> Bool {
    guard let winner = nodes[id.index].votedFor,
      nodes[winner.index].candidacy.source != nil,
      nodes[winner.index].candidacy.epoch == nodes[id.index].votedIn
    else { return false }
    return winner == id || canTalk(id, winner)
  }
}
