public import ClientHistory

// Clients that wait until followers have what they wrote (RD-10 to RD-13).

extension Cluster {
  /// A client waits until so many followers have the log of a leader up to a position. Answers why
  /// it cannot; nil: what becomes of it comes as a notice, perhaps at once.
  public mutating func waitForCount(
    _ operation: OperationID, at id: NodeID, _ asked: CountRequest
  ) -> WriteRefusal? {
    guard nodes[id.index].condition == .up else { return .down }
    guard holdsData(id.index) else { return .noData }
    guard leads(id.index) else { return .notLeader(leader: currentLeader) }
    self[id].waitingCounts.append(WaitingCount(operation: operation, asked: asked))
    if let within = asked.within {
      effects.append(.arm(.count(id, operation), number: 0, .after(within)))
    }
    serveCounts(id)
    askForProgress(id)
    return nil
  }

  /// Followers that tell what they have only now and then are asked to do so at once.
  private mutating func askForProgress(_ id: NodeID) {
    guard !self[id].waitingCounts.isEmpty else { return }
    for index in nodes.indices where isStreaming(to: NodeID(index), from: id) {
      guard case .every = rules[NodeID(index)].report else { continue }
      send(.askForProgress, from: id, to: NodeID(index))
    }
  }

  mutating func receiveAskForProgress(over link: Int) {
    let id = links[link].to
    guard self[id].upstream == links[link].from, self[id].following == .streaming else { return }
    self[id].timers.report.disarm()
    sendProgress(id, to: links[link].from)
  }

  /// How many followers that a leader takes to be connected have its log up to a position. Those
  /// that follow them do not count.
  public func count(_ asked: CountRequest, at id: NodeID) -> Int {
    var count = 0
    for index in nodes.indices where index != id.index && holdsData(index) {
      guard let link = links.number(from: id, to: NodeID(index)), links[link].stream.isOpen else {
        continue
      }
      if links[link].stream.mark(asked.stage) >= asked.position { count += 1 }
    }
    return count
  }

  /// How far a follower told that it is with a leader's log.
  public func markTold(by follower: NodeID, to leader: NodeID, _ stage: Stage) -> Int64 {
    mark(of: follower, at: leader, Acknowledgement(who: .leader, stage: stage))
  }

  mutating func serveCounts(_ id: NodeID) {
    var kept: ContiguousArray<WaitingCount> = []
    for wait in self[id].waitingCounts {
      let have = count(wait.asked, at: id)
      if have >= wait.asked.needed {
        notices.append(.counted(wait.operation, at: id, have: have, need: wait.asked.needed))
      } else {
        kept.append(wait)
      }
    }
    self[id].waitingCounts = kept
  }

  /// Its time is over: it is told how many there are, and that is no error.
  mutating func countTimedOut(_ operation: OperationID, at id: NodeID) {
    guard self[id].isUp,
      let index = self[id].waitingCounts.firstIndex(where: {
        $0.operation == operation
      })
    else { return }
    let wait = self[id].waitingCounts.remove(at: index)
    notices.append(
      .counted(
        operation, at: id, have: count(wait.asked, at: id), need: wait.asked.needed))
  }

  /// A leader that becomes a follower ends those that wait at it (RD-18).
  mutating func endCounts(_ id: NodeID) {
    for wait in self[id].waitingCounts {
      end(wait.operation, at: id, WriteEnd(result: .leaderStepped, acknowledgedBy: []))
    }
    self[id].waitingCounts = []
  }
}
