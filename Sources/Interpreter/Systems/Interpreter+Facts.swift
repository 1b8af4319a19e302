import ClientHistory
import Replication
import Systems

extension Interpreter {
  /// What is known of a node.
  func cell(_ fact: Fact, of id: NodeID) -> Table.Cell {
    let node = world.cluster[id]
    switch fact {
    case .name: return .text(names.name(of: id))
    case .role: return .text(role(of: id))
    case .mode: return .text(mode(of: id))
    case .status: return .text(status(of: id))
    case .standing: return .text(standing(of: id))
    case .upstream: return node.upstream.map { .text(names.name(of: $0)) } ?? .empty
    case .priority: return .count(Int64(node.priority))
    case .votes: return .count(Int64(node.votes))
    case .logEpoch:
      return node.holdsData
        ? .count(Int64(world.cluster.log.branches[node.branch].epoch)) : .empty
    case .epoch, .epochOnceChanged: return .count(Int64(node.epoch))
    case .behind:
      let leads = node.isLeader && world.cluster.newestLeader == id
      return node.holdsData && !leads ? behind(id).map { .count($0) } ?? .empty : .empty
    case .inSync: return .text(world.cluster.isInSync(id) ? "yes" : "no")
    case .eligible:
      return .text(world.cluster.registry.eligible.contains(id) ? "yes" : "no")
    case .partialSyncs: return .count(node.syncs.partial)
    case .refusedSyncs: return .count(node.syncs.refused)
    case .fullSyncs: return .count(node.syncs.full)
    case .fenced: return .text(node.isFenced ? "yes" : "no")
    case .lag: return lag(of: id).map { .duration($0) } ?? .empty
    case .log, .flushed, .applied, .committed, .trimmed: return mark(fact, of: node)
    case .sent, .toldReceived, .toldFlushed, .toldApplied, .linkState, .sinceTold, .writeLag,
      .flushLag, .applyLag:
      return told(fact, of: id)
    case .slotState:
      return world.cluster.slotState(of: id).map { .text($0.rawValue) } ?? .empty
    case .syncState, .syncPriority: return synchronous(fact, id)
    case .receiver, .applier, .applyDelay, .followingError:
      return following(fact, of: id)
    case .waitsForFollowers, .connectedSync: return leading(fact, of: id)
    }
  }

  /// What a column shows of a node.
  func cell(_ column: Systems.Views.Column, of id: NodeID) -> Table.Cell {
    let cell = cell(column.fact, of: id)
    guard case .text(let text) = cell, let word = column.words[text] else { return cell }
    return .text(word)
  }

  /// What a node is to the others.
  private func standing(of id: NodeID) -> String {
    let node = world.cluster[id]
    guard node.isUp, !isLostToLeader(id) else { return "down" }
    switch node.kind {
    case .arbiter: return "arbiter"
    case .watcher: return "watcher"
    case .controller: return "controller"
    case .data: break
    }
    if node.isLeader { return "leader" }
    if node.isUnwinding { return "unwinding" }
    switch node.following {
    case .copying: return "copying"
    case .stuck, .tooFarBehind: return "recovering"
    case .nobody, .connecting, .streaming: return "follower"
    }
  }

  /// Whether the leader has not heard a node for long enough to take the connection for closed.
  private func isLostToLeader(_ id: NodeID) -> Bool {
    guard let leader = world.cluster.currentLeader, leader != id,
      !world.cluster.reaches(id, leader) || !world.cluster.reaches(leader, id)
    else { return false }
    return world.cluster[id].holdsData && world.cluster[id].upstream == leader
      ? !world.cluster.isStreaming(to: id, from: leader) : true
  }

  private func mark(_ fact: Fact, of node: Node) -> Table.Cell {
    guard node.holdsData else { return .empty }
    switch fact {
    case .flushed: return .count(node.flushed)
    case .applied: return .count(node.applied)
    case .committed: return .count(node.committed)
    case .trimmed: return .count(node.trimmedTo)
    default: return .count(node.end)
    }
  }

  /// What the node's upstream knows of it.
  private func told(_ fact: Fact, of id: NodeID) -> Table.Cell {
    guard let upstream = world.cluster[id].upstream,
      let stream = world.cluster.links.link(from: upstream, to: id)?.stream
    else { return .empty }
    switch fact {
    case .toldReceived: return .count(stream.received)
    case .toldFlushed: return .count(stream.flushed)
    case .toldApplied: return .count(stream.applied)
    case .linkState: return linkState(of: id, stream)
    case .sinceTold: return lastReport(of: id, stream).map { .duration(clock - $0) } ?? .empty
    case .writeLag: return measured(stream.received, stream.toldAt.received, id, upstream, stream)
    case .flushLag: return measured(stream.flushed, stream.toldAt.flushed, id, upstream, stream)
    case .applyLag: return measured(stream.applied, stream.toldAt.applied, id, upstream, stream)
    default: return .count(stream.sent)
    }
  }

  func words(for cell: Table.Cell) -> String {
    switch cell {
    case .empty: "unknown"
    case .text(let text): text
    case .count(let count): String(count)
    case .duration(let time): SettingWords.duration(time)
    }
  }
}
