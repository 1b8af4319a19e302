public import ClientHistory

// How the wait of a write comes to an end other than by its acknowledgement being met.

extension Cluster {
  // MARK: By a report

  /// Whether a rule that is met may release someone now, where only reports do: the report that is
  /// being taken in comes from one that counts, or nobody has to report.
  mutating func isReleased(by rule: Acknowledgement, at leader: NodeID) -> Bool {
    switch rule.who {
    case .none, .leader: return true
    case .all, .majority, .inSync, .first, .any:
      guard let reporter else {
        askForReports(rule, at: leader)
        return false
      }
      return chosen(by: rule, at: leader).contains(reporter)
    }
  }

  /// The followers whose word decides: of a list in order the first that are connected.
  public func chosen(by rule: Acknowledgement, at leader: NodeID) -> [NodeID] {
    let all = candidates(rule, at: leader).filter { counts($0, at: leader) }
    if case .first(let count, _) = rule.who { return Array(all.prefix(count)) }
    return all
  }

  /// A report that releases someone comes at its time though its follower has nothing new to tell.
  private mutating func askForReports(_ rule: Acknowledgement, at leader: NodeID) {
    for follower in chosen(by: rule, at: leader) where nodes[follower.index].upstream == leader {
      guard nodes[follower.index].following == .streaming, works(follower.index),
        let time = rules[follower].report.interval
      else { continue }
      arm(.report(follower), .aligned(every: time), \.report)
    }
  }

  // MARK: By the client or the operator

  /// Ends the wait of a write at its leader; false where it waits for no acknowledgement there.
  /// `result`: what its client is told; nil: nothing.
  public mutating func endWait(
    _ operation: OperationID, at leader: NodeID, _ result: WriteEnd.Result?
  ) -> Bool {
    guard self[leader].isUp, !self[leader].isFrozen,
      let index = self[leader].waits.firstIndex(where: { $0.operation == operation })
    else { return false }
    let wait = self[leader].waits.remove(at: index)
    if let result {
      let rule = wait.acknowledgement ?? rules.acknowledgement(of: leader)
      let confirmers = confirmers(of: wait.position, at: leader, rule)
      end(operation, at: leader, WriteEnd(result: result, acknowledgedBy: confirmers))
    }
    advance(leader)
    return true
  }

  /// Whether a write waits for its acknowledgement at a leader that can hear of a change of mind.
  public func isWaiting(_ operation: OperationID, at leader: NodeID) -> Bool {
    self[leader].isUp && !self[leader].isFrozen
      && self[leader].waits.contains { $0.operation == operation }
  }
}
