import ClientHistory

// Heartbeats are not simulated. What they would tell is a fact about the cluster: whether a node
// could hear its leader now. A timer starts when it no longer can, and is called off when it can.

extension Cluster {
  /// Whether a node hears the leader that it knows of.
  func hearsLeader(_ id: NodeID) -> Bool {
    if hearsWinner(id) { return true }
    guard let leader = self[id].knownLeader, self[leader].isUp, self[leader].isLeader,
      !self[leader].isFrozen
    else { return false }
    return reaches(leader, id)
  }

  /// Whether voters with a majority hear a leader, itself included.
  public func isHeard(_ leader: NodeID) -> Bool {
    let votes = nodes.indices.reduce(0) { sum, index in
      let hears =
        index == leader.index
        || nodes[index].knownLeader == leader && hearsLeader(NodeID(index))
      return hears && nodes[index].isUp ? sum + nodes[index].votesNow : sum
    }
    return votes >= majorityOfVotes
  }

  /// Arms or calls off the timers of silence and of a lost majority, after anything changed about
  /// who can hear whom.
  mutating func watchForSilence() {
    for index in nodes.indices {
      let id = NodeID(index)
      watchForSilence(id)
      watchForMajority(id)
      watchForTakeover(id)
      watchForIdling(id)
      watchCatchUp(id)
    }
    watchSets()
    watchConnections()
  }

  mutating func watchForSilence(_ id: NodeID) {
    guard let silence = rules[id].failover.silence, decides(id), self[id].isUp, !self[id].isFrozen,
      self[id].knownLeader != nil, !self[id].isLeader, !hearsLeader(id), !self[id].isTilted
    else {
      self[id].timers.silence.disarm()
      return
    }
    if let retry = rules[id].retry, self[id].candidacy.epoch > 0 {
      arm(.silence(id), .after(retry), \.silence)
    } else {
      arm(.silence(id), patience(of: id, silence), \.silence)
    }
  }

  /// Whether the node is one of those that decide on a failover.
  func decides(_ id: NodeID) -> Bool {
    switch rules[id].failover {
    case .manual: false
    case .election:
      self[id].holdsData && self[id].votesNow > 0 && self[id].priority > 0 && !self[id].sitsOut
        && !self[id].isUnwinding
    case .watchers: self[id].kind == .watcher && self[id].condition != .removed
    case .controller: self[id].kind == .controller && self[id].condition != .removed
    }
  }

  /// Randomised, so that candidates seldom stand at once; where priority decides, a lower one waits
  /// longer.
  private func patience(of id: NodeID, _ silence: Int64) -> Delay {
    let spread = max(1, silence / 100 * 15)
    var handicap: Int64 = 0
    if rules[id].winner == .priority {
      let best = nodes.reduce(0) { max($0, $1.priority) }
      handicap = Int64(min(best - self[id].priority, 100)) * spread
    }
    return .between(least: silence + handicap, spread: spread)
  }

  mutating func silenceTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.silence.fire(number), self[id].isUp, !self[id].isFrozen,
      !hearsLeader(id), decides(id)
    else { return }
    switch rules[id].failover {
    case .manual:
      break
    case .election:
      noteLostElection(id)
      campaign(id)
    case .watchers, .controller:
      suspect(id)
    }
    watchForSilence(id)
  }

  private mutating func noteLostElection(_ id: NodeID) {
    let candidacy = self[id].candidacy
    guard candidacy.epoch > 0, !candidacy.isCanvass else { return }
    let votes = candidacy.votes.reduce(0) { $0 + self[$1].votesNow }
    notices.append(
      .electionLost(id, epoch: candidacy.epoch, votes: votes, needed: majorityOfVotes))
  }

  // MARK: A leader without a majority

  private mutating func watchForMajority(_ id: NodeID) {
    guard let time = majorityTime(id), self[id].isUp, self[id].isLeader, !self[id].isFrozen,
      votesHeard(by: id) < majorityOfVotes
    else {
      self[id].timers.majority.disarm()
      return
    }
    arm(.majority(id), .after(time), \.majority)
  }

  private func majorityTime(_ id: NodeID) -> Int64? {
    switch rules[id].fencing {
    case .off, .epoch, .grace: nil
    case .majority: rules[id].failover.silence ?? 10_000_000
    case .lease(let time): time
    }
  }

  /// The votes of the nodes that a node can talk with, its own included.
  func votesHeard(by id: NodeID) -> Int {
    nodes.indices.reduce(0) { sum, index in
      let other = NodeID(index)
      let hears = other == id || canTalk(id, other) || isHeardThroughTree(other, by: id)
      return hears && self[other].condition != .removed ? sum + self[other].votesNow : sum
    }
  }

  func canTalk(_ one: NodeID, _ other: NodeID) -> Bool {
    self[other].isUp && !self[other].isFrozen && reaches(one, other) && reaches(other, one)
  }

  mutating func majorityTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.majority.fire(number), self[id].isUp, self[id].isLeader,
      votesHeard(by: id) < majorityOfVotes
    else { return }
    if case .lease = rules[id].fencing {
      stepDown(id, .leaseExpired)
    } else {
      stepDown(id, .lostMajority)
    }
  }
}
