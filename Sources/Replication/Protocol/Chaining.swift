import ClientHistory

// What a follower of a follower has may count at the leader, though the two never talk (MG-17).

extension Cluster {
  /// A node tells its upstream how far one is that follows it, or follows one that does.
  mutating func passOn(_ node: NodeID, from id: NodeID) {
    guard !nodes[id.index].isLeader, let upstream = nodes[id.index].upstream, upstream != node,
      let down = links.number(from: id, to: node)
    else { return }
    let stream = links[down].stream
    send(
      .progressOf(
        node, branch: nodes[id.index].branch, received: stream.received, flushed: stream.flushed,
        applied: stream.applied),
      from: id, to: upstream)
  }

  /// A node that is connected anew tells of all that it has been told of.
  mutating func passOnAll(from id: NodeID) {
    for index in nodes.indices where index != id.index && nodes[index].holdsData {
      guard let down = links.number(from: id, to: NodeID(index)),
        links[down].stream.received > 0
      else { continue }
      passOn(NodeID(index), from: id)
    }
  }

  /// The marks are kept where those of a direct follower are; the stream stays closed.
  mutating func receiveProgressOf(
    over link: Int, _ node: NodeID, branch: Int, received: Int64, flushed: Int64, applied: Int64
  ) {
    let id = links[link].to
    guard node != id, nodes[links[link].from.index].upstream == id,
      nodes[node.index].upstream != id,
      log.fork(of: Place(branch: branch, position: received), place(id.index)) == received
    else { return }
    let down = links.need(from: id, to: node)
    guard !links[down].stream.isOpen else { return }
    links[down].stream.received = received
    links[down].stream.flushed = flushed
    links[down].stream.applied = applied
    if rules[id].progress == .chained { passOn(node, from: id) }
    if nodes[id.index].stepDown != nil { tryToStepDown(id) }
    advance(id)
  }

  /// What a new leader was told when it led or followed before says nothing about its own log.
  mutating func forgetMarks(of leader: NodeID) {
    for number in links.all.indices
    where links[number].from == leader && !links[number].stream.isOpen {
      links[number].stream.received = 0
      links[number].stream.flushed = 0
      links[number].stream.applied = 0
    }
  }

  /// Whether a node can be heard through those that it gets its log from.
  func isHeardThroughTree(_ node: NodeID, by id: NodeID) -> Bool {
    guard rules[id].progress == .chained else { return false }
    var below = node
    for _ in nodes.indices {
      guard let upstream = self[below].upstream, self[below].following == .streaming,
        canTalk(upstream, below), self[upstream].isUp
      else { return false }
      if upstream == id { return true }
      below = upstream
    }
    return false
  }
}
