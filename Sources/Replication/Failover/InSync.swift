public import ClientHistory

// The in-sync set as a state that the leader changes. Where controllers decide on a failover they
// also write the set down, so a leader that cannot talk with them cannot change it (KF-13).

extension Cluster {
  // MARK: How large it is

  /// How many are in sync by a node's minimum, and how many it asks for; nil where they are enough.
  public func tooSmallSet(
    of leader: NodeID, _ minimum: Int? = nil
  ) -> (have: Int, need: Int)? {
    let need = minimumNeeded(minimum ?? rules[leader].minimum, at: leader)
    guard need > 0 else { return nil }
    let have = inSyncSet(of: leader).count + (rules[leader].minimumCounts == .followers ? 0 : 1)
    return have < need ? (have, need) : nil
  }

  private func minimumNeeded(_ minimum: Int, at leader: NodeID) -> Int {
    switch rules[leader].minimumCounts {
    case .followers, .members: minimum
    case .replicas: min(minimum, dataNodes.count)
    }
  }

  /// How far the in-sync set has confirmed; not beyond what is committed while it is too small to
  /// commit anything (KF-4).
  func reachedByTheSet(_ rule: Acknowledgement, at leader: NodeID) -> Int64 {
    if rules[leader].minimumDoes == .holds, tooSmallSet(of: leader) != nil {
      return nodes[leader.index].committed
    }
    return least(of: rule, at: leader)
  }

  /// What a write is told in place of its acknowledgement where the set has become too small.
  func tooFewAfterAppend(_ index: Int, at leader: NodeID) -> WriteEnd.Result? {
    guard rules[leader].minimumDoes == .tells else { return nil }
    let asked =
      nodes[leader.index].waits[index].acknowledgement ?? rules.acknowledgement(of: leader)
    guard asked.who == .inSync || rules[leader].minimumFor == .everyWrite,
      let (have, need) = tooSmallSet(of: leader)
    else { return nil }
    return .tooFewInSync(have: have, need: need)
  }

  /// The followers whose confirmation the in-sync set waits for: its members, and who has caught up
  /// and only could not be written down yet (KF-8).
  func waitedFor(by leader: NodeID) -> NodeSet {
    var set = inSyncSet(of: leader)
    guard rules[leader].membership.isKept else { return set }
    for index in nodes.indices where index != leader.index && holdsData(index) {
      guard let link = links.number(from: leader, to: NodeID(index)) else { continue }
      let stream = links[link].stream
      if stream.isOpen, !stream.isLate, !stream.isLagging, !nodes[index].isFenced {
        set.insert(NodeID(index))
      }
    }
    return set
  }

  // MARK: Who may change it

  /// The controller that the others follow: one that can talk with more than half of them.
  public var activeController: NodeID? {
    var count = 0
    for index in nodes.indices where isController(index) { count += 1 }
    for index in nodes.indices where isController(index) && nodes[index].condition == .up {
      guard !nodes[index].isFrozen else { continue }
      var heard = 1
      for other in nodes.indices where other != index && isController(other) {
        if canTalk(NodeID(index), NodeID(other)) { heard += 1 }
      }
      if heard * 2 > count { return NodeID(index) }
    }
    return nil
  }

  private func isController(_ index: Int) -> Bool {
    nodes[index].kind == .controller && nodes[index].condition != .removed
  }

  private func controllersDecide(_ id: NodeID) -> Bool {
    if case .controller = rules[id].failover { return true }
    return false
  }

  /// Whether a leader can change its in-sync set now.
  func mayChangeSet(_ leader: NodeID) -> Bool {
    guard controllersDecide(leader) else { return true }
    guard newestLeader == leader, let controller = activeController else { return false }
    return canTalk(leader, controller)
  }

  // MARK: Changing it

  /// Writes a set down. A leader that was replaced changes only what it knows itself.
  private mutating func changeSet(of leader: NodeID, to set: NodeSet) {
    guard self[leader].inSync != set else { return }
    self[leader].inSync = set
    guard newestLeader == leader else { return }
    register(set, at: leader)
    watchPreference(leader)
  }

  private mutating func register(_ set: NodeSet, at leader: NodeID) {
    let left = registry.members.subtracting(set)
    registry.members = set
    if rules[leader].eligible == .on, set.count < minimumNeeded(rules[leader].minimum, at: leader) {
      registry.eligible = registry.eligible.union(left).subtracting(set)
    } else {
      registry.eligible = NodeSet()
    }
    notices.append(.inSyncChanged(leader, members: set, eligible: registry.eligible))
  }

  /// A leader begins with the set that is written down, as far as its members are there. One that is
  /// not among them begins alone (KF-21).
  mutating func takeOverSet(_ id: NodeID) {
    var set = registry.members
    if rank(of: id) == .outOfSync || set.isEmpty && registry.eligible.isEmpty {
      set = NodeSet()
      registry.eligible = NodeSet()
    }
    for member in set where self[member].isFenced || !self[member].isUp { set.remove(member) }
    set.insert(id)
    registry.lastLeader = id
    self[id].inSync = set
    register(set, at: id)
    watchSet(of: id)
  }

  /// Takes a follower in that has all that is committed, and everything from before the leader's
  /// epoch (KF-12).
  mutating func admit(_ follower: NodeID, at leader: NodeID) {
    guard rules[leader].membership.isKept, leads(leader.index),
      !nodes[leader.index].inSync.contains(follower), holdsData(follower.index),
      !nodes[follower.index].isFenced, let link = links.number(from: leader, to: follower),
      fetches(over: link)
    else { return }
    let least = max(
      nodes[leader.index].committed, log.branches[nodes[leader.index].branch].fork)
    guard links[link].stream.received >= least, mayChangeSet(leader) else { return }
    var set = nodes[leader.index].inSync
    set.insert(follower)
    links[link].stream.isLate = false
    changeSet(of: leader, to: set)
  }

  /// A leader under whose rules a set is kept, and which has none yet, begins one.
  mutating func beginSets() {
    for index in nodes.indices where leads(index) {
      guard rules[NodeID(index)].membership.isKept else {
        nodes[index].inSync = NodeSet()
        continue
      }
      guard nodes[index].inSync.isEmpty else { continue }
      var set: NodeSet = [NodeID(index)]
      for follower in nodes.indices where isStreaming(to: NodeID(follower), from: NodeID(index)) {
        set.insert(NodeID(follower))
      }
      nodes[index].inSync = set
      if newestLeader == NodeID(index) {
        registry.lastLeader = NodeID(index)
        register(set, at: NodeID(index))
      }
    }
  }

  // MARK: Leaving it

  /// Whether a follower takes the log from a leader now.
  private func fetches(over link: Int) -> Bool {
    let follower = links[link].to
    return links[link].stream.isOpen && !nodes[follower.index].pausedReceiving
      && nodes[follower.index].upstream == links[link].from
      && canTalk(links[link].from, follower)
  }

  /// A follower has told that it has everything.
  mutating func noteCaughtUp(_ link: Int) {
    links[link].stream.isLagging = false
    links[link].stream.lag.disarm()
    guard rules[links[link].from].membership.checks != nil else { return }
    links[link].stream.isLate = false
    watchFetching(link)
  }

  /// Begins to count the time for which a follower takes nothing; it ends when it does again and
  /// lacks nothing.
  mutating func watchFetching(_ link: Int) {
    let leader = links[link].from
    guard let time = rules[leader].membership.patience, rules[leader].membership.checks != nil,
      leads(leader.index), nodes[leader.index].condition == .up
    else { return }
    if fetches(over: link) {
      guard links[link].stream.received >= self[leader].end || isOnlyHeard(leader) else { return }
      links[link].stream.lag.disarm()
      links[link].stream.isLate = false
      if isOnlyHeard(leader) { links[link].stream.isLagging = false }
    } else if !links[link].stream.lag.isArmed, !links[link].stream.isLate {
      armLag(link, time)
    }
  }

  /// A member that is behind has its time counted; one whose time is over waits for the next check.
  mutating func watchMember(_ link: Int, _ time: Microseconds) {
    let leader = links[link].from
    guard !isOnlyHeard(leader), nodes[leader.index].inSync.contains(links[link].to) else { return }
    if links[link].stream.isLate { armCheck(leader) } else { armLag(link, time) }
  }

  private func isOnlyHeard(_ leader: NodeID) -> Bool {
    if case .heard = rules[leader].membership { return true }
    return false
  }

  /// The time that a follower has is over.
  mutating func noteLate(_ link: Int, _ time: Microseconds) {
    let leader = links[link].from
    if fetches(over: link) {
      guard !isOnlyHeard(leader), links[link].stream.received < self[leader].end else { return }
      // It takes what comes, and never has all: what counts is what there was at the mark.
      guard links[link].stream.received < links[link].stream.lagMark else {
        return armLag(link, time)
      }
    }
    links[link].stream.isLate = true
    let isMember = nodes[leader.index].inSync.contains(links[link].to)
    if isOnlyHeard(leader) || isMember && links[link].stream.received < self[leader].end {
      armCheck(leader)
    } else if !isMember {
      // It had caught up, and what it confirmed was waited for.
      advance(leader)
    }
  }

  mutating func armCheck(_ leader: NodeID) {
    guard let time = rules[leader].membership.checks else { return }
    arm(.check(leader), .aligned(every: time), \.check)
  }

  mutating func checkTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.check.fire(number), works(id.index), leads(id.index) else { return }
    if isOnlyHeard(id) {
      for link in links.all.indices where links[link].from == id && links[link].stream.isLate {
        links[link].stream.isLagging = true
      }
    } else {
      drop(atMost: self[id].inSync, from: id)
    }
    advance(id)
  }

  /// Drops the members that are behind and have been for too long. Where the leader cannot, it tries
  /// again as soon as it can.
  private mutating func drop(atMost members: NodeSet, from leader: NodeID) {
    var set = members
    for member in members where member != leader {
      guard let link = links.number(from: leader, to: member) else {
        set.remove(member)
        continue
      }
      let stream = links[link].stream
      if stream.isLate, stream.received < self[leader].end { set.remove(member) }
    }
    guard set != members, mayChangeSet(leader) else { return }
    changeSet(of: leader, to: set)
  }

  /// Whether the next look at the set can change it.
  public func checkCanHelp(_ leader: NodeID) -> Bool {
    isOnlyHeard(leader) || mayChangeSet(leader)
  }

  // MARK: After anything changed about who can hear whom

  mutating func watchSets() {
    for index in nodes.indices {
      watchSession(NodeID(index))
      watchApart(NodeID(index))
    }
    for index in nodes.indices {
      guard leads(index), nodes[index].condition == .up else { continue }
      watchSet(of: NodeID(index))
      watchPreference(NodeID(index))
      watchLoneliness(NodeID(index))
    }
  }

  /// Looks at every follower of a leader, and has the leader learn what is written down.
  private mutating func watchSet(of leader: NodeID) {
    guard rules[leader].membership.checks != nil else { return }
    let isKept = rules[leader].membership.isKept
    if isKept, newestLeader == leader, mayChangeSet(leader),
      self[leader].inSync != registry.members,
      registry.members.contains(leader)
    {
      self[leader].inSync = registry.members
      if works(leader.index) { judgeAcknowledgements(leader) }
    }
    for index in nodes.indices where index != leader.index && holdsData(index) {
      let follower = NodeID(index)
      let isMember = isKept && self[leader].inSync.contains(follower)
      guard isMember || isStreaming(to: follower, from: leader) else { continue }
      let link = links.need(from: leader, to: follower)
      watchFetching(link)
      if isKept { admit(follower, at: leader) }
      if links[link].stream.isLate, isOnlyHeard(leader) ? !links[link].stream.isLagging : isMember,
        isOnlyHeard(leader) || links[link].stream.received < self[leader].end
      {
        armCheck(leader)
      }
    }
  }

  // MARK: Taken out by the controllers

  /// The controllers count the time for which they do not hear a node (KF-22).
  private mutating func watchSession(_ id: NodeID) {
    guard case .controller(let time) = rules[id].failover, rules[id].membership.isKept,
      holdsData(id.index), let controller = activeController
    else {
      self[id].timers.session.disarm()
      return
    }
    guard !canTalk(controller, id) else {
      self[id].timers.session.disarm()
      self[id].isFenced = false
      return
    }
    if !self[id].isFenced { arm(.session(id), .after(time), \.session) }
  }

  mutating func sessionTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.session.fire(number), let controller = activeController,
      !canTalk(controller, id)
    else { return }
    self[id].isFenced = true
    notices.append(.fenced(id))
    takeOut(id)
    watchSets()
  }

  /// The last member stays, so that it is known whose log has everything (KF-19), unless others that
  /// have it are eligible.
  private mutating func takeOut(_ id: NodeID) {
    guard registry.members.contains(id) else { return }
    var set = registry.members
    set.remove(id)
    if set.isEmpty, rules[id].eligible == .off { return }
    register(set, at: registry.lastLeader ?? id)
  }

  /// A node that crashed may have lost what it had confirmed, so it is not eligible any more (KF-20).
  mutating func forgetUncleanly(_ id: NodeID) {
    guard rules[id].eligible == .on, rules[id].membership.isKept, activeController != nil else {
      return
    }
    registry.eligible.remove(id)
    guard registry.members.contains(id) else { return }
    var set = registry.members
    set.remove(id)
    registry.members = set
    notices.append(.inSyncChanged(id, members: set, eligible: registry.eligible))
  }

  mutating func forgetMember(_ id: NodeID) {
    registry.members.remove(id)
    registry.eligible.remove(id)
    for index in nodes.indices { nodes[index].inSync.remove(id) }
  }

  /// Before a clean stop the controller moves the leadership, and takes the node out (KF-22).
  mutating func leaveSet(_ id: NodeID) {
    guard rules[id].leaving == .handsOver, controllersDecide(id), let controller = activeController,
      canTalk(controller, id), rules[id].membership.isKept
    else { return }
    if self[id].isLeader, newestLeader == id { _ = appointBest() }
    takeOut(id)
  }
}
