public import ClientHistory

extension Cluster {
  // MARK: Upstream

  /// Sends every follower of a node what it has not been sent yet.
  mutating func push(from id: NodeID) {
    for index in nodes.indices where index != id.index {
      guard let link = links.number(from: id, to: NodeID(index)), links[link].stream.isOpen else {
        continue
      }
      watchLag(link)
      if case .pullEvery(let time) = rules[NodeID(index)].transfer {
        if links[link].stream.sent < nodes[id.index].end {
          arm(.fetch(NodeID(index)), .aligned(every: time), \.fetch)
        }
      } else {
        push(over: link)
      }
    }
  }

  /// Sends what is new on one link; nothing while it is cut: that resumes when it is healed.
  mutating func push(over link: Int, evenNothing: Bool = false) {
    let upstream = links[link].from
    let index = upstream.index
    guard works(index), !links[link].isCut else { return }
    let sent = links[link].stream.sent
    let committed = nodes[index].committed
    let tells =
      committed > links[link].stream.toldCommitted
      && rules.tellsCommitted(to: links[link].to)
    let place = Place(
      branch: nodes[index].branch, position: max(sent, ownMark(index, rules[upstream].forward)))
    guard sent < place.position || evenNothing || tells else { return }
    if tells, sent == place.position, !evenNothing, waitsWithNews(link) { return }
    let epoch = nodes[index].epoch
    links[link].stream.sent = place.position
    links[link].stream.toldCommitted = committed
    if instant > 0, links[link].lastInstant == instant,
      links[link].extendLast(epoch: epoch, from: sent, to: place, committed: committed)
    {
      return
    }
    send(.entries(epoch: epoch, from: sent, to: place, committed: committed), over: link)
  }

  /// A follower has told how far it is.
  mutating func receiveProgress(
    over link: Int, branch: Int, received: Int64, flushed: Int64, applied: Int64
  ) {
    let follower = links[link].from
    let upstream = links[link].to
    guard let down = links.number(from: upstream, to: follower), links[down].stream.isOpen,
      nodes[follower.index].upstream == upstream,
      log.fork(of: Place(branch: branch, position: received), place(upstream.index)) == received
    else { return }
    links[down].stream.take(received: received, flushed: flushed, applied: applied, at: clock)
    if received >= nodes[upstream.index].end { noteCaughtUp(down) }
    if rules[upstream].membership.isKept { admit(follower, at: upstream) }
    if case .pullEvery = rules[follower].transfer { push(over: down) }
    handOver(upstream, to: follower, whenAt: received)
    if nodes[upstream.index].stepDown != nil { tryToStepDown(upstream) }
    if rules[upstream].progress == .chained { passOn(follower, from: upstream) }
    reporter = follower
    advance(upstream)
    reporter = nil
    finishStopping(upstream)
  }

  /// Starts counting the time for which a follower is behind, where the membership asks for it.
  private mutating func watchLag(_ link: Int) {
    let leader = links[link].from
    guard let time = rules[leader].membership.patience, leads(leader.index),
      links[link].stream.received < self[leader].end, !links[link].stream.lag.isArmed
    else { return }
    guard rules[leader].membership.checks == nil else { return watchMember(link, time) }
    guard !links[link].stream.isLagging else { return }
    armLag(link, time)
  }

  mutating func armLag(_ link: Int, _ time: Int64) {
    let leader = links[link].from
    links[link].stream.lagMark = self[leader].end
    let number = links[link].stream.lag.arm()
    effects.append(
      .arm(.lag(leader: leader, follower: links[link].to), number: number, .after(time)))
  }

  mutating func lagTimerFired(leader: NodeID, follower: NodeID, _ number: UInt32) {
    guard let link = links.number(from: leader, to: follower),
      links[link].stream.lag.fire(number), let time = rules[leader].membership.patience
    else { return }
    if rules[leader].membership.checks != nil { return noteLate(link, time) }
    if links[link].stream.received >= links[link].stream.lagMark {
      if links[link].stream.received < self[leader].end { armLag(link, time) }
      return
    }
    links[link].stream.isLagging = true
    advance(leader)
  }

  // MARK: Follower

  mutating func receiveEntries(
    over link: Int, epoch: UInt32, from start: Int64, to place: Place, committed: Int64
  ) {
    let id = links[link].to
    guard listens(id, to: links[link].from, epoch) else { return }
    let index = id.index
    guard nodes[index].end >= start,
      log.fork(of: self.place(index), place) == min(nodes[index].end, place.position)
    else { return }
    if !nodes[index].errant.isEmpty, meetsOwnWrites(id, place) { return }
    if nodes[index].following != .streaming {
      nodes[index].isUnwinding = false
      if rules[id].progress == .chained { passOnAll(from: id) }
    }
    nodes[index].following = .streaming
    nodes[index].rewindsOnce = false
    nodes[index].epoch = max(nodes[index].epoch, epoch)
    if place.position >= nodes[index].end {
      nodes[index].branch = place.branch
      nodes[index].end = place.position
    }
    nodes[index].committed = max(nodes[index].committed, min(committed, place.position))
    if case .every = rules[id].report { nodes[index].timers.report.disarm() }
    if nodes[index].joinsAt > 0 { join(id) }
    if nodes[index].isBehindFollowers { greetFollowers(of: id) }
    advance(id)
  }

  /// Whether a node takes entries from another that is at that epoch: only from its upstream, and
  /// not where a newer epoch has replaced it.
  public func listens(_ id: NodeID, to upstream: NodeID, _ epoch: UInt32) -> Bool {
    guard nodes[id.index].upstream == upstream,
      rules[id].fencing == .off || epoch >= nodes[id.index].epoch
    else { return false }
    switch nodes[id.index].following {
    case .connecting, .streaming: return true
    case .nobody, .stuck, .copying, .tooFarBehind: return false
    }
  }

  /// Tells the upstream what is new at a follower, as often as the rules say.
  mutating func report(_ id: NodeID) {
    guard nodes[id.index].following == .streaming, let upstream = nodes[id.index].upstream else {
      return
    }
    guard nodes[id.index].reported != progress(of: id, to: upstream) else { return }
    if case .pullEvery(let time) = rules[id].transfer {
      arm(.fetch(id), .aligned(every: time), \.fetch)
      return
    }
    switch rules[id].report {
    case .immediately:
      sendProgress(id, to: upstream)
    case .every(let time):
      arm(.report(id), .aligned(every: time), \.report)
    case .changes(let rest):
      if isWorthTelling(id, to: upstream) {
        sendProgress(id, to: upstream)
      } else if let rest {
        arm(.report(id), .aligned(every: rest), \.report)
      }
    }
  }

  /// Whether what is new at a follower is more than that it has applied what it had, or a write
  /// waits for just that.
  private func isWorthTelling(_ id: NodeID, to upstream: NodeID) -> Bool {
    guard let told = nodes[id.index].reported, told.upstream == upstream,
      told.branch == nodes[id.index].branch, told.received == nodes[id.index].end,
      told.flushed == nodes[id.index].flushed
    else { return true }
    let rule = rules.acknowledgement(of: upstream)
    return nodes[upstream.index].waits.contains { wait in
      wait.position > told.applied && wait.position <= nodes[id.index].applied
        && (wait.acknowledgement ?? rule).stage.isReadable
    }
  }

  private func progress(of id: NodeID, to upstream: NodeID) -> Progress {
    var progress = Progress(
      upstream: upstream, branch: nodes[id.index].branch, received: nodes[id.index].end,
      flushed: nodes[id.index].flushed, applied: nodes[id.index].applied)
    if nodes[id.index].timing.delay > 0, rules[id].delays == .confirming {
      progress.received = progress.applied
      progress.flushed = min(progress.flushed, progress.applied)
    }
    return progress
  }

  mutating func sendProgress(_ id: NodeID, to upstream: NodeID) {
    let now = progress(of: id, to: upstream)
    nodes[id.index].reported = now
    send(
      .progress(
        branch: now.branch, received: now.received, flushed: now.flushed, applied: now.applied),
      from: id, to: upstream)
  }

  mutating func reportTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.report.fire(number), works(id.index), let upstream = self[id].upstream,
      self[id].following == .streaming
    else { return }
    sendProgress(id, to: upstream)
  }

  mutating func fetchTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.fetch.fire(number), works(id.index), let upstream = self[id].upstream,
      self[id].following == .streaming
    else { return }
    sendProgress(id, to: upstream)
  }
}
