public import ClientHistory

// Keepalives are not simulated. What they would tell is a fact: whether one end of a connection
// could hear the other now. A timer starts when it cannot, and is called off when it can.

extension Cluster {
  /// Arms or calls off the timers of silent connections, after anything changed about who is
  /// connected or can hear whom.
  mutating func watchConnections() {
    guard rules.watchesConnections else { return }
    for index in nodes.indices {
      if let upstream = nodes[index].upstream { _ = links.need(from: NodeID(index), to: upstream) }
    }
    for number in links.all.indices {
      let (id, other) = (links[number].from, links[number].to)
      guard let time = rules[id].keepalive, isConnected(id, to: other), !hears(id, other) else {
        links[number].keepalive.disarm()
        continue
      }
      guard !links[number].keepalive.isArmed else { continue }
      let armed = links[number].keepalive.arm()
      effects.append(.arm(.keepalive(at: id, of: other), number: armed, .after(time)))
    }
  }

  /// Whether a node that runs takes another to be connected, as its follower or as its upstream.
  private func isConnected(_ id: NodeID, to other: NodeID) -> Bool {
    works(id.index)
      && (isStreaming(to: other, from: id)
        || self[id].upstream == other && self[id].following == .streaming)
  }

  /// Whether something that the other sends comes in. One that does not receive does not answer
  /// either.
  private func hears(_ id: NodeID, _ other: NodeID) -> Bool {
    works(other.index) && !self[other].pausedReceiving && reaches(other, id)
  }

  mutating func keepaliveTimerFired(_ id: NodeID, of other: NodeID, _ number: UInt32) {
    guard let link = links.number(from: id, to: other), links[link].keepalive.fire(number),
      isConnected(id, to: other), !hears(id, other)
    else { return }
    if isStreaming(to: other, from: id) { closeStream(to: other, from: id) }
    if self[id].upstream == other, self[id].following == .streaming {
      self[id].following = .connecting
      turnToKnownLeader(id)
      connect(id)
    }
  }

  /// Whether that a connection counts as closed could bring someone forward: a write waits there.
  public func keepaliveCanHelp(_ id: NodeID) -> Bool { !self[id].waits.isEmpty }

  /// A follower that can hear its upstream again finds that this one has closed the connection, and
  /// asks for the log anew.
  mutating func noticeClosed(_ id: NodeID) {
    guard rules.watchesConnections, let upstream = self[id].upstream, works(id.index),
      !self[id].pausedReceiving, self[id].following == .streaming,
      !isStreaming(to: id, from: upstream), reaches(id, upstream), reaches(upstream, id)
    else { return }
    connect(id)
  }
}
