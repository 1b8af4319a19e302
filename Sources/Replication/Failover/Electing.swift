public import ClientHistory

extension Cluster {
  /// A voter stands for a new epoch.
  mutating func stand(_ id: NodeID, unclean: Bool) {
    let heard = isCandidate(id) ? self[id].candidacy.heard : self[id].epoch
    newestEpoch += 1
    self[id].epoch = newestEpoch
    self[id].votedIn = newestEpoch
    self[id].votedFor = id
    self[id].candidacy = Candidacy(epoch: newestEpoch, votes: [id], unclean: unclean, heard: heard)
    notices.append(.electionStarted(id, epoch: newestEpoch))
    for index in nodes.indices where index != id.index && nodes[index].votesNow > 0 {
      guard nodes[index].condition != .removed else { continue }
      send(
        .voteRequest(epoch: newestEpoch, log: self[id].place, unclean: unclean), from: id,
        to: NodeID(index))
    }
    countVotes(id)
  }

  mutating func receiveVoteRequest(over link: Int, epoch: UInt32, _ place: Place, unclean: Bool) {
    let candidate = links[link].from
    let id = links[link].to
    let isServed = keepsToLeader(id, against: candidate)
    if epoch > self[id].epoch, !isServed { hear(of: epoch, at: id, leader: nil) }
    let granted =
      !isServed && !self[id].isLeader && epoch > self[id].votedIn && epoch >= self[id].epoch
      && (unclean || mayWin(candidate, place, to: id))
    if granted {
      self[id].votedIn = epoch
      self[id].votedFor = candidate
      self[id].timers.silence.disarm()
      watchForSilence()
    }
    send(.vote(epoch: epoch, granted: granted), from: id, to: candidate)
  }

  /// Whether a voter's rules let a candidate with that log win.
  func mayWin(_ candidate: NodeID, _ place: Place, to id: NodeID) -> Bool {
    switch rules[id].winner {
    case .named: true
    case .inSync: rank(of: candidate) < .outOfSync
    case .newest, .priority, .lowestPriority: isAsNew(place, as: self[id])
    }
  }

  /// Whether a log is at least as new as a node's: by the epoch of its last entry, then its length.
  func isAsNew(_ place: Place, as node: Node) -> Bool {
    guard node.holdsData else { return true }
    let theirs = (log.epoch(at: place), place.position)
    let ours = (log.epoch(at: node.place), node.end)
    return theirs >= ours
  }

  mutating func receiveVote(over link: Int, epoch: UInt32, granted: Bool) {
    let id = links[link].to
    if self[id].isLeader { hear(of: epoch, at: id, leader: nil) }
    guard self[id].candidacy.epoch == epoch, epoch > 0, granted, !self[id].candidacy.isCanvass
    else { return }
    self[id].candidacy.votes.insert(links[link].from)
    countVotes(id)
  }

  private mutating func countVotes(_ id: NodeID) {
    guard self[id].candidacy.epoch == self[id].epoch, self[id].candidacy.source == nil else {
      return
    }
    guard votesGiven(to: id) >= majorityOfVotes else { return }
    win(id)
  }

  func votesGiven(to id: NodeID) -> Int {
    self[id].candidacy.votes.reduce(0) { $0 + self[$1].votesNow }
  }

  /// Whether a node that stood now could win, with those that it can talk with.
  public func canWin(_ id: NodeID) -> Bool {
    guard self[id].holdsData, self[id].isUp, !self[id].isFrozen, self[id].priority > 0,
      !self[id].sitsOut, !self[id].isUnwinding
    else { return false }
    var votes = self[id].votesNow
    for index in nodes.indices where index != id.index {
      let voter = NodeID(index)
      guard canTalk(id, voter), mayWin(id, self[id].place, to: voter),
        !keepsToLeader(voter, against: id)
      else { continue }
      votes += self[voter].votesNow
    }
    return votes >= majorityOfVotes
  }

  /// The operator has a node ask its voters, whether someone leads or not.
  public mutating func stand(byHand id: NodeID) { stand(id, unclean: false) }

  /// The operator asks for an election now. Answers who stands; nil where nobody can.
  public mutating func elect(unclean: Bool) -> NodeID? {
    let order = nodes.indices.map { NodeID($0) }
      .filter {
        self[$0].holdsData && self[$0].isUp && !self[$0].isFrozen && !self[$0].isLeader
          && self[$0].following != .copying && (rules[$0].loyalty == .all || !hearsLeader($0))
      }
      .sorted { isBetter($0, than: $1) }
    if unclean {
      guard let first = order.first else { return nil }
      lead(first, epoch: newestEpoch + 1, .promoted)
      return first
    }
    if case .controller = rules.common.failover, activeController != nil {
      return currentLeader == nil ? appointBest() : nil
    }
    guard let candidate = order.first(where: { canWin($0) }) else { return nil }
    stand(candidate, unclean: false)
    return candidate
  }

  /// Who comes first where the system chooses: by the rules of the nodes themselves.
  func isBetter(_ one: NodeID, than other: NodeID) -> Bool {
    switch rules[one].winner {
    case .named:
      return one < other
    case .inSync:
      let (a, b) = (rank(of: one), rank(of: other))
      return a == b ? one < other : a < b
    case .newest:
      return isNewer(one, than: other)
    case .priority:
      let (a, b) = (self[one].priority, self[other].priority)
      return a == b ? isNewer(one, than: other) : a > b
    case .lowestPriority:
      let (a, b) = (self[one].priority, self[other].priority)
      return a == b ? isNewer(one, than: other) : a < b
    }
  }

  private func isNewer(_ one: NodeID, than other: NodeID) -> Bool {
    let (a, b) = (self[one], self[other])
    let (first, second) = ((log.epoch(at: a.place), a.end), (log.epoch(at: b.place), b.end))
    return first == second ? one < other : first > second
  }
}
