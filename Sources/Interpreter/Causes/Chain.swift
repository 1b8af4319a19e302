import ClientHistory
import Replication
import Simulation

/// Puts the chain of causes of one matter together, from the past played again up to the moment at
/// which it was said.
struct Chain {
  /// A time, and the statement of that time: what comes first.
  struct Order {
    var time: ClientHistory.Microseconds
    var leaf: Int

    static func <= (one: Order, other: Order) -> Bool {
      (one.time, one.leaf) <= (other.time, other.leaf)
    }
  }

  private struct Item {
    var cause: Cause
    var order: Order
    var rank: Int
  }

  /// A chain is shown with at most so many links; what is left out is in its middle.
  static let longest = 24

  /// The world as it was.
  let past: Interpreter
  let recording: Recording
  /// The name of the text that asks.
  let asking: String
  private var items: [Item] = []

  init(_ past: Interpreter, _ recording: Recording, asking: String) {
    self.past = past
    self.recording = recording
    self.asking = asking
  }

  var watch: Watch { past.watch ?? Watch(looks: false) }
  var cluster: Cluster { past.world.cluster }

  func citation(_ leaf: Int?) -> Citation? {
    leaf.flatMap { recording.citation(of: $0, asking: asking) }
  }

  // MARK: Links

  mutating func add(
    _ what: Cause.What, at time: ClientHistory.Microseconds, by leaf: Int?, rank: Int = 1,
    cites: Bool = true
  ) {
    items.append(
      Item(
        cause: Cause(time: time, statement: cites ? citation(leaf) : nil, what: what),
        order: Order(time: time, leaf: leaf ?? Int.max), rank: rank))
  }

  mutating func add(_ change: Watch.Change) {
    add(.happened(change.what), at: change.time, by: change.leaf, rank: 0)
  }

  mutating func add(_ said: Watch.Said) {
    // An acknowledgement follows on its leader's giving up the others.
    var rank = 3
    if case .fellBack = said.event { rank = 2 }
    add(
      .event(said.event), at: said.time, by: said.leaf, rank: rank,
      cites: isDoing(said.leaf, at: said.time))
  }

  /// Whether what came about at a time is the doing of a statement: what comes by itself while one
  /// waits is not.
  private func isDoing(_ leaf: Int, at time: ClientHistory.Microseconds) -> Bool {
    guard leaf >= 0, leaf < recording.leaves.count else { return false }
    switch recording.leaves[leaf].statement.body {
    case .wait, .waitUntil, .settle, .step: return false
    case .at(let due, _): return due.microseconds == time
    default: return watch.times.indices.contains(leaf) && watch.times[leaf] == time
    }
  }

  /// The statement to name with the matter itself.
  private func citation(of matter: Matter) -> Citation? {
    guard let leaf = matter.leaf else { return nil }
    switch matter.event {
    case .checkFailed, .refused, .completed, .blocked, .pending: return citation(leaf)
    default: return isDoing(leaf, at: matter.time) ? citation(leaf) : nil
    }
  }

  /// The links in order of time, and the matter itself at the end. A statement is named once, where
  /// several links that follow one another come from it.
  func causes(endingWith matter: Matter?) -> [Cause] {
    var sorted = items(upTo: matter).enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      return (a.order.time, a.order.leaf, a.rank, one.offset)
        < (b.order.time, b.order.leaf, b.rank, other.offset)
    }.map(\.element.cause)
    if let matter {
      sorted.removeAll { isTelling($0, matter) }
      sorted.append(
        Cause(time: matter.time, statement: citation(of: matter), what: .event(matter.event)))
    }
    var causes: [Cause] = []
    var last: Citation?
    for var cause in sorted {
      if cause.statement != nil, cause.statement == last {
        if case .happened = cause.what { continue }
        cause.statement = nil
      } else {
        last = cause.statement ?? last
      }
      causes.append(cause)
    }
    guard causes.count > Chain.longest else { return causes }
    let half = Chain.longest / 2
    let gap = Cause(
      time: causes[half].time, statement: nil, what: .leftOut(causes.count - 2 * half))
    return causes.prefix(half) + [gap] + causes.suffix(half)
  }

  /// What came later than the matter did not bring it about; how a node is, is told with it.
  private func items(upTo matter: Matter?) -> [Item] {
    guard let matter else { return items }
    return items.compactMap { item in
      guard item.order.time > matter.time else { return item }
      guard case .cannotLead = item.cause.what else { return nil }
      var item = item
      item.order = Order(time: matter.time, leaf: item.order.leaf)
      item.cause.time = matter.time
      return item
    }
  }

  /// Whether a link says the same as the matter, which stands at the end.
  private func isTelling(_ cause: Cause, _ matter: Matter) -> Bool {
    guard case .event(let event) = cause.what, cause.time == matter.time else { return false }
    return event.isWorthAsking && !event.nodes.isEmpty && event.nodes == matter.event.nodes
  }

  // MARK: What was in effect

  /// The changes up to a time that nothing has undone, each the last of its kind.
  func inEffect(at order: Order?) -> [Watch.Change] {
    var effective: [Watch.Change] = []
    for change in watch.changes {
      if let order, !(Order(time: change.time, leaf: change.leaf) <= order) { continue }
      effective.removeAll { $0.what == change.what || change.what.undoes($0.what) }
      if change.what.isObstacle { effective.append(change) }
    }
    return effective
  }

  /// What is the matter with some nodes, and with the lines between them, as it was at a time.
  mutating func tellObstacles(_ nodes: NodeSet, at order: Order? = nil) {
    for change in inEffect(at: order) {
      switch change.what {
      case .cut(let from, let to), .held(let from, let to):
        if nodes.contains(from), nodes.contains(to) { add(change) }
      case .declared, .down, .up, .removed, .frozen, .thawed, .paused, .resumed, .hidden, .open,
        .healed, .released:
        if nodes.contains(change.what.node) { add(change) }
      }
    }
  }

  /// What happened to some nodes from a time on, and who came to lead.
  mutating func tellEvents(of nodes: NodeSet, since order: Order?) {
    for said in watch.said where isAfter(said.time, said.leaf, order) {
      switch said.event {
      case .leads, .steppedDown, .fellBack: add(said)
      case .droppedAtCrash, .diverged, .copying, .copied, .electionLost, .electionStarted,
        .cannotCatchUp, .trimmed, .inSync, .fenced, .duplicated, .cameBack:
        if !said.event.nodes.intersection(nodes).isEmpty { add(said) }
      case .completed, .blocked, .pending, .stale, .dirty, .readOfLost, .dirtyReadLost, .lost,
        .twoLeaders, .nobodyDecides, .lossFinal, .recovered, .survived, .suspects, .catchesUp,
        .follows,
        .refused, .quiet, .waitEnded,
        .stepped, .scenarioBegan, .view, .explanation, .checkFailed, .unfinished:
        break
      }
    }
    for change in watch.changes where isAfter(change.time, change.leaf, order) {
      guard !change.what.isOfLine, nodes.contains(change.what.node) else { continue }
      if case .declared = change.what { continue }
      let isTold = watch.said.contains { said in
        said.leaf == change.leaf && said.time == change.time
          && said.event.nodes.contains(change.what.node)
      }
      if !isTold { add(change) }
    }
  }

  private func isAfter(_ time: ClientHistory.Microseconds, _ leaf: Int, _ order: Order?) -> Bool {
    guard let order else { return true }
    return order <= Order(time: time, leaf: leaf)
  }

  /// Which statement set what decided. What was never set holds as it is by itself.
  mutating func tellRule(_ setting: String, at node: NodeID?) {
    let rules = node.map { cluster.rules[$0] } ?? cluster.rules.common
    let leaf = recording.lastSetting(setting, before: past.recording.begun)
    let value = past.value(of: setting, in: rules)
    let time = leaf.flatMap { leaf in
      watch.times.indices.contains(leaf) ? watch.times[leaf] : nil
    }
    add(.ruled(setting: setting, value: value), at: time ?? 0, by: leaf ?? -1, rank: 0)
  }
}

extension Happening {
  /// Whether it keeps something from going on.
  var isObstacle: Bool {
    switch self {
    case .down, .removed, .frozen, .paused, .hidden, .cut, .held: true
    case .declared, .up, .thawed, .resumed, .open, .healed, .released: false
    }
  }

  /// Whether it ends what the other began.
  func undoes(_ other: Happening) -> Bool {
    switch (self, other) {
    case (.up(let node), .down(let before)): node == before
    case (.up(let node), .paused(let before, _)): node == before
    case (.down(let node), .frozen(let before)): node == before
    case (.thawed(let node), .frozen(let before)): node == before
    case (.resumed(let node, let way), .paused(let before, let earlier)):
      node == before && way == earlier
    case (.open(let node), .hidden(let before)): node == before
    case (.healed(let from, let to), .cut(let before, let after)): from == before && to == after
    case (.released(let from, let to), .held(let before, let after)): from == before && to == after
    case (.removed(let node), _): !other.isOfLine && node == other.node
    default: false
    }
  }
}
