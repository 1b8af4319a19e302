public import ClientHistory

// Watchers and controllers stand outside: they hold no data and agree among themselves whom to
// appoint. A quorum only finds the leader silent; appointing needs more than half of them (RD-27).

extension Cluster {
  /// One that watches finds the leader silent, and asks the others.
  mutating func suspect(_ id: NodeID) {
    guard let leader = self[id].knownLeader, isConfirmed(id) else { return }
    newestEpoch += 1
    self[id].votedIn = newestEpoch
    self[id].candidacy = Candidacy(epoch: newestEpoch, votes: [id], suspicions: [id])
    notices.append(.suspects(id, leader: leader))
    for other in colleagues(of: id) where other != id {
      send(.suspicion(epoch: newestEpoch), from: id, to: other)
    }
    appointIfAgreed(id)
  }

  private func colleagues(of id: NodeID) -> [NodeID] {
    nodes.indices.map { NodeID($0) }
      .filter { self[$0].kind == self[id].kind && self[$0].condition != .removed }
  }

  mutating func receiveSuspicion(over link: Int, epoch: UInt32) {
    let id = links[link].to
    let granted = epoch > self[id].votedIn && !self[id].isTilted
    if granted { self[id].votedIn = epoch }
    send(
      .suspicionAnswer(
        epoch: epoch, suspects: !hearsLeader(id) && !self[id].isTilted, granted: granted), from: id,
      to: links[link].from)
  }

  mutating func receiveSuspicionAnswer(
    over link: Int, epoch: UInt32, suspects: Bool, granted: Bool
  ) {
    let id = links[link].to
    guard self[id].candidacy.epoch == epoch, epoch > 0 else { return }
    if suspects { self[id].candidacy.suspicions.insert(links[link].from) }
    if granted { self[id].candidacy.votes.insert(links[link].from) }
    appointIfAgreed(id)
  }

  private mutating func appointIfAgreed(_ id: NodeID) {
    let all = colleagues(of: id).count
    guard self[id].candidacy.suspicions.count >= quorum(id, of: all),
      self[id].candidacy.votes.count >= max(all / 2 + 1, min(quorum(id, of: all), all)),
      let choice = choice(of: id)
    else { return }
    let epoch = self[id].candidacy.epoch
    self[id].candidacy = Candidacy()
    send(.appoint(epoch: epoch), from: id, to: choice)
  }

  private func quorum(_ id: NodeID, of all: Int) -> Int {
    switch rules[id].failover {
    case .watchers(let quorum, _): quorum ?? all / 2 + 1
    case .controller: 1
    case .manual, .election: all + 1
    }
  }

  /// The best node that a watcher can talk with.
  func choice(of id: NodeID) -> NodeID? {
    nodes.indices.map { NodeID($0) }
      .filter {
        self[$0].holdsData && !self[$0].isLeader && self[$0].priority > 0 && canTalk(id, $0)
          && self[$0].following != .copying && !self[$0].sitsOut && mayBeChosen($0, by: id)
      }
      .min { isBetter($0, than: $1) }
  }

  /// Whether watchers that agreed now could appoint someone.
  func canAppoint(_ id: NodeID) -> Bool {
    let all = colleagues(of: id)
    let heard = all.filter { $0 == id || canTalk(id, $0) }
    let silent = heard.filter { !hearsLeader($0) }
    return heard.count >= max(all.count / 2 + 1, min(quorum(id, of: all.count), all.count))
      && silent.count >= quorum(id, of: all.count) && choice(of: id) != nil && isConfirmed(id)
  }

  /// Whether all whose word is asked for find the leader silent as well.
  private func isConfirmed(_ id: NodeID) -> Bool {
    guard rules[id].confirmed == .followers else { return true }
    return nodes.indices.allSatisfy { index in
      let follower = NodeID(index)
      return !self[follower].holdsData || self[follower].isLeader || !canTalk(id, follower)
        || !hearsLeader(follower)
    }
  }

  /// Whether the silence timer of a node, when it goes off, can lead to a new leader.
  public func silenceCanHelp(_ id: NodeID) -> Bool {
    switch rules[id].failover {
    case .manual: false
    case .election: canWin(id)
    case .watchers, .controller: canAppoint(id)
    }
  }
}
