import ClientHistory

extension Cluster {
  /// Whether a link's first message can be delivered now.
  public func canDeliver(_ link: Int) -> Bool {
    !links[link].isEmpty && !links[link].isHeld && !isWithheld(by: links[link].to)
  }

  /// A frozen node, or one that does not receive, leaves its messages on the line.
  private func isWithheld(by id: NodeID) -> Bool {
    nodes[id.index].condition == .up
      && (nodes[id.index].isFrozen || nodes[id.index].pausedReceiving)
  }

  /// Whether a message has left its link, delivered or dropped.
  public func hasLeft(_ link: Int, number: UInt64) -> Bool { number < links[link].firstNumber }

  /// Delivers a link's messages up to a number, in order, as far as its receiver takes them.
  public mutating func deliver(_ link: Int, upTo number: UInt64) {
    while links[link].firstNumber <= number, canDeliver(link),
      let message = links[link].takeFirst()
    {
      receive(message, over: link)
    }
  }

  /// Takes the first message off a link and lets its receiver act on it. `evenHeld`: though the
  /// link is held.
  public mutating func deliver(_ link: Int, evenHeld: Bool = false) {
    guard canDeliver(link) || evenHeld && !isWithheld(by: links[link].to),
      let message = links[link].takeFirst()
    else { return }
    receive(message, over: link)
  }

  private mutating func receive(_ message: Message, over link: Int) {
    guard nodes[links[link].to.index].condition == .up else { return }
    switch message {
    case .entries(let epoch, let from, let to, let committed):
      receiveEntries(over: link, epoch: epoch, from: from, to: to, committed: committed)
    case .progress(let branch, let received, let flushed, let applied):
      receiveProgress(
        over: link, branch: branch, received: received, flushed: flushed, applied: applied)
    case .progressOf(let node, let branch, let received, let flushed, let applied):
      receiveProgressOf(
        over: link, node, branch: branch, received: received, flushed: flushed, applied: applied)
    case .hello(let epoch, let place, let flushed, let applied):
      receiveHello(over: link, epoch: epoch, place, flushed: flushed, applied: applied)
    case .diverged(let fork, let from):
      receiveDiverged(over: link, fork: fork, from: from)
    case .tooFarBehind(let firstKept):
      receiveTooFarBehind(over: link, firstKept: firstKept)
    case .askForCopy:
      receiveAskForCopy(over: link)
    case .copy(let number):
      receiveCopy(over: link, number: number)
    case .leads(let epoch):
      hear(of: epoch, at: links[link].to, leader: links[link].from)
    case .voteRequest(let epoch, let place, let unclean):
      receiveVoteRequest(over: link, epoch: epoch, place, unclean: unclean)
    case .vote(let epoch, let granted):
      receiveVote(over: link, epoch: epoch, granted: granted)
    case .canvass(let epoch, let place):
      receiveCanvass(over: link, epoch: epoch, place)
    case .canvassAnswer(let epoch, let granted, let heard):
      receiveCanvassAnswer(over: link, epoch: epoch, granted: granted, heard: heard)
    case .askForRest(let epoch, let place):
      receiveAskForRest(over: link, epoch: epoch, place)
    case .rest(let epoch, let place):
      receiveRest(over: link, epoch: epoch, place)
    case .standUp:
      receiveStandUp(links[link].to)
    case .suspicion(let epoch):
      receiveSuspicion(over: link, epoch: epoch)
    case .suspicionAnswer(let epoch, let suspects, let granted):
      receiveSuspicionAnswer(over: link, epoch: epoch, suspects: suspects, granted: granted)
    case .askForProgress:
      receiveAskForProgress(over: link)
    case .appoint(let epoch):
      receiveAppointment(over: link, epoch: epoch)
    }
  }

  /// A timer that was armed goes off. One that was called off since does nothing.
  public mutating func fire(_ timer: Timer, number: UInt32) {
    switch timer {
    case .flush(let id):
      guard self[id].timers.flush.fire(number), self[id].isUp, !self[id].isFrozen else { return }
      startFlush(id)
      advance(id)
    case .report(let id):
      reportTimerFired(id, number)
    case .fetch(let id):
      fetchTimerFired(id, number)
    case .silence(let id):
      silenceTimerFired(id, number)
    case .majority(let id):
      majorityTimerFired(id, number)
    case .handover(let id):
      handoverTimerFired(id, number)
    case .check(let id):
      checkTimerFired(id, number)
    case .session(let id):
      sessionTimerFired(id, number)
    case .preference(let id):
      preferenceTimerFired(id, number)
    case .grace, .apart, .tilt, .gather, .load, .unwind, .forget, .count:
      fireLater(timer, number)
    case .news(let leader, let follower):
      newsTimerFired(leader: leader, follower: follower, number)
    case .idle(let id):
      idleTimerFired(id, number)
    case .takeover(let id):
      takeoverTimerFired(id, number)
    case .catchUp(let id):
      catchUpTimerFired(id, number)
    case .stepDown(let id):
      stepDownTimerFired(id, number)
    case .sitOut(let id):
      guard self[id].timers.sitOut.fire(number) else { return }
      self[id].sitsOut = false
      watchForSilence()
    case .lag(let leader, let follower):
      lagTimerFired(leader: leader, follower: follower, number)
    case .keepalive(let id, let other):
      keepaliveTimerFired(id, of: other, number)
    case .acknowledgement(let leader, let operation):
      acknowledgementTimedOut(operation, at: leader)
    }
  }

  /// Whether a timer that was armed would still do something.
  public func isArmed(_ timer: Timer, number: UInt32) -> Bool {
    switch timer {
    case .flush(let id): isArmed(self[id].timers.flush, number)
    case .report(let id): isArmed(self[id].timers.report, number)
    case .fetch(let id): isArmed(self[id].timers.fetch, number)
    case .silence(let id): isArmed(self[id].timers.silence, number)
    case .majority(let id): isArmed(self[id].timers.majority, number)
    case .handover(let id): isArmed(self[id].timers.handover, number)
    case .check(let id): isArmed(self[id].timers.check, number)
    case .session(let id): isArmed(self[id].timers.session, number)
    case .preference(let id): isArmed(self[id].timers.preference, number)
    case .grace(let id): isArmed(self[id].timers.grace, number)
    case .apart(let id): isArmed(self[id].timers.apart, number)
    case .tilt(let id): isArmed(self[id].timers.tilt, number)
    case .gather(let id): isArmed(self[id].timers.gather, number)
    case .load(let id): isArmed(self[id].timers.load, number)
    case .unwind(let id): isArmed(self[id].timers.unwind, number)
    case .forget(let id): isArmed(self[id].timers.forget, number)
    case .count(let leader, let operation):
      self[leader].waitingCounts.contains { $0.operation == operation }
    case .news(let leader, let follower):
      links.link(from: leader, to: follower).map { isArmed($0.stream.news, number) } ?? false
    case .idle(let id): isArmed(self[id].timers.idle, number)
    case .takeover(let id): isArmed(self[id].timers.takeover, number)
    case .catchUp(let id): isArmed(self[id].timers.catchUp, number)
    case .stepDown(let id): isArmed(self[id].timers.stepDown, number)
    case .sitOut(let id): isArmed(self[id].timers.sitOut, number)
    case .lag(let leader, let follower):
      links.link(from: leader, to: follower).map { isArmed($0.stream.lag, number) } ?? false
    case .keepalive(let id, let other):
      links.link(from: id, to: other).map { isArmed($0.keepalive, number) } ?? false
    case .acknowledgement(let leader, let operation):
      self[leader].waits.contains { $0.operation == operation }
    }
  }

  private func isArmed(_ arm: Arm, _ number: UInt32) -> Bool {
    arm.isArmed && arm.number == number
  }
}
