import ClientHistory

extension Cluster {
  /// A follower asks its upstream for the log, as soon as both are there and can hear each other.
  mutating func connect(_ id: NodeID) {
    guard self[id].isUp, !self[id].isLeader, self[id].holdsData, let upstream = self[id].upstream
    else { return }
    if case .copying = self[id].following { return }
    self[id].following = .connecting
    guard self[upstream].isUp, !isCut(id, upstream), !isCut(upstream, id) else { return }
    let node = self[id]
    send(
      .hello(epoch: node.epoch, node.place, flushed: node.flushed, applied: node.applied), from: id,
      to: upstream)
  }

  mutating func receiveHello(
    over link: Int, epoch: UInt32, _ place: Place, flushed: Int64, applied: Int64
  ) {
    let follower = links[link].from
    let id = links[link].to
    hear(of: epoch, at: id, leader: nil)
    guard self[follower].upstream == id else { return }
    let fork = log.fork(of: place, self[id].place)
    guard fork == place.position else {
      // A follower that is only ahead of one that leads nothing has not left its log: it waits until
      // that has more, or it is given another upstream.
      if fork == self[id].end, !self[id].isLeader {
        self[id].isBehindFollowers = true
        return
      }
      self[id].syncs.refused += 1
      send(.diverged(fork: fork, from: self[id].place), from: id, to: follower)
      return
    }
    guard place.position >= self[id].trimmedTo, place.branch >= self[id].beganAnew ?? 0 else {
      self[id].syncs.refused += 1
      send(.tooFarBehind(firstKept: self[id].trimmedTo + 1), from: id, to: follower)
      return
    }
    self[id].syncs.partial += 1
    openStream(to: follower, from: id, at: place.position, flushed: flushed, applied: applied)
  }

  /// A node that was behind its followers has more now, and they ask it again.
  mutating func greetFollowers(of id: NodeID) {
    nodes[id.index].isBehindFollowers = false
    for index in nodes.indices
    where nodes[index].upstream == id && nodes[index].following == .connecting {
      connect(NodeID(index))
    }
  }

  /// Opens the stream of the log to a follower that is at a place of it.
  mutating func openStream(
    to follower: NodeID, from id: NodeID, at position: Int64, flushed: Int64, applied: Int64
  ) {
    let down = links.need(from: id, to: follower)
    var stream = Stream()
    stream.isOpen = true
    stream.sent = position
    stream.received = position
    stream.flushed = flushed
    stream.applied = applied
    stream.lag = links[down].stream.lag
    stream.isLagging = position < self[id].end
    stream.isLate = links[down].stream.isLate && stream.isLagging
    stream.news = links[down].stream.news
    stream.catchUpMark = self[id].end
    stream.isMarked = self[follower].isSync
    links[down].stream = stream
    watchFetching(down)
    admit(follower, at: id)
    push(over: down, evenNothing: true)
    advance(id)
    watchConnections()
  }

  mutating func closeStream(to follower: NodeID, from id: NodeID) {
    guard let link = links.number(from: id, to: follower), links[link].stream.isOpen else { return }
    links[link].stream.isOpen = false
    links[link].stream.news.disarm()
    links[link].stream.isLagging = true
    if rules[id].membership.isKept, self[id].isLeader, self[id].isUp {
      watchFetching(link)
    } else {
      links[link].stream.lag.disarm()
    }
    if self[id].isUp, self[id].isLeader, !self[id].isFrozen { judgeAcknowledgements(id) }
    finishStopping(id)
  }

  /// Points a follower at an upstream, and has it ask for the log.
  mutating func follow(_ id: NodeID, _ upstream: NodeID) {
    if let old = self[id].upstream, old != upstream, !isCut(id, old) {
      closeStream(to: id, from: old)
    }
    self[id].upstream = upstream
    if case .copying = self[id].following { self[id].following = .connecting }
    self[id].reported = nil
    cutToCommitted(id)
    connect(id)
  }

  // MARK: The log left the upstream's

  mutating func receiveDiverged(over link: Int, fork: Int64, from upstreamPlace: Place) {
    let upstream = links[link].from
    let id = links[link].to
    guard self[id].upstream == upstream, !self[id].isLeader, self[id].end > fork else { return }
    if dropsBeyond(upstreamPlace.position, at: id, from: upstream) { return }
    let tail = Run(branch: self[id].branch, from: fork, to: self[id].end)
    let isByHand = self[id].rewindsOnce && rules[id].rewinding
    let way = isByHand ? wayByHand(id) : ownWay(id, tail, from: upstream)
    if takesTime(way, at: id) { return }
    self[id].rewindsOnce = false
    notices.append(.diverged(id, from: upstream, tail: tail, way))
    switch way {
    case .stuck:
      self[id].following = .stuck(fork: fork)
    case .rewind:
      rewind(id, to: Place(branch: upstreamPlace.branch, position: fork))
      connect(id)
    case .aside:
      self[id].aside.append(tail)
      rewind(id, to: Place(branch: upstreamPlace.branch, position: fork))
      connect(id)
    case .copy:
      askForCopy(id, from: upstream, .diverged)
    case .errant, .foreign, .committed:
      keepErrant(id, tail, at: Place(branch: upstreamPlace.branch, position: fork))
      connect(id)
    }
  }

  /// What a node's rules say of entries of its own, where it depends on whose they are.
  private func ownWay(_ id: NodeID, _ tail: Run, from upstream: NodeID) -> DivergedTail {
    switch rules[id].diverged {
    case .stuck, .rewind, .aside, .copy, .errant: rules[id].diverged
    case .foreign: hasWritten(upstream, someOf: tail) ? .stuck : .errant
    case .committed: .errant
    }
  }

  private func hasWritten(_ leader: NodeID, someOf tail: Run) -> Bool {
    var place = Place(branch: tail.branch, position: tail.to)
    while place.position > tail.from {
      let branch = log.branches[log.owner(of: place)]
      if branch.leader == leader { return true }
      place = Place(branch: place.branch, position: branch.fork)
    }
    return false
  }

  /// Where a follower trusts only what it knows to be committed, it drops the rest.
  mutating func cutToCommitted(_ id: NodeID) {
    guard rules[id].diverged == .committed, self[id].committed < self[id].end else { return }
    let tail = Run(branch: self[id].branch, from: self[id].committed, to: self[id].end)
    notices.append(.droppedAtCrash(id, tail: tail, .notAcknowledged))
    rewind(id, to: Place(branch: tail.branch, position: tail.from))
  }

  /// Where a follower keeps silently what differs, it drops what is beyond its upstream's end: that is
  /// out of the upstream's range.
  private mutating func dropsBeyond(
    _ end: Int64, at id: NodeID, from upstream: NodeID
  ) -> Bool {
    guard rules[id].diverged == .committed, self[id].end > end else { return false }
    let tail = Run(branch: self[id].branch, from: end, to: self[id].end)
    notices.append(.diverged(id, from: upstream, tail: tail, .rewind))
    rewind(id, to: Place(branch: tail.branch, position: end))
    connect(id)
    return true
  }

  /// Whether a node has yet to take the time that going back costs it. When that is over it asks its
  /// upstream again, and goes back.
  private mutating func takesTime(_ way: DivergedTail, at id: NodeID) -> Bool {
    guard way == .rewind || way == .aside, let time = rules[id].unwinds else { return false }
    if self[id].isUnwinding, !self[id].timers.unwind.isArmed {
      self[id].isUnwinding = false
      return false
    }
    self[id].isUnwinding = true
    arm(.unwind(id), .after(time), \.unwind)
    return true
  }

  mutating func unwindTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.unwind.fire(number), works(id.index), self[id].isUnwinding else { return }
    connect(id)
  }

  /// What `rejoin` does about entries of the node's own: what the rules say, where that brings the
  /// node back.
  private func wayByHand(_ id: NodeID) -> DivergedTail {
    switch rules[id].diverged {
    case .stuck, .errant, .rewind, .foreign, .committed: .rewind
    case .aside: .aside
    case .copy: .copy
    }
  }

  /// Takes a node's log back to a place that it shares with its upstream.
  mutating func rewind(_ id: NodeID, to place: Place) {
    self[id].branch = place.branch
    self[id].end = place.position
    clampMarks(id)
    rebuildData(id, appliedTo: min(self[id].applied, place.position))
    restartStreams(from: id)
  }

  /// A node whose log is another now has its followers ask for it anew.
  mutating func restartStreams(from id: NodeID) {
    for index in nodes.indices where index != id.index && isStreaming(to: NodeID(index), from: id) {
      closeStream(to: NodeID(index), from: id)
      if nodes[index].upstream == id { connect(NodeID(index)) }
    }
  }

  /// No mark is beyond the end of the log.
  mutating func clampMarks(_ id: NodeID) {
    let end = self[id].end
    self[id].written = min(self[id].written, end)
    self[id].flushed = min(self[id].flushed, end)
    self[id].committed = min(self[id].committed, end)
    self[id].trimmedTo = min(self[id].trimmedTo, end)
    self[id].flushing = 0
    self[id].applying = 0
  }

  private mutating func keepErrant(_ id: NodeID, _ tail: Run, at place: Place) {
    applyAll(id)
    self[id].errant.append(tail)
    self[id].branch = place.branch
    self[id].end = place.position
    self[id].applied = place.position
    clampMarks(id)
    self[id].data.forgetPositions()
    restartStreams(from: id)
  }

  mutating func receiveTooFarBehind(over link: Int, firstKept: Int64) {
    let upstream = links[link].from
    let id = links[link].to
    guard self[id].upstream == upstream, !self[id].isLeader else { return }
    // The operator wants it back, whatever that takes.
    if self[id].rewindsOnce {
      self[id].rewindsOnce = false
      return askForCopy(id, from: upstream, .asked)
    }
    let isCopied =
      switch rules[id].behind {
      case .copy: true
      case .copyEmpty: self[id].end == 0
      case .refuse: false
      }
    if isCopied {
      askForCopy(id, from: upstream, .logTrimmed(firstKept: firstKept))
    } else {
      self[id].following = .tooFarBehind(firstKept: firstKept)
      notices.append(
        .cannotCatchUp(id, from: upstream, needs: self[id].end + 1, firstKept: firstKept))
    }
  }

  // MARK: Whole copies

  mutating func askForCopy(_ id: NodeID, from upstream: NodeID, _ reason: CopyReason) {
    self[id].following = .copying
    notices.append(.copying(id, from: upstream, reason))
    send(.askForCopy, from: id, to: upstream)
  }

  mutating func receiveAskForCopy(over link: Int) {
    let follower = links[link].from
    let id = links[link].to
    guard self[follower].upstream == id else { return }
    if gather(follower, at: id) { return }
    sendCopy(from: id, to: follower)
  }

  mutating func sendCopy(from id: NodeID, to follower: NodeID) {
    let node = self[id]
    self[id].syncs.full += 1
    copies.append(
      Copy(
        place: Place(branch: node.branch, position: node.applied), committed: node.committed,
        data: node.data, errant: node.errant))
    send(.copy(number: copies.count - 1), from: id, to: follower)
  }

  mutating func receiveCopy(over link: Int, number: Int) {
    let id = links[link].to
    let upstream = links[link].from
    guard self[id].upstream == upstream, self[id].following == .copying else { return }
    if beginLoading(id, number) { return }
    install(number, at: id, from: upstream)
  }

  mutating func install(_ number: Int, at id: NodeID, from upstream: NodeID) {
    let copy = copies[number]
    copies[number].data = Data()
    self[id].branch = copy.place.branch
    self[id].end = copy.place.position
    self[id].written = copy.place.position
    self[id].flushed = copy.place.position
    self[id].applied = copy.place.position
    self[id].committed = min(copy.committed, copy.place.position)
    self[id].trimmedTo = copy.place.position
    self[id].data = copy.data
    self[id].errant = copy.errant
    self[id].following = .connecting
    clampMarks(id)
    if self[id].joinsAt > 0 { join(id) }
    notices.append(.copied(id, from: upstream, position: copy.place.position))
    restartStreams(from: id)
    connect(id)
  }
}
