import ClientHistory

extension Cluster {
  /// What must hold after every step; each broken rule is told in words. Tests check it all the
  /// time.
  public func brokenInvariants() -> [String] {
    var broken: [String] = []
    for index in nodes.indices where nodes[index].holdsData {
      broken += brokenMarks(NodeID(index))
      broken += brokenLeadership(NodeID(index))
      broken += brokenData(NodeID(index))
    }
    return broken + brokenStreams() + brokenEpochs()
  }

  private func brokenMarks(_ id: NodeID) -> [String] {
    let node = self[id]
    var broken: [String] = []
    for (name, mark) in [
      ("written", node.written), ("flushed", node.flushed), ("applied", node.applied),
      ("committed", node.committed), ("trimmed", node.trimmedTo),
    ] where mark < 0 || mark > node.end {
      broken.append("node \(id.index): \(name) \(mark) is beyond its end \(node.end)")
    }
    if node.flushed > node.written {
      broken.append("node \(id.index): flushed \(node.flushed) beyond written \(node.written)")
    }
    if node.end > log.branches[node.branch].end {
      broken.append("node \(id.index): end \(node.end) is beyond its branch")
    }
    let positions = node.isUp ? node.waits.map(\.position) : []
    if positions != positions.sorted() || positions.contains(where: { $0 > node.end }) {
      broken.append("node \(id.index): waiting writes out of order or not in its log")
    }
    return broken
  }

  private func brokenLeadership(_ id: NodeID) -> [String] {
    let node = self[id]
    guard node.isLeader, node.isUp else { return [] }
    var broken: [String] = []
    if log.branches[node.branch].leader != id || log.branches[node.branch].end != node.end {
      broken.append("leader \(id.index) is not at the end of a branch of its own")
    }
    if node.upstream != nil { broken.append("leader \(id.index) follows someone") }
    if node.applied != node.end { broken.append("leader \(id.index) has not applied its log") }
    return broken
  }

  private func brokenData(_ id: NodeID) -> [String] {
    let node = self[id]
    guard node.errant.isEmpty else { return [] }
    let expected = log.data(at: Place(branch: node.branch, position: node.applied))
    for key in 0..<max(expected.keyLimit, node.data.keyLimit)
    where expected[key].version != node.data[key].version
      || expected[key].value != node.data[key].value
    {
      return ["node \(id.index): key \(key) is not what its log says"]
    }
    return []
  }

  private func brokenStreams() -> [String] {
    links.all.compactMap { link in
      guard link.stream.isOpen, self[link.from].isUp else { return nil }
      if link.stream.received > self[link.from].end {
        return "stream \(link.from.index)->\(link.to.index): more received than there is"
      }
      if link.isCut, link.count > 0 {
        return "link \(link.from.index)->\(link.to.index) is cut and not empty"
      }
      return nil
    }
  }

  private func brokenEpochs() -> [String] {
    let leaders = nodes.indices.filter { nodes[$0].isLeader && nodes[$0].isUp }
    let epochs = leaders.map { leadership(of: NodeID($0)) }
    return Set(epochs).count == epochs.count ? [] : ["two leaders of one epoch"]
  }
}
