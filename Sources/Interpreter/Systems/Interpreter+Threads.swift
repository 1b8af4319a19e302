import ClientHistory
import Replication
import Systems

// What a follower says of itself, and a leader of the followers that it waits for.

extension Interpreter {
  func following(_ fact: Fact, of id: NodeID) -> Table.Cell {
    let node = world.cluster[id]
    guard node.holdsData, !node.isLeader, node.isUp else { return .empty }
    switch fact {
    case .receiver: return .text(receiver(node))
    case .applier: return .text(node.pausedApplying ? "No" : "Yes")
    case .applyDelay: return applyDelay(id, node)
    default:
      guard let reason = reasonNotToFollow(node) else { return .empty }
      return .text(system?.system.error(for: reason, isRead: false)?.code ?? reason)
    }
  }

  private func receiver(_ node: Node) -> String {
    switch node.following {
    case .streaming: "Yes"
    case .connecting: "Connecting"
    case .nobody, .stuck, .copying, .tooFarBehind: "No"
    }
  }

  private func reasonNotToFollow(_ node: Node) -> String? {
    switch node.following {
    case .nobody, .connecting, .streaming, .copying: nil
    case .stuck: node.errant.isEmpty ? "diverged" : "conflicting"
    case .tooFarBehind: "log-trimmed"
    }
  }

  /// The age of what is being applied. It looks at what was received alone, so that it is zero at a
  /// follower that was cut off and does not know it (MY-30).
  private func applyDelay(_ id: NodeID, _ node: Node) -> Table.Cell {
    guard node.following == .streaming, !node.pausedApplying else { return .empty }
    guard node.applied < node.end, node.applied >= world.cluster.log.foldedTo else {
      return .duration(0)
    }
    let place = Replication.Place(branch: node.branch, position: node.applied + 1)
    let now = clock + world.clockOffset(of: id)
    return .duration(max(0, now - world.cluster.log.entry(at: place).stamp))
  }

  func leading(_ fact: Fact, of id: NodeID) -> Table.Cell {
    let node = world.cluster[id]
    guard node.isLeader, node.isUp else { return .empty }
    let rule = world.cluster.rules[id].acknowledgement
    if fact == .connectedSync {
      let connected = world.cluster.candidates(rule, at: id).filter {
        world.cluster.isStreaming(to: $0, from: id)
      }
      return .count(Int64(connected.count))
    }
    switch rule.who {
    case .none, .leader: return .text("OFF")
    case .all, .majority, .inSync, .first, .any: return .text(node.hasFallenBack ? "OFF" : "ON")
    }
  }
}
