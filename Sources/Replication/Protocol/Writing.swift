public import ClientHistory

/// Why a node turns a write away.
public enum WriteRefusal: Hashable, Sendable {
  /// It crashed, was stopped or was removed.
  case down
  /// It is an arbiter, watcher or controller.
  case noData
  /// It follows. `leader`: who leads now and is up, if anyone.
  case notLeader(leader: NodeID?)
  /// The leader takes no more writes until that node has them all.
  case handingOver(to: NodeID)
  /// The leader is stepping down, and takes no writes until that is done or given up.
  case steppingDown
  /// Fewer followers are in sync than `Rules.minimum` asks.
  case tooFewInSync(have: Int, need: Int)
  /// The timeout rule is to refuse, and too few of those that must acknowledge are connected.
  case cannotBeMet(have: Int, need: Int, missing: NodeSet)
  /// An addition to a key that holds a text.
  case notANumber(KeyID)
  /// An addition whose sum is beyond `Value.maximum`.
  case numberTooLarge(KeyID)
}

/// What became of a write as it came in.
public enum WriteStart: Hashable, Sendable {
  case refused(WriteRefusal)
  /// It is in the leader's log there. What becomes of it comes as a notice, perhaps at once.
  case appended(Place)
  /// It waits until an earlier write to one of its keys is over; a notice says when it is appended.
  case queued
}

extension Cluster {
  /// A client's write comes in at a node.
  ///
  /// `wishes` are the client's own, in place of the node's rules.
  public mutating func write(
    _ write: Write, at node: NodeID, wishes: Wishes = Wishes()
  ) -> WriteStart {
    if takesForItself(node) { return writeForItself(write, at: node) }
    let asked = wishes.acknowledgement ?? rules[node].acknowledgement
    let limit = wishes.timeout ?? rules[node].timeout
    let minimum = wishes.minimum ?? rules[node].minimum
    if let refusal = refusal(at: node, asked, minimum, refusing: limit == .refuse) {
      return .refused(refusal)
    }
    if rules[node].locks == .keys, isLocked(write, at: node, before: .max) {
      nodes[node.index].lockedWrites.append(LockedWrite(write: write, wishes: wishes))
      return .queued
    }
    let start = enter(write, at: node, asked, own: wishes.acknowledgement, limit, isLate: false)
    if case .appended = start { advance(node) }
    return start
  }

  /// Appends a write whose turn has come, and leaves the rest to the step that it is part of.
  mutating func takeLate(_ locked: LockedWrite, at node: NodeID) -> WriteStart {
    let asked = locked.wishes.acknowledgement ?? rules[node].acknowledgement
    let limit = locked.wishes.timeout ?? rules[node].timeout
    let minimum = locked.wishes.minimum ?? rules[node].minimum
    if let refusal = refusal(at: node, asked, minimum, refusing: limit == .refuse) {
      return .refused(refusal)
    }
    let own = locked.wishes.acknowledgement
    return enter(locked.write, at: node, asked, own: own, limit, isLate: true)
  }

  private mutating func enter(
    _ write: Write, at node: NodeID, _ asked: Acknowledgement, own: Acknowledgement?,
    _ limit: TimeoutRule, isLate: Bool
  ) -> WriteStart {
    var write = write
    for index in write.changes.indices {
      if let refusal = workOut(&write.changes, index, at: node) { return .refused(refusal) }
    }
    let position = append(write, at: node)
    let place = Place(branch: nodes[node.index].branch, position: position)
    if isLate { notices.append(.appendedLate(write.operation, place)) }
    begin(write.operation, at: node, position: position, asked, own: own, limit)
    return .appended(place)
  }

  private func refusal(
    at node: NodeID, _ asked: Acknowledgement, _ minimum: Int, refusing: Bool
  ) -> WriteRefusal? {
    guard nodes[node.index].condition == .up, !nodes[node.index].isStopping else { return .down }
    guard holdsData(node.index) else { return .noData }
    guard leads(node.index) else { return .notLeader(leader: currentLeader) }
    if let target = nodes[node.index].handover { return .handingOver(to: target) }
    if nodes[node.index].stepDown != nil { return .steppingDown }
    if minimum > 0, rules[node].minimumFor == .everyWrite || asked.who == .inSync,
      let (have, need) = tooSmallSet(of: node, minimum)
    {
      return .tooFewInSync(have: have, need: need)
    }
    guard refusing else { return nil }
    let need = needed(asked, at: node)
    let missing = candidates(asked, at: node).filter { !isStreaming(to: $0, from: node) }
    let have = candidates(asked, at: node).count - missing.count
    return have < need ? .cannotBeMet(have: have, need: need, missing: NodeSet(missing)) : nil
  }

  /// Turns an addition into what it puts.
  func workOut(_ changes: inout [Change], _ index: Int, at node: NodeID) -> WriteRefusal? {
    guard case .add(let amount) = changes[index].action else { return nil }
    let key = changes[index].key
    let cell = self[node].data[key.index]
    var old = cell.value
    for earlier in changes[..<index] where earlier.key == key {
      switch earlier.action {
      case .put(let value): old = value
      case .delete: old = nil
      case .add: break
      }
    }
    guard let number = old.map(\.integer) ?? 0 else { return .notANumber(key) }
    let (sum, overflow) = number.addingReportingOverflow(amount)
    guard !overflow, let value = Value(integer: sum) else { return .numberTooLarge(key) }
    changes[index].action = .put(value)
    return nil
  }

  /// Appends at a leader, which applies at once.
  private mutating func append(_ write: Write, at leader: NodeID) -> Int64 {
    let branch = nodes[leader.index].branch
    let position = log.append(write, to: branch)
    let entry = log.entry(at: Place(branch: branch, position: position))
    nodes[leader.index].end = position
    nodes[leader.index].data.apply(entry, at: position, from: log)
    nodes[leader.index].applied = position
    return position
  }

  private mutating func begin(
    _ operation: OperationID, at leader: NodeID, position: Int64, _ asked: Acknowledgement,
    own: Acknowledgement?, _ limit: TimeoutRule
  ) {
    guard asked.who != .none else {
      end(operation, at: leader, WriteEnd(result: .sent, acknowledgedBy: []))
      return
    }
    if rules[leader].impossible == .fail, isImpossible(asked, at: leader) {
      let result = WriteEnd.Result.impossible(
        have: candidates(asked, at: leader).count, need: needed(asked, at: leader))
      end(operation, at: leader, WriteEnd(result: result, acknowledgedBy: []))
      return
    }
    if own != nil { nodes[leader.index].waitsDiffer = true }
    nodes[leader.index].waits.append(
      WaitingWrite(
        operation: operation, position: position, acknowledgement: own, limit: limit))
    switch limit {
    case .never, .refuse:
      break
    case .fallBack(let time), .fail(let time):
      effects.append(.arm(.acknowledgement(leader, operation), number: 0, .after(time)))
    }
  }

  /// Whether a node leads, and has an entry in its log.
  public func leadsWith(_ entry: Place, at node: NodeID) -> Bool {
    nodes[node.index].condition == .up && leads(node.index)
      && log.includes(entry, in: place(node.index))
  }

  /// A client sent a write again that its leader has: it waits for the acknowledgement of that.
  public mutating func waitAgain(
    _ operation: OperationID, at node: NodeID, position: Int64, wishes: Wishes
  ) {
    let asked = wishes.acknowledgement ?? rules[node].acknowledgement
    begin(
      operation, at: node, position: position, asked, own: wishes.acknowledgement,
      wishes.timeout ?? rules[node].timeout)
    let waits = nodes[node.index].waits
    if waits.count > 1, waits[waits.count - 2].position > position {
      nodes[node.index].waits.sort { $0.position < $1.position }
    }
    advance(node)
  }

  mutating func end(_ operation: OperationID, at node: NodeID, _ end: WriteEnd) {
    notices.append(.writeEnded(operation, at: node, end))
  }
}
