public import ClientHistory
import Replication

extension World {
  /// What one step of time brought.
  public enum Progress: Sendable {
    /// One thing on the agenda was performed, at its time.
    case performed
    /// Only what recurs, is held or cannot succeed is left.
    case nothing
    /// The next thing lies beyond the limit, at that time.
    case beyond(Microseconds)
    /// It is time for something that the text put there.
    case scheduled(Int)
  }

  /// Performs the next thing on the agenda up to a time. `onlyHelpful`: not where nothing that is
  /// left could bring anything forward.
  public mutating func proceed(upTo limit: Microseconds, onlyHelpful: Bool) -> Progress {
    while let next = agenda.first {
      if isStale(next.event) {
        _ = agenda.takeFirst()
        continue
      }
      if onlyHelpful, !helps(next.event) {
        guard let due = nextHelpful() else { return .nothing }
        if due > limit { return .beyond(due) }
      }
      if next.time > limit { return .beyond(next.time) }
      _ = agenda.takeFirst()
      setClock(next.time)
      if case .scheduled(let number) = next.event { return .scheduled(number) }
      perform(next.event)
      return .performed
    }
    return .nothing
  }

  /// Lets the clock go on to a time at which nothing else is due before.
  public mutating func passTime(to time: Microseconds) { setClock(min(time, World.latest)) }

  /// Puts something of the text's own on the agenda.
  public mutating func schedule(_ number: Int, at time: Microseconds) {
    agenda.enter(.scheduled(number), at: time)
  }

  private func nextHelpful() -> Microseconds? {
    var best: Microseconds?
    for appointment in agenda.heap where !isStale(appointment.event) && helps(appointment.event) {
      best = min(best ?? appointment.time, appointment.time)
    }
    return best
  }

  /// Whether the event would do nothing any more.
  private func isStale(_ event: Appointment.Event) -> Bool {
    switch event {
    case .deliver(let link, let number):
      cluster.hasLeft(link, number: number)
    case .flush(let node, let position): !cluster.isFlushing(node, upTo: position)
    case .apply(let node, let position): !cluster.isApplying(node, position)
    case .timer(let timer, let number): !cluster.isArmed(timer, number: number)
    case .request(let operation), .answer(let operation), .giveUp(let operation),
      .resend(let operation):
      !isPending(operation)
    case .expire, .scheduled: false
    }
  }

  /// Whether the event could bring something forward that someone waits for.
  private func helps(_ event: Appointment.Event) -> Bool {
    switch event {
    case .deliver(let link, _): cluster.canDeliver(link)
    case .flush, .apply, .request, .answer, .giveUp, .resend, .scheduled, .expire: true
    case .timer(let timer, _):
      switch timer {
      case .silence(let node): cluster.silenceCanHelp(node)
      case .check(let leader): cluster.checkCanHelp(leader)
      case .takeover(let node): cluster.takeoverCanHelp(node)
      case .sitOut: cluster.currentLeader == nil
      case .preference, .forget, .idle: false
      case .keepalive(let node, _): cluster.keepaliveCanHelp(node)
      case .flush, .report, .fetch, .majority, .handover, .catchUp, .stepDown, .lag, .session,
        .news,
        .grace, .apart, .tilt, .gather, .load, .unwind, .count, .acknowledgement:
        true
      }
    }
  }

  // MARK: One chosen action

  /// The next thing that would happen, performed now; nil where nothing is left.
  public mutating func step() -> Appointment.Event? {
    while let next = agenda.takeFirst() {
      if isStale(next.event) { continue }
      setClock(next.time)
      if case .deliver(let link, _) = next.event, !cluster.canDeliver(link) { continue }
      perform(next.event)
      return next.event
    }
    return nil
  }

  /// Delivers a link's first message now, though it is held or not due yet.
  public mutating func stepDelivery(from: NodeID, to: NodeID) -> Bool {
    guard let link = cluster.links.number(from: from, to: to), cluster.links[link].count > 0 else {
      return false
    }
    let before = cluster.links[link].count
    if trace != nil { trace?.delivering = link }
    act { $0.deliver(link, evenHeld: true) }
    if trace != nil { trace?.delivering = -1 }
    return cluster.links[link].count < before
  }

  /// Ends the node's next flush now, though it is not due; false where none is to come.
  public mutating func stepFlush(_ node: NodeID) -> Bool {
    stepMatching { event in
      if case .flush(node, _) = event { return true }
      if case .timer(.flush(node), _) = event { return true }
      return false
    }
  }

  /// Has the node apply now the entry it is at, though that is not due; false where there is none.
  public mutating func stepApply(_ node: NodeID) -> Bool {
    stepMatching { event in
      if case .apply(node, _) = event { return true }
      return false
    }
  }

  /// Lets the node's next timer go off now, though it is not due; false where none is armed.
  public mutating func stepTimer(_ node: NodeID) -> Bool {
    stepMatching { event in
      guard case .timer(let timer, _) = event else { return false }
      switch timer {
      case .flush(let one), .report(let one), .fetch(let one), .silence(let one),
        .majority(let one), .handover(let one), .check(let one), .session(let one),
        .preference(let one), .grace(let one), .apart(let one), .tilt(let one), .gather(let one),
        .load(let one), .unwind(let one), .forget(let one), .idle(let one), .takeover(let one),
        .catchUp(let one),
        .stepDown(let one), .sitOut(let one), .count(let one, _), .acknowledgement(let one, _):
        return one == node
      case .lag(let one, _), .news(let one, _), .keepalive(let one, _):
        return one == node
      }
    }
  }

  private mutating func stepMatching(_ matches: (Appointment.Event) -> Bool) -> Bool {
    guard let index = agenda.earliest(where: { matches($0) && !isStale($0) }) else { return false }
    perform(agenda.take(at: index).event)
    return true
  }

  /// What is on the way, for the view of messages: link, number, due time.
  public func dueTimes() -> [(link: Int, number: UInt64, time: Microseconds)] {
    agenda.heap.compactMap { appointment in
      guard case .deliver(let link, let number) = appointment.event,
        number >= cluster.links[link].firstNumber
      else { return nil }
      return (link, number, appointment.time)
    }
    .sorted { ($0.link, $0.number) < ($1.link, $1.number) }
  }

  /// A hash over everything that decides what happens next, times included.
  public func fingerprint() -> UInt64 {
    var hash = Fingerprint()
    hash.add(cluster.fingerprint())
    hash.add(clock)
    hash.add(random.state)
    for appointment in agenda.heap { hash.add(appointment.time) }
    for request in requests { hash.add(UInt64(request.operation.number)) }
    return hash.value
  }
}
