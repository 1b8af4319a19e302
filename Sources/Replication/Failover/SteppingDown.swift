public import ClientHistory

// A leader that is told to step down waits until others can go on from where it is (MG-30).

extension Cluster {
  /// A leader is to step down, and not to stand for a time. It takes no more writes until a majority
  /// has its log and one of those could lead; where that does not come about in time it goes on
  /// leading, or steps down all the same if it is forced.
  public mutating func startStepDown(
    _ id: NodeID, sittingOutFor time: Microseconds, within: Microseconds, forced: Bool
  ) {
    self[id].stepDown = StepDownOrder(sitsOutFor: time, isForced: forced)
    self[id].timers.stepDown.disarm()
    tryToStepDown(id)
    guard self[id].stepDown != nil else { return }
    if within > 0 {
      arm(.stepDown(id), .after(within), \.stepDown)
    } else {
      endStepDown(id)
    }
  }

  mutating func tryToStepDown(_ id: NodeID) {
    guard let order = self[id].stepDown, works(id.index), leads(id.index) else { return }
    let end = self[id].end
    let votes = nodes.indices.reduce(0) { sum, index in
      let has = holdsData(index) && toldApplied(NodeID(index), id) >= end
      return has ? sum + nodes[index].votesNow : sum
    }
    guard votes >= majorityWithData, let successor = successor(of: id) else { return }
    complete(order, of: id)
    if case .election = rules[successor].failover {
      send(.standUp, from: id, to: successor)
    } else {
      newestEpoch += 1
      send(.appoint(epoch: newestEpoch), from: id, to: successor)
    }
  }

  /// Who has all that a leader has, and comes first among those.
  private func successor(of id: NodeID) -> NodeID? {
    let end = self[id].end
    return nodes.indices.map { NodeID($0) }
      .filter {
        $0 != id && self[$0].holdsData && self[$0].priority > 0 && !self[$0].sitsOut
          && canTalk(id, $0) && toldApplied($0, id) >= end
      }
      .min { isBetter($0, than: $1) }
  }

  /// How far a node has applied the leader's log, as the leader knows.
  private func toldApplied(_ node: NodeID, _ leader: NodeID) -> Int64 {
    if node == leader { return self[leader].applied }
    return links.link(from: leader, to: node)?.stream.applied ?? 0
  }

  private mutating func complete(_ order: StepDownOrder, of id: NodeID) {
    self[id].sitsOut = true
    self[id].timers.sitOut.disarm()
    arm(.sitOut(id), .after(order.sitsOutFor), \.sitOut)
    stepDown(id, .demoted)
  }

  mutating func stepDownTimerFired(_ id: NodeID, _ number: UInt32) {
    guard self[id].timers.stepDown.fire(number) else { return }
    endStepDown(id)
  }

  private mutating func endStepDown(_ id: NodeID) {
    guard let order = self[id].stepDown else { return }
    self[id].stepDown = nil
    if order.isForced {
      complete(order, of: id)
    } else {
      notices.append(.stepDownRefused(id))
    }
  }

  mutating func receiveStandUp(_ id: NodeID) {
    guard holdsData(id.index), !leads(id.index), nodes[id.index].priority > 0 else { return }
    stand(id, unclean: false)
  }
}
