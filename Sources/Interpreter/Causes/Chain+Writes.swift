import ClientHistory
import Replication
import Simulation

// What became of one write: who took it, which messages carried it, who confirmed it.

extension Chain {
  /// The trace of the past, where it is of that write.
  func trace(of id: OperationID) -> Trace? {
    past.world.trace.flatMap { $0.operation == id ? $0 : nil }
  }

  /// When a write was appended.
  func order(of id: OperationID) -> Order? {
    guard let operation = past.history[id] else { return nil }
    let appended = trace(of: id)?.holdings.first { $0.has && $0.node == operation.node }
    return Order(
      time: appended?.time ?? operation.invokedAt,
      leaf: past.recording.leaf(of: id) ?? -1)
  }

  /// - Parameter nodes: those whose having it or not matters.
  mutating func tellWrite(_ id: OperationID, to nodes: NodeSet, confirmed: Bool = false) {
    guard let operation = past.history[id], let order = order(of: id) else { return }
    guard let origin = operation.node else {
      return add(.wentNowhere(id), at: operation.invokedAt, by: order.leaf)
    }
    guard let trace = trace(of: id), let place = trace.place else {
      return add(.asked(id, origin), at: operation.invokedAt, by: order.leaf)
    }
    let token = Token(epoch: cluster.log.epoch(at: place), position: place.position)
    add(.appended(origin, token), at: order.time, by: order.leaf)
    let wanted = upstreams(of: nodes, trace)
    for passage in trace.passages where wanted.contains(passage.to) && !passage.isConfirmation {
      tell(passage, token, rank: 2)
    }
    if confirmed {
      for passage in trace.passages where wanted.contains(passage.from) && passage.isConfirmation {
        tell(passage, token, rank: 2)
      }
    }
    for node in nodes where node != origin { tellAbsence(of: place, at: node, trace, order) }
    tellGone(trace)
    tellAcknowledgement(operation)
  }

  /// The nodes, and those in between that handed the write on to them.
  private func upstreams(of nodes: NodeSet, _ trace: Trace) -> NodeSet {
    var all = nodes
    for passage in trace.passages.reversed()
    where !passage.isConfirmation && all.contains(passage.to) {
      all.insert(passage.from)
    }
    return all
  }

  private mutating func tell(_ passage: Trace.Passage, _ token: Token, rank: Int) {
    add(
      .passed(
        Passage(
          from: passage.from, to: passage.to, isConfirmation: passage.isConfirmation,
          end: end(of: passage, token))),
      at: passage.sentAt, by: passage.cause, rank: rank, cites: false)
  }

  private func end(of passage: Trace.Passage, _ token: Token) -> Passage.End {
    switch passage.end {
    case .taken: return .arrived(at: passage.endedAt)
    case .refused: return .refused(at: passage.endedAt)
    case .dropped: return .dropped(at: passage.endedAt, by: citation(passage.endCause))
    case .onItsWay:
      if let keeper = keeper(from: passage.from, to: passage.to) {
        return .held(by: citation(keeper.leaf))
      }
      let receiver = cluster[passage.to]
      if !passage.isConfirmation, receiver.isLeader, receiver.epoch > token.epoch {
        return .tooLate(due: passage.due, epoch: receiver.epoch)
      }
      return .due(at: passage.due)
    }
  }

  /// What keeps a message on its line.
  private func keeper(from: NodeID, to: NodeID) -> Watch.Change? {
    inEffect(at: nil).first { change in
      switch change.what {
      case .held(from, to), .frozen(to), .paused(to, receiving: true): true
      default: false
      }
    }
  }

  // MARK: What did not come

  private mutating func tellAbsence(
    of place: Replication.Place, at node: NodeID, _ trace: Trace, _ order: Order
  ) {
    if cluster.holds(place, at: node) {
      if let hiding = hiding(place, at: node) {
        let taken = trace.holdings.last { $0.node == node && $0.has }
        add(
          .notShown(node, hiding), at: taken?.time ?? order.time, by: taken?.cause ?? order.leaf,
          rank: 2, cites: false)
      }
      return
    }
    guard !trace.passages.contains(where: { $0.to == node && !$0.isConfirmation }) else { return }
    let from = sender(to: node, trace)
    add(
      .notSent(from: from, to: node, obstacle(from: from, to: node, at: order)), at: order.time,
      by: order.leaf, rank: 2, cites: false)
  }

  private func hiding(_ place: Replication.Place, at id: NodeID) -> Cause.Hiding? {
    let node = cluster[id]
    guard !cluster.shows(place, at: id) else { return nil }
    if node.applied >= place.position { return .notCommitted }
    if node.pausedApplying { return .paused }
    if node.timing.delay > 0 { return .delayed }
    return .applying
  }

  /// The node that would have sent it.
  private func sender(to node: NodeID, _ trace: Trace) -> NodeID? {
    if let upstream = cluster[node].upstream { return upstream }
    return past.history[trace.operation]?.node
  }

  private func obstacle(
    from sender: NodeID?, to node: NodeID, at order: Order
  ) -> Cause.Obstacle {
    let changes = inEffect(at: order)
    func isSo(_ what: Happening) -> Bool { changes.contains { $0.what == what } }
    if isSo(.down(node)) { return .down }
    if let sender {
      if isSo(.cut(sender, to: node)) { return .cutOff }
      if isSo(.down(sender)) { return .senderDown }
      if isSo(.frozen(sender)) { return .senderFrozen }
    }
    switch cluster[node].following {
    case .stuck: return .stuck
    case .copying: return .copying
    case .tooFarBehind: return .tooFarBehind
    case .nobody, .connecting, .streaming: break
    }
    if wasStuck(node) { return .stuck }
    if let sender, let place = past.world.trace?.place, !cluster.holds(place, at: sender) {
      return .senderLacksIt
    }
    return .notAsked
  }

  /// Whether a node was found stuck and has not followed anybody since, whatever it does now.
  private func wasStuck(_ node: NodeID) -> Bool {
    var isStuck = false
    for said in watch.said {
      switch said.event {
      case .diverged(node, _, _, _, .stuck): isStuck = true
      case .diverged(node, _, _, _, _), .follows(node, _), .copied(node, _, _): isStuck = false
      default: break
      }
    }
    return isStuck
  }

  /// A write that a log had and has no more, where no event tells of it.
  private mutating func tellGone(_ trace: Trace) {
    for holding in trace.holdings where !holding.has {
      let isTold = watch.said.contains { said in
        guard said.time == holding.time, said.event.nodes.contains(holding.node) else {
          return false
        }
        switch said.event {
        case .droppedAtCrash, .diverged, .copied: return true
        default: return false
        }
      }
      if !isTold { add(.gone(holding.node), at: holding.time, by: holding.cause, rank: 2) }
    }
  }

  // MARK: What the client was told

  private mutating func tellAcknowledgement(_ operation: Operation) {
    for said in watch.said {
      guard case .completed(let completion) = said.event,
        completion.operation == operation.id, completion.outcome == .acknowledged
      else { continue }
      let rule = completion.fellBack ? "" : rule(of: operation)
      add(
        .acknowledged(by: completion.acknowledgedBy, rule: rule), at: said.time, by: said.leaf,
        rank: 3, cites: false)
    }
  }

  /// The rule that an acknowledgement followed; empty where it was changed since.
  func rule(of operation: Operation) -> String {
    guard let node = operation.node, let leaf = past.recording.leaf(of: operation.id),
      recording.leaves.indices.contains(leaf)
    else { return "" }
    let last = recording.lastChange(of: "acknowledgement", before: past.recording.begun)
    if let last, last > leaf { return "" }
    let wishes = past.wishes(
      of: operation.client, at: node, in: recording.leaves[leaf].statement)
    return past.words(for: wishes.acknowledgement ?? cluster.rules[node].acknowledgement)
  }

  /// A read and what it was answered.
  mutating func tellRead(_ id: OperationID) {
    guard let read = past.history[id] else { return }
    let leaf = past.recording.leaf(of: id)
    guard let node = read.node else {
      return add(.wentNowhere(id), at: read.invokedAt, by: leaf, rank: 4)
    }
    switch read.outcome {
    case .acknowledged: add(.answered(node), at: read.completedAt, by: leaf, rank: 4)
    case .pending, .sent, .failed, .unknown, .refused:
      add(.asked(id, node), at: read.invokedAt, by: leaf, rank: 0)
    }
  }
}
