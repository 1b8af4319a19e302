import ClientHistory
import Replication
import Syntax

extension Interpreter {
  mutating func show(
    _ look: Look, _ source: SourceText, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    switch look {
    case .state: present(stateTable())
    case .log(let word): present(logTable(try dataNode(word)))
    case .lag: present(lagTable())
    case .data(let word): present(dataTable(try dataNode(word)))
    case .diff(let one, let other):
      present(diffTable(try dataNode(one), try dataNode(other)))
    case .messages: present(messagesTable())
    case .history: present(historyTable())
    case .timeline: present(timelineTable())
    case .settings: present(settingsTable())
    case .candidates: present(candidatesTable())
    case .aside(let word): present(asideTable(try dataNode(word)))
    case .summary: present(summaryTable())
    case .why(let subject): return try tellWhy(subject, source, interrupted)
    }
    return .done
  }

  private mutating func present(_ table: Table) { record.events.append(.view(table)) }

  // MARK: Words for what the views share

  func role(of id: NodeID) -> String {
    let node = world.cluster[id]
    switch node.kind {
    case .data: return node.isLeader ? names.words.leader : names.words.follower
    case .arbiter: return "arbiter"
    case .watcher: return "watcher"
    case .controller: return "controller"
    }
  }

  func mode(of id: NodeID) -> String {
    let node = world.cluster[id]
    guard node.holdsData, !node.isLeader else { return "" }
    let mode = acknowledges(id)
    return node.isHidden ? mode + " hidden" : mode
  }

  /// Whether writes wait for a follower: for it itself, for some of those it belongs to, or not.
  private func acknowledges(_ id: NodeID) -> String {
    let leader = world.cluster.currentLeader ?? world.cluster.newestLeader
    let rule = leader.map { world.cluster.rules[$0].acknowledgement } ?? Acknowledgement.standard
    switch rule.who {
    case .any(_, let list) where !list.isEmpty: return list.contains(id) ? "quorum" : "async"
    case .first(_, let list) where !list.isEmpty: return list.contains(id) ? "sync" : "async"
    case .majority: return world.cluster[id].votes > 0 ? "quorum" : "async"
    case .any: return world.cluster[id].isSync ? "quorum" : "async"
    case .none, .leader, .all, .inSync, .first: return world.cluster[id].isSync ? "sync" : "async"
    }
  }

  func status(of id: NodeID) -> String {
    let node = world.cluster[id]
    switch node.condition {
    case .crashed: return "crashed"
    case .stopped: return "stopped"
    case .removed: return "removed"
    case .up: break
    }
    if node.isFrozen { return "frozen" }
    guard node.holdsData, !node.isLeader else { return "up" }
    switch node.following {
    case .stuck: return "stuck"
    case .copying: return "copying"
    case .tooFarBehind: return "behind"
    case .nobody: return "alone"
    case .connecting: return "connecting"
    case .streaming: return node.pausedApplying || node.pausedReceiving ? "paused" : "up"
    }
  }

  /// How many of the current leader's entries a node does not show; nil where nobody leads.
  func behind(_ id: NodeID) -> Int64? {
    guard let leader = world.cluster.currentLeader ?? world.cluster.newestLeader else { return nil }
    return behind(id, of: leader)
  }

  func behind(_ id: NodeID, of other: NodeID) -> Int64 {
    let node = world.cluster[id]
    let fork = world.cluster.log.fork(of: node.place, world.cluster[other].place)
    return max(0, world.cluster[other].end - min(node.applied, fork))
  }

  var presentNodes: [NodeID] {
    world.cluster.nodes.indices.map { NodeID($0) }
      .filter { world.cluster[$0].condition != .removed }
  }

  func words(for change: ClientHistory.Change) -> String {
    let key = names.name(of: change.key)
    switch change.action {
    case .put(let value): return "\(key) = \(names.text(of: value))"
    case .add(let amount): return "add \(key) \(amount)"
    case .delete: return "delete \(key)"
    }
  }

  func words(for changes: [ClientHistory.Change]) -> String {
    changes.map { words(for: $0) }.joined(separator: ", ")
  }
}
