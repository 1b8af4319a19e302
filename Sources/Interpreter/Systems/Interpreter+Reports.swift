import ClientHistory
import Replication
import Systems

// What an upstream can say of a follower from what that has told it, and when.

extension Interpreter {
  /// How a connection stands, as the upstream sees it.
  func linkState(of id: NodeID, _ stream: Replication.Stream) -> Table.Cell {
    guard stream.isOpen else {
      if case .stuck = world.cluster[id].following { return .text("startup") }
      return .empty
    }
    return .text(stream.hasCaughtUp ? "streaming" : "catchup")
  }

  /// When a follower last reported. Reports that come at intervals though there is nothing new are
  /// not simulated: they have come where they could.
  func lastReport(
    of id: NodeID, _ stream: Replication.Stream
  ) -> ClientHistory.Microseconds? {
    guard stream.isOpen else { return nil }
    let node = world.cluster[id]
    let told = stream.toldAt.last
    guard let interval = world.cluster.rules[id].report.interval, interval > 0, node.isUp,
      !node.isFrozen, let upstream = node.upstream, world.cluster.reaches(id, upstream),
      node.following == .streaming
    else { return told >= 0 ? told : nil }
    return max(told, clock - clock % interval)
  }

  /// How long recent entries took until a follower had told of them (PG-28). Where it lacks some it
  /// is the age that the first of them had at its last report; where it has had all for longer than
  /// the interval of reports it is nothing.
  func measured(
    _ mark: Int64, _ changed: ClientHistory.Microseconds, _ id: NodeID, _ upstream: NodeID,
    _ stream: Replication.Stream
  ) -> Table.Cell {
    guard let report = lastReport(of: id, stream) else { return .empty }
    if mark < world.cluster[upstream].end {
      if let next = stamp(of: mark + 1, at: upstream), report > next {
        return .duration(report - next)
      }
    } else if report > changed {
      return .empty
    }
    guard changed >= 0, let own = stamp(of: mark, at: upstream) else { return .empty }
    return .duration(max(0, changed - own))
  }

  private func stamp(of position: Int64, at id: NodeID) -> ClientHistory.Microseconds? {
    guard position > world.cluster.log.foldedTo, position <= world.cluster[id].end else {
      return nil
    }
    let place = Replication.Place(branch: world.cluster[id].branch, position: position)
    return world.cluster.log.entry(at: place).stamp
  }

  /// Whether the upstream of a node waits for it, and in which place (PG-18, PG-19).
  func synchronous(_ fact: Fact, _ id: NodeID) -> Table.Cell {
    guard let upstream = world.cluster[id].upstream else { return .empty }
    guard world.cluster.isStreaming(to: id, from: upstream) else { return .empty }
    guard world.cluster[upstream].isLeader else {
      return fact == .syncPriority ? .count(0) : .text("async")
    }
    let rule = world.cluster.rules[upstream].acknowledgement
    let candidates = world.cluster.candidates(rule, at: upstream)
    guard let place = candidates.firstIndex(of: id) else {
      return fact == .syncPriority ? .count(0) : .text("async")
    }
    guard case .first(let count, _) = rule.who else {
      return fact == .syncPriority ? .count(1) : .text("quorum")
    }
    if fact == .syncPriority { return .count(Int64(place) + 1) }
    let before = candidates[..<place].count { world.cluster.counts($0, at: upstream) }
    return .text(before < count && world.cluster.counts(id, at: upstream) ? "sync" : "potential")
  }
}
