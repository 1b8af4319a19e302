public import ClientHistory

extension Cluster {
  /// Adds a node that does nothing yet.
  public mutating func addNode(_ kind: Node.Kind) -> NodeID {
    nodes.append(Node(kind: kind))
    let id = NodeID(nodes.count - 1)
    if let leader = currentLeader {
      self[id].knownLeader = leader
      self[id].epoch = self[leader].epoch
      if rules[id].newcomers == .wait, kind == .data { self[id].joinsAt = self[leader].end }
    }
    return id
  }

  /// A node that was added has its vote once it has what the leader had then (MG-28).
  mutating func join(_ id: NodeID) {
    guard self[id].end >= self[id].joinsAt, self[id].following != .copying else { return }
    self[id].joinsAt = 0
    watchForSilence()
  }

  /// Makes a declared node a follower, with its stream open as if it had always been.
  public mutating func attach(_ id: NodeID, to upstream: NodeID, fixed: Bool) {
    self[id].upstream = upstream
    self[id].hasFixedUpstream = fixed
    self[id].knownLeader = currentLeader
    self[id].epoch = max(self[id].epoch, self[upstream].epoch)
    let fork = log.fork(of: self[id].place, self[upstream].place)
    guard self[upstream].isUp, fork == self[id].end, fork >= self[upstream].trimmedTo else {
      connect(id)
      return
    }
    self[id].following = .streaming
    let down = links.need(from: upstream, to: id)
    links[down].stream = Stream()
    links[down].stream.isOpen = true
    links[down].stream.sent = self[id].end
    links[down].stream.received = self[id].end
    links[down].stream.flushed = self[id].flushed
    links[down].stream.applied = self[id].applied
    admit(id, at: upstream)
    links[down].stream.catchUpMark = self[id].end
    links[down].stream.isMarked = self[id].isSync
    advance(upstream)
  }

  /// Points a follower elsewhere, which takes a message there and back.
  public mutating func setUpstream(_ id: NodeID, _ upstream: NodeID) {
    self[id].hasFixedUpstream = !self[upstream].isLeader
    follow(id, upstream)
  }

  /// Changes how a node is declared; what follows from it at once happens.
  public mutating func configure(_ id: NodeID, _ change: (inout Node) -> Void) {
    change(&self[id])
    refresh()
  }

  /// Lets everything that the rules now allow happen, after rules or declarations changed.
  public mutating func refresh() {
    beginSets()
    for index in nodes.indices {
      endFallback(NodeID(index))
      advance(NodeID(index))
    }
    watchForSilence()
  }

  /// A leader does not go on alone where its rules do not let it any more.
  private mutating func endFallback(_ id: NodeID) {
    if case .fallBack = rules[id].timeout { return }
    if rules[id].shorthanded == .async { return }
    self[id].hasFallenBack = false
  }

  /// Takes a node out for good.
  public mutating func remove(_ id: NodeID) {
    goDown(id, .removed, keeping: 0, seen: true)
    endClients(of: id)
    self[id].isSync = false
    self[id].votes = 0
    forgetMember(id)
    for index in nodes.indices {
      if nodes[index].upstream == id {
        nodes[index].upstream = nil
        nodes[index].following = .nobody
      }
      if nodes[index].handover == id { endHandover(NodeID(index), to: id) }
    }
    refresh()
  }

  /// Whether following `upstream` would close a circle.
  public func wouldCircle(_ id: NodeID, _ upstream: NodeID) -> Bool {
    var next: NodeID? = upstream
    var steps = 0
    while let node = next, steps <= nodes.count {
      if node == id { return true }
      next = self[node].upstream
      steps += 1
    }
    return false
  }
}
