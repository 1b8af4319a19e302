public import ClientHistory

// What a leader does that cannot have the acknowledgements it needs.

extension Cluster {
  /// A write waited for its acknowledgement for as long as the rule allows.
  public mutating func acknowledgementTimedOut(_ operation: OperationID, at leader: NodeID) {
    guard self[leader].isUp, self[leader].isLeader,
      let index = self[leader].waits.firstIndex(where: { $0.operation == operation })
    else { return }
    guard !self[leader].isFrozen else {
      self[leader].waits[index].isOverdue = true
      return
    }
    let wait = self[leader].waits[index]
    let rule = wait.acknowledgement ?? rules[leader].acknowledgement
    switch wait.limit {
    case .fallBack:
      self[leader].hasFallenBack = true
      notices.append(.fellBack(leader, waitingFor: missing(wait.position, rule, at: leader)))
      releaseAll(leader)
      if !self[leader].lockedWrites.isEmpty { advance(leader) }
    case .fail(let time):
      self[leader].waits.remove(at: index)
      let missing = missing(wait.position, rule, at: leader)
      end(
        operation, at: leader,
        WriteEnd(result: .timedOut(after: time, missing: missing), acknowledgedBy: []))
      if !self[leader].lockedWrites.isEmpty { advance(leader) }
    case .never, .refuse:
      break
    }
  }

  /// The candidates that have not confirmed a position.
  public func missing(_ position: Int64, _ rule: Acknowledgement, at leader: NodeID) -> NodeSet {
    NodeSet(
      candidates(rule, at: leader).filter { mark(of: $0, at: leader, rule) < position })
  }

  private mutating func releaseAll(_ leader: NodeID) {
    let rule = rules[leader].acknowledgement
    let own = ownMark(leader.index, rule.own)
    var kept: ContiguousArray<WaitingWrite> = []
    for wait in self[leader].waits {
      guard wait.position <= own else {
        kept.append(wait)
        continue
      }
      end(
        wait.operation, at: leader,
        WriteEnd(
          result: .acknowledgedAlone,
          acknowledgedBy: confirmers(of: wait.position, at: leader, rule)))
    }
    self[leader].waits = kept
  }

  mutating func comeBack(_ leader: NodeID, _ reached: Int64) {
    guard nodes[leader.index].hasFallenBack else { return }
    let rule = rules[leader].acknowledgement
    guard reached >= self[leader].end,
      needed(rule, at: leader) > 0, !isShorthanded(leader, rule)
    else { return }
    self[leader].hasFallenBack = false
    notices.append(.cameBack(leader, with: NodeSet(candidates(rule, at: leader))))
  }
  // MARK: Too few connected

  /// Whether a leader acknowledges a write without its followers now.
  func actsAlone(_ leader: NodeID, _ rule: Acknowledgement) -> Bool {
    nodes[leader.index].hasFallenBack
      || rules[leader].shorthanded == .skip && isShorthanded(leader, rule)
  }

  /// Whether fewer of those that must acknowledge are connected than a rule needs. Only where the
  /// rules make something of it.
  private func isShorthanded(_ leader: NodeID, _ rule: Acknowledgement) -> Bool {
    guard rules[leader].shorthanded != .wait else { return false }
    let connected = candidates(rule, at: leader).filter { isStreaming(to: $0, from: leader) }
    return connected.count < needed(rule, at: leader)
  }

  mutating func fallBackIfShorthanded(_ leader: NodeID, _ rule: Acknowledgement) {
    guard !nodes[leader.index].hasFallenBack, isShorthanded(leader, rule) else { return }
    nodes[leader.index].hasFallenBack = true
    let missing = candidates(rule, at: leader).filter { !isStreaming(to: $0, from: leader) }
    notices.append(.fellBack(leader, waitingFor: NodeSet(missing)))
  }
}
