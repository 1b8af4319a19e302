import ClientHistory

extension Cluster {
  /// Turns entries that every node has for good, beyond the newest `keep`, into data. What it
  /// answers afterwards is the same; only the memory is freed.
  public mutating func fold(keeping keep: Int64) {
    guard let leader = newestLeader else { return }
    var position = self[leader].end - keep
    for index in nodes.indices where nodes[index].holdsData {
      let node = nodes[index]
      position = min(
        position, log.fork(of: node.place, self[leader].place), node.flushed, node.applied)
      position = min(position, shownLimit(NodeID(index)))
      if rules[NodeID(index)].speaksOfCommitted { position = min(position, node.committed) }
      if let wait = node.waits.first { position = min(position, wait.position - 1) }
      // Errant entries stand between those before and after them, and data has no order.
      for run in node.errant { position = min(position, run.from) }
      for read in node.waitingReads { position = min(position, read.needs.position - 1) }
    }
    for node in nodes {
      guard let number = node.loading else { continue }
      position = min(position, log.fork(of: copies[number].place, self[leader].place))
    }
    for link in links.all {
      for case .copy(let number) in link.messages {
        position = min(position, log.fork(of: copies[number].place, self[leader].place))
      }
    }
    let isFolded = log.goesOnFromFolded(self[leader].place)
    guard position > (isFolded ? log.foldedTo : 0) else { return }
    log.fold(to: Place(branch: self[leader].branch, position: position))
  }
}
