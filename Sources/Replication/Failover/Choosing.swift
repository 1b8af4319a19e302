import ClientHistory

// Whom controllers and watchers choose where the in-sync set decides.

extension Cluster {
  /// What speaks for a node where the in-sync set decides.
  func rank(of id: NodeID) -> Rank {
    guard rules[id].membership.isKept else {
      return lastInSync.contains(id) ? .inSync : .outOfSync
    }
    if registry.members.contains(id) { return .inSync }
    if registry.eligible.contains(id) { return .eligible }
    let nobodyIsKnown = registry.members.isEmpty && registry.eligible.isEmpty
    let isLast = nobodyIsKnown && rules[id].eligible == .on && registry.lastLeader == id
    return isLast ? .lastLeader : .outOfSync
  }

  /// Whether a node is in the in-sync set: as it is written down, or as the leader sees it now.
  public func isInSync(_ id: NodeID) -> Bool {
    if registry.members.contains(id) { return true }
    guard registry.members.isEmpty, let leader = newestLeader else { return false }
    return id == leader || inSyncSet(of: leader).contains(id)
  }

  /// Whether a watcher or controller would choose the node at all.
  func mayBeChosen(_ id: NodeID, by chooser: NodeID) -> Bool {
    if self[id].isApart || lacksTooMuch(id) { return false }
    return rules[id].winner != .inSync || rules[id].unclean == .on || rank(of: id) < .outOfSync
  }

  /// Whether a node lacks more of the last leader's log than its rules let pass.
  private func lacksTooMuch(_ id: NodeID) -> Bool {
    guard rules[id].lacking != .any, let leader = newestLeader else { return false }
    let end = place(leader.index)
    let shared = log.fork(of: place(id.index), end)
    switch rules[id].lacking {
    case .any: return false
    case .entries(let most): return end.position - shared > most
    case .bytes(let most):
      var bytes: Int64 = 0
      log.forEachEntry(after: max(shared, log.foldedTo), to: end) { bytes += log.size(of: $1) }
      return bytes > most
    }
  }

  /// The controller that is active appoints the best node that it can talk with. Answers whom; nil
  /// where there is none.
  mutating func appointBest() -> NodeID? {
    guard let controller = activeController, let choice = choice(of: controller) else { return nil }
    appoint(choice, by: controller)
    return choice
  }

  /// The leader was taken out and nobody was there to be chosen, or it came back with less than it
  /// had: who has come back may be chosen now.
  mutating func appointWhereNobodyLeads() {
    guard let last = newestLeader, rules[last].membership.isKept, currentLeader == nil,
      self[last].isFenced || !self[last].isLeader, case .controller = rules[last].failover
    else { return }
    _ = appointBest()
  }

  /// Whether a leader that is started again still leads: not where the controllers took it out of
  /// the set meanwhile.
  func mayGoOnLeading(_ id: NodeID) -> Bool {
    guard rules[id].membership.isKept, rules[id].eligible == .on,
      case .controller = rules[id].failover
    else { return true }
    return rank(of: id) == .inSync
  }

  private mutating func appoint(_ id: NodeID, by controller: NodeID) {
    newestEpoch += 1
    send(.appoint(epoch: newestEpoch), from: controller, to: id)
  }

  // MARK: The preferred leader

  /// The node that was declared first among those that hold data and may lead.
  var preferredLeader: NodeID? {
    for index in nodes.indices where holdsData(index) && nodes[index].priority > 0 {
      return NodeID(index)
    }
    return nil
  }

  /// Why the leadership cannot go back to the preferred node now.
  public enum PreferenceRefusal: Hashable, Sendable {
    /// No controller is there that could decide it.
    case noController
    /// The preferred node leads, or there is none.
    case leadsAlready
    /// It is down, cannot be reached, or is not in sync.
    case notInSync(NodeID)
  }

  /// Why the leadership cannot go back to the preferred node; nil: it can (KF-23).
  public var refusalOfPreferred: PreferenceRefusal? {
    guard let controller = activeController else { return .noController }
    guard let preferred = preferredLeader, !self[preferred].isLeader || newestLeader != preferred
    else { return .leadsAlready }
    guard self[preferred].isUp, canTalk(controller, preferred), !self[preferred].isLeader,
      rank(of: preferred) == .inSync
    else { return .notInSync(preferred) }
    return nil
  }

  /// The leadership goes back to the node that was declared first, if it is in sync.
  public mutating func electPreferred() {
    guard refusalOfPreferred == nil, let controller = activeController,
      let preferred = preferredLeader
    else { return }
    appoint(preferred, by: controller)
  }

  mutating func watchPreference(_ leader: NodeID) {
    guard case .every(let time) = rules[leader].preferred, newestLeader == leader,
      refusalOfPreferred == nil
    else { return }
    arm(.preference(leader), .aligned(every: time), \.preference)
  }

  mutating func preferenceTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.preference.fire(number), leads(id.index), newestLeader == id else {
      return
    }
    electPreferred()
  }

  // MARK: What followers hear of the commit index

  /// Whether a follower is not told now how far entries are committed, as no entries go with it.
  mutating func waitsWithNews(_ link: Int) -> Bool {
    guard case .withEntries(let time) = rules[links[link].to].commitNews else { return false }
    if !links[link].stream.news.isArmed {
      let number = links[link].stream.news.arm()
      effects.append(
        .arm(
          .news(leader: links[link].from, follower: links[link].to), number: number, .after(time)))
    }
    return true
  }

  mutating func newsTimerFired(leader: NodeID, follower: NodeID, _ number: UInt32) {
    guard let link = links.number(from: leader, to: follower),
      links[link].stream.news.fire(number), links[link].stream.isOpen,
      nodes[leader.index].committed > links[link].stream.toldCommitted
    else { return }
    push(over: link, evenNothing: true)
  }
}
