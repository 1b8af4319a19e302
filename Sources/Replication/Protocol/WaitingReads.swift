public import ClientHistory

extension Cluster {
  /// A read waits until the node shows what its client wrote.
  public mutating func waitToRead(
    _ operation: OperationID, at id: NodeID, needs: Place, as view: ReadView = .usual
  ) {
    self[id].waitingReads.append(WaitingRead(operation: operation, needs: needs, view: view))
    serveWaitingReads(id)
  }

  /// A read that only a leader answers which is one still: it writes an entry, and answers once that
  /// is committed (MG-13).
  public mutating func readLinearizably(_ operation: OperationID, at id: NodeID) {
    self[id].end = log.appendMark(.nothing, to: self[id].branch, stamp: clock)
    self[id].applied = self[id].end
    let read = WaitingRead(operation: operation, needs: self[id].place, view: .linearizable)
    self[id].waitingReads.append(read)
    advance(id)
  }

  /// Whether the node shows everything up to a place.
  public func shows(_ place: Place, at id: NodeID, as view: ReadView = .usual) -> Bool {
    let node = self[id]
    if node.errant.contains(where: { $0.branch == place.branch && $0.to >= place.position }) {
      return true
    }
    guard sight(of: id, view).limit >= place.position else { return false }
    return log.includes(place, in: Place(branch: node.branch, position: node.applied))
  }

  mutating func serveWaitingReads(_ id: NodeID) {
    guard !nodes[id.index].waitingReads.isEmpty else { return }
    let ready = nodes[id.index].waitingReads.filter { shows($0.needs, at: id, as: $0.view) }
    guard !ready.isEmpty else { return }
    self[id].waitingReads.removeAll { ready.contains($0) }
    for read in ready { notices.append(.readReady(read.operation, at: id)) }
  }

  /// A node leads no more: what only a leader may answer it does not.
  mutating func cutOffReads(of id: NodeID) {
    for read in self[id].waitingReads where read.view == .linearizable {
      notices.append(.readCutOff(read.operation, at: id))
    }
    self[id].waitingReads.removeAll { $0.view == .linearizable }
  }
}
