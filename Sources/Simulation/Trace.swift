public import ClientHistory
public import Replication

/// What became of one write on its way through the cluster. It is kept only where someone asks, as
/// when the past is played again to explain it.
public struct Trace: Sendable {
  /// A message that carried the write, or that told of having it.
  public struct Passage: Sendable {
    /// What became of the message by now.
    public enum End: Hashable, Sendable {
      case onItsWay
      case taken
      /// It arrived, and its receiver did not take it.
      case refused
      /// It was dropped on the line.
      case dropped
    }

    public let from: NodeID
    public let to: NodeID
    /// Whether it tells of having the write, rather than carries it.
    public let isConfirmation: Bool
    public let sentAt: Microseconds
    /// When it was to arrive.
    public let due: Microseconds
    /// What the driver of the world was doing when it was sent.
    public let cause: Int
    public internal(set) var end = End.onItsWay
    /// When it ended; without meaning while it is on its way.
    public internal(set) var endedAt: Microseconds = 0
    /// What the driver was doing when it ended; -1: nothing, or it is on its way.
    public internal(set) var endCause = -1
    let link: Int
    let number: UInt64
  }

  /// A node's log came to have the write, or ceased to.
  public struct Holding: Sendable {
    public let node: NodeID
    /// Whether the log has the write from then on.
    public let has: Bool
    public let time: Microseconds
    /// What the driver of the world was doing then; -1: nothing.
    public let cause: Int
  }

  public let operation: OperationID
  /// At which stage a follower has to have it for its message to count as a confirmation.
  public let stage: Replication.Stage
  /// What the driver of the world is doing; a number that is its own affair.
  public var cause = -1
  /// Where the write was appended; nil before it was.
  public private(set) var place: Replication.Place?
  /// In the order in which they were sent.
  public private(set) var passages: [Passage] = []
  /// In order of time.
  public private(set) var holdings: [Holding] = []
  private var holders = NodeSet()
  private var open: [Int] = []
  /// The link whose messages are delivered now; -1: none.
  var delivering = -1

  /// A trace of a write that was not appended yet. Set as `World.trace`, it follows it from then
  /// on.
  public init(of operation: OperationID, stage: Replication.Stage) {
    self.operation = operation
    self.stage = stage
  }

  mutating func appended(_ operation: OperationID, at place: Replication.Place) {
    if operation == self.operation { self.place = place }
  }

  /// Compares the cluster with how it was.
  mutating func look(at cluster: Cluster, _ clock: Microseconds, due: (Int) -> Microseconds) {
    guard let place else { return }
    lookAtHolders(cluster, place, clock)
    endPassages(cluster, place, clock)
    for (number, link) in cluster.links.all.enumerated() where !link.isEmpty {
      lookAtNewest(of: link, number, cluster, place, clock, due)
    }
  }

  private mutating func lookAtHolders(
    _ cluster: Cluster, _ place: Replication.Place, _ clock: Microseconds
  ) {
    for index in cluster.nodeIDs {
      let node = NodeID(index)
      let has = cluster.holds(place, at: node)
      guard has != holders.contains(node) else { continue }
      holdings.append(Holding(node: node, has: has, time: clock, cause: cause))
      if has { holders.insert(node) } else { holders.remove(node) }
    }
  }

  private mutating func endPassages(
    _ cluster: Cluster, _ place: Replication.Place, _ clock: Microseconds
  ) {
    guard !open.isEmpty else { return }
    var stillOpen: [Int] = []
    for index in open {
      let passage = passages[index]
      guard cluster.hasLeft(passage.link, number: passage.number) else {
        stillOpen.append(index)
        continue
      }
      passages[index].endedAt = clock
      passages[index].endCause = cause
      if passage.link != delivering {
        passages[index].end = .dropped
      } else {
        let isTaken = passage.isConfirmation || cluster.holds(place, at: passage.to)
        passages[index].end = isTaken ? .taken : .refused
      }
    }
    open = stillOpen
  }

  /// Only the newest message of a link can be new, or have been extended.
  private mutating func lookAtNewest(
    of link: Link, _ number: Int, _ cluster: Cluster, _ place: Replication.Place,
    _ clock: Microseconds, _ due: (Int) -> Microseconds
  ) {
    guard let message = link.messages.last else { return }
    let newest = link.firstNumber + UInt64(link.count) - 1
    guard !open.contains(where: { passages[$0].link == number && passages[$0].number == newest })
    else { return }
    let isConfirmation: Bool
    switch message {
    case .entries(_, let from, let to, _):
      guard from < place.position, cluster.log.includes(place, in: to) else { return }
      isConfirmation = false
    case .progress(_, let received, let flushed, let applied):
      guard confirms(link, received, flushed, applied, place, cluster) else { return }
      isConfirmation = true
    case .progressOf, .canvass, .canvassAnswer, .askForRest, .rest, .standUp:
      return
    case .hello, .diverged, .tooFarBehind, .askForCopy, .copy, .leads, .voteRequest, .vote,
      .suspicion, .suspicionAnswer, .appoint, .askForProgress:
      return
    }
    open.append(passages.count)
    passages.append(
      Passage(
        from: link.from, to: link.to, isConfirmation: isConfirmation, sentAt: clock,
        due: due(number), cause: cause, link: number, number: newest))
  }

  /// Whether a follower's message is the first that tells of having the write; one that was dropped
  /// is as if it had not been sent.
  private func confirms(
    _ link: Link, _ received: Int64, _ flushed: Int64, _ applied: Int64,
    _ place: Replication.Place, _ cluster: Cluster
  ) -> Bool {
    let mark = stage.mark(received: received, flushed: flushed, applied: applied)
    guard mark >= place.position, cluster.holds(place, at: link.from) else { return false }
    return !passages.contains {
      $0.isConfirmation && $0.from == link.from && $0.to == link.to && $0.end != .dropped
    }
  }
}

extension World {
  /// Lets the trace see what has changed, where there is one.
  mutating func noteInTrace() {
    guard var trace else { return }
    self.trace = nil
    let arrivals = lastArrival
    trace.look(at: cluster, clock) { $0 < arrivals.count ? arrivals[$0] : clock }
    self.trace = trace
  }
}
