public import ClientHistory

extension Cluster {
  /// Ends every write at a leader that has what its rule asks for, and comes back from fallback.
  mutating func judgeAcknowledgements(_ leader: NodeID) {
    let rule = rules.acknowledgement(of: leader)
    let reached = acknowledgedUpTo(rule, at: leader)
    if rules[leader].shorthanded == .async { fallBackIfShorthanded(leader, rule) }
    let isAlone = actsAlone(leader, rule)
    let confirmed = isAlone ? ownMark(leader.index, rule.own) : reached
    noteCommitted(leader, committedBy(leader) ?? confirmed)
    comeBack(leader, reached)
    guard !nodes[leader.index].waits.isEmpty else { return }
    if nodes[leader.index].waitsDiffer || rules[leader].released == .onReport {
      endEachThatIsMet(leader, reached, isAlone)
    } else {
      let limit = isAlone ? max(reached, ownMark(leader.index, rule.own)) : reached
      endUpTo(limit, leader, reached, isAlone)
    }
    if nodes[leader.index].waits.isEmpty { nodes[leader.index].waitsDiffer = false }
  }

  /// Where all wait for the same, they end in order.
  private mutating func endUpTo(
    _ limit: Int64, _ leader: NodeID, _ reached: Int64, _ isAlone: Bool
  ) {
    var met = 0
    while met < nodes[leader.index].waits.count,
      nodes[leader.index].waits[met].position <= limit, endIfMet(met, at: leader, reached, isAlone)
    {
      met += 1
    }
    if met == nodes[leader.index].waits.count {
      nodes[leader.index].waits.removeAll(keepingCapacity: true)
    } else if met > 0 {
      nodes[leader.index].waits.removeFirst(met)
    }
  }

  /// Where some wait for what their clients asked for, a later one may end before an earlier one
  /// (PG-9).
  private mutating func endEachThatIsMet(_ leader: NodeID, _ reached: Int64, _ isAlone: Bool) {
    var kept = 0
    let count = nodes[leader.index].waits.count
    for index in 0..<count {
      if endIfMet(index, at: leader, reached, isAlone) { continue }
      if kept < index { nodes[leader.index].waits[kept] = nodes[leader.index].waits[index] }
      kept += 1
    }
    nodes[leader.index].waits.removeLast(count - kept)
  }

  /// How far entries are committed where a rule of its own says so.
  private func committedBy(_ leader: NodeID) -> Int64? {
    rules.commit(of: leader).map { acknowledgedUpTo($0, at: leader) }
  }

  /// Ends a waiting write where its rule, or its leader's, is met.
  private mutating func endIfMet(
    _ index: Int, at leader: NodeID, _ reached: Int64, _ isAlone: Bool
  ) -> Bool {
    let position = nodes[leader.index].waits[index].position
    var met = reached
    var rule = rules.acknowledgement(of: leader)
    if let own = nodes[leader.index].waits[index].acknowledgement {
      met = acknowledgedUpTo(own, at: leader)
      rule = own
    }
    let isMet = position <= met
    let isMetAlone = isAlone && position <= ownMark(leader.index, rule.own)
    guard isMet || isMetAlone else { return false }
    if let tooFew = tooFewAfterAppend(index, at: leader) {
      end(
        nodes[leader.index].waits[index].operation, at: leader,
        WriteEnd(result: tooFew, acknowledgedBy: []))
      return true
    }
    if !isMetAlone, rules[leader].released == .onReport, !isReleased(by: rule, at: leader) {
      return false
    }
    end(
      nodes[leader.index].waits[index].operation, at: leader,
      WriteEnd(
        result: isMet ? .acknowledged : .acknowledgedAlone,
        acknowledgedBy: confirmers(of: position, at: leader, rule)))
    return true
  }

  /// Every node that has an entry at its stage, as its leader knows.
  func confirmers(of position: Int64, at leader: NodeID, _ rule: Acknowledgement) -> NodeSet {
    var set = NodeSet()
    for index in nodes.indices where index == leader.index || holdsData(index) {
      if mark(of: NodeID(index), at: leader, rule) >= position { set.insert(NodeID(index)) }
    }
    return set
  }

  /// How far a follower is at the stage of a rule, as it told that leader; the leader is at its own.
  func mark(of follower: NodeID, at leader: NodeID, _ rule: Acknowledgement) -> Int64 {
    if follower == leader { return ownMark(leader.index, rule.own) }
    guard let link = links.number(from: leader, to: follower) else { return 0 }
    return links[link].stream.mark(rule.stage)
  }

  /// Whether the upstream counts the follower as connected. Where a line was cut it does so still,
  /// until something tells it otherwise.
  public func isStreaming(to follower: NodeID, from leader: NodeID) -> Bool {
    guard let link = links.number(from: leader, to: follower) else { return false }
    return links[link].stream.isOpen
  }

  /// Whether a follower is taken into account where its place in a list decides: as long as its
  /// stream is open and, by the membership, it is in sync.
  public func counts(_ follower: NodeID, at leader: NodeID) -> Bool {
    guard let link = links.number(from: leader, to: follower), links[link].stream.isOpen else {
      return false
    }
    switch rules[leader].membership {
    case .fixed, .connected: return true
    case .streaming: return links[link].stream.hasCaughtUp
    case .within, .kept, .heard: return inSyncSet(of: leader).contains(follower)
    }
  }

  /// Whether what a follower told still counts once it is not connected any more, where so many of
  /// a list are asked for: under a fixed list it does (MY-7), and else only while it is (PG-17).
  private func staysCounted(_ follower: NodeID, at leader: NodeID) -> Bool {
    switch rules[leader].membership {
    case .fixed, .within, .kept, .heard: true
    case .connected, .streaming: counts(follower, at: leader)
    }
  }

  // MARK: Who counts

  /// The followers in sync with a leader, by its membership rule.
  public func inSyncSet(of leader: NodeID) -> NodeSet {
    var set = NodeSet()
    let membership = rules[leader].membership
    if membership.isKept {
      set = nodes[leader.index].inSync
      set.remove(leader)
      return set
    }
    for index in nodes.indices where index != leader.index && holdsData(index) {
      let follower = NodeID(index)
      switch membership {
      case .fixed:
        if isMarked(index, at: leader) { set.insert(follower) }
      case .connected:
        if isStreaming(to: follower, from: leader) { set.insert(follower) }
      case .streaming:
        if counts(follower, at: leader) { set.insert(follower) }
      case .within, .kept, .heard:
        guard let link = links.number(from: leader, to: follower) else { continue }
        if links[link].stream.isOpen, !links[link].stream.isLagging { set.insert(follower) }
      }
    }
    return set
  }

  /// The nodes that a rule draws from, the leader not among them.
  public func candidates(_ rule: Acknowledgement, at leader: NodeID) -> [NodeID] {
    switch rule.who {
    case .none, .leader:
      return []
    case .all:
      let marked = synchronousFollowers(of: leader)
      if rules[leader].membership == .fixed { return marked }
      let inSync = inSyncSet(of: leader)
      return marked.filter(inSync.contains)
    case .inSync:
      return Array(inSyncSet(of: leader))
    case .majority:
      return nodes.indices.map { NodeID($0) }
        .filter { $0 != leader && self[$0].holdsData && self[$0].votesNow > 0 }
    case .first(_, let list), .any(_, let list):
      let all = list.isEmpty ? synchronousFollowers(of: leader) : list
      return all.filter { $0 != leader && self[$0].holdsData }
    }
  }

  private func synchronousFollowers(of leader: NodeID) -> [NodeID] {
    nodes.indices.map { NodeID($0) }
      .filter { $0 != leader && isMarked($0.index, at: leader) && self[$0].holdsData }
  }

  /// Whether a node counts as one of the synchronous followers of a leader.
  @inline(__always)
  private func isMarked(_ index: Int, at leader: NodeID) -> Bool {
    if rules[leader].marks == .atOnce { return nodes[index].isSync }
    return links.number(from: leader, to: NodeID(index)).map { links[$0].stream.isMarked } ?? false
  }

  /// How many of its candidates a rule needs.
  public func needed(_ rule: Acknowledgement, at leader: NodeID) -> Int {
    switch rule.who {
    case .none, .leader: 0
    case .all, .inSync: candidates(rule, at: leader).count
    case .first(let count, _), .any(let count, _): count
    case .majority: max(0, majorityWithData - self[leader].votesNow)
    }
  }

  /// More than half of the votes of all nodes, whether up or not.
  public var majorityOfVotes: Int { votesInAll / 2 + 1 }

  /// The votes of all nodes that were not removed, whether up or not.
  public var votesInAll: Int {
    nodes.reduce(0) { $1.condition == .removed ? $0 : $0 + $1.votesNow }
  }

  /// The votes that a majority acknowledges with. Voters without data have none to confirm, so that
  /// never more is asked for than those with data have together (MG-5).
  public var majorityWithData: Int {
    min(majorityOfVotes, nodes.reduce(0) { $1.holdsData ? $0 + $1.votesNow : $0 })
  }

  // MARK: How far

  /// The last position that a rule counts as acknowledged at a leader.
  public func acknowledgedUpTo(_ rule: Acknowledgement, at leader: NodeID) -> Int64 {
    let own = ownMark(leader.index, rule.own)
    switch rule.who {
    case .none, .leader:
      return own
    case .all:
      return min(own, least(of: rule, at: leader))
    case .inSync:
      return min(own, reachedByTheSet(rule, at: leader))
    case .first(let count, _):
      let connected = candidates(rule, at: leader).filter { counts($0, at: leader) }
      guard connected.count >= count else { return 0 }
      return connected.prefix(count).reduce(own) { min($0, mark(of: $1, at: leader, rule)) }
    case .any(let count, let list):
      let reached = reachedBy(count, at: leader, rule) { index in
        guard index != leader.index, holdsData(index) else { return 0 }
        let isListed = list.isEmpty ? isMarked(index, at: leader) : list.contains(NodeID(index))
        return isListed && staysCounted(NodeID(index), at: leader) ? 1 : 0
      }
      return min(own, reached)
    case .majority:
      let reached = reachedBy(majorityWithData, at: leader, rule) { index in
        // One that takes a whole copy has confirmed nothing of it (MG-28).
        holdsData(index) && nodes[index].following != .copying ? nodes[index].votesNow : 0
      }
      return min(own, reached)
    }
  }

  /// Whether a rule names more followers than there are, so that it cannot be met by waiting.
  func isImpossible(_ rule: Acknowledgement, at leader: NodeID) -> Bool {
    switch rule.who {
    case .none, .leader, .all, .majority, .inSync: false
    case .first, .any: candidates(rule, at: leader).count < needed(rule, at: leader)
    }
  }

  func least(of rule: Acknowledgement, at leader: NodeID) -> Int64 {
    let all = rule.who == .all
    let fixed = rules[leader].membership == .fixed
    let inSync = fixed ? NodeSet() : waitedFor(by: leader)
    var least = Int64.max
    for index in nodes.indices where index != leader.index && holdsData(index) {
      let counts =
        fixed
        ? isMarked(index, at: leader)
        : inSync.contains(NodeID(index)) && (!all || isMarked(index, at: leader))
      if counts { least = min(least, mark(of: NodeID(index), at: leader, rule)) }
    }
    return least
  }

  /// The highest mark that nodes with that many votes have reached. It goes through the nodes once
  /// for each of them rather than sort them: they are few, and this runs for every message.
  private func reachedBy(
    _ count: Int, at leader: NodeID, _ rule: Acknowledgement, votes: (Int) -> Int
  ) -> Int64 {
    if count <= 0 { return .max }
    var best: Int64 = 0
    for index in nodes.indices where votes(index) > 0 {
      let limit = mark(of: NodeID(index), at: leader, rule)
      guard limit > best else { continue }
      var sum = 0
      for other in nodes.indices where votes(other) > 0 {
        if mark(of: NodeID(other), at: leader, rule) >= limit { sum += votes(other) }
      }
      if sum >= count { best = limit }
    }
    return best
  }

  // MARK: Committed

  /// The commit index: as far as the leader's own rule is met, nobody and the leader alone counting
  /// as its own log. Entries of earlier epochs count only with one of its own (Raft, section 5.4.2).
  private mutating func noteCommitted(_ leader: NodeID, _ reached: Int64) {
    if rules[leader].winner == .inSync, newestLeader == leader, !rules[leader].membership.isKept {
      lastInSync = inSyncSet(of: leader)
    }
    let fork = log.branches[nodes[leader.index].branch].fork
    guard reached > nodes[leader.index].committed,
      reached > fork || fork == 0 || rules[leader].commitsEarlierEpochs
    else { return }
    nodes[leader.index].committed = reached
  }
}
