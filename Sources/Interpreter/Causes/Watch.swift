import ClientHistory
import Replication

/// What is seen while the past is played again: everything that is said, and every change of nodes
/// and lines, each with its time and the statement that brought it.
struct Watch: Sendable {
  struct Said: Sendable {
    var event: Event
    var time: ClientHistory.Microseconds
    var leaf: Int
    /// How many statements had begun.
    var begun: Int
  }

  struct Change: Sendable {
    var what: Happening
    var time: ClientHistory.Microseconds
    var leaf: Int
  }

  private struct Look: Sendable {
    var condition: Node.Condition
    var isFrozen = false
    var pausedApplying = false
    var pausedReceiving = false
    var isHidden = false
  }

  private struct Line: Sendable {
    var isCut = false
    var isHeld = false
  }

  /// Whether changes are looked for; a replay that only asks what is said does without.
  let looks: Bool
  private(set) var said: [Said] = []
  private(set) var changes: [Change] = []
  /// When each statement began.
  private(set) var times: [ClientHistory.Microseconds] = []
  private var nodes: [Look] = []
  private var lines: [Line] = []

  init(looks: Bool) { self.looks = looks }

  mutating func begin(_ leaf: Int, _ time: ClientHistory.Microseconds) {
    while times.count <= leaf { times.append(time) }
  }

  mutating func hear(
    _ event: Event, _ time: ClientHistory.Microseconds, _ leaf: Int, begun: Int
  ) {
    said.append(Said(event: event, time: time, leaf: leaf, begun: begun))
  }

  /// Compares the cluster with how it was after the statement before.
  mutating func look(at cluster: Cluster, _ time: ClientHistory.Microseconds, _ leaf: Int) {
    guard looks else { return }
    for index in cluster.nodes.indices {
      if index >= nodes.count {
        nodes.append(Look(condition: .up))
        changes.append(Change(what: .declared(NodeID(index)), time: time, leaf: leaf))
      }
      for what in differences(cluster.nodes[index], NodeID(index)) {
        changes.append(Change(what: what, time: time, leaf: leaf))
      }
    }
    for (index, link) in cluster.links.all.enumerated() {
      if index >= lines.count { lines.append(Line()) }
      if link.isCut != lines[index].isCut {
        let what: Happening =
          link.isCut ? .cut(link.from, to: link.to) : .healed(link.from, to: link.to)
        changes.append(Change(what: what, time: time, leaf: leaf))
      }
      if link.isHeld != lines[index].isHeld {
        let what: Happening =
          link.isHeld ? .held(link.from, to: link.to) : .released(link.from, to: link.to)
        changes.append(Change(what: what, time: time, leaf: leaf))
      }
      lines[index] = Line(isCut: link.isCut, isHeld: link.isHeld)
    }
  }

  private mutating func differences(_ node: Node, _ id: NodeID) -> [Happening] {
    let old = nodes[id.index]
    var found: [Happening] = []
    if node.condition != old.condition {
      switch node.condition {
      case .up: found.append(.up(id))
      case .crashed, .stopped: found.append(.down(id))
      case .removed: found.append(.removed(id))
      }
    }
    if node.isFrozen != old.isFrozen { found.append(node.isFrozen ? .frozen(id) : .thawed(id)) }
    if node.pausedApplying != old.pausedApplying {
      found.append(
        node.pausedApplying ? .paused(id, receiving: false) : .resumed(id, receiving: false))
    }
    if node.pausedReceiving != old.pausedReceiving {
      found.append(
        node.pausedReceiving ? .paused(id, receiving: true) : .resumed(id, receiving: true))
    }
    if node.isHidden != old.isHidden { found.append(node.isHidden ? .hidden(id) : .open(id)) }
    nodes[id.index] = Look(
      condition: node.condition, isFrozen: node.isFrozen, pausedApplying: node.pausedApplying,
      pausedReceiving: node.pausedReceiving, isHidden: node.isHidden)
    return found
  }
}

extension Interpreter {
  /// Lets the watch of a replay see what has changed.
  mutating func lookAround() {
    let (time, leaf) = (clock, recording.current)
    watch?.look(at: world.cluster, time, leaf)
  }

  /// Lets the watch of a replay hear what is said.
  mutating func overhear(_ event: Event) {
    let (time, leaf, begun) = (clock, recording.current, recording.begun)
    watch?.hear(event, time, leaf, begun: begun)
  }
}
