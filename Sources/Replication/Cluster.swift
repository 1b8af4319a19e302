public import ClientHistory

/// A replicated cluster as a value: nodes, the links between them with what is on the way, the log,
/// the rules, and what clients wait for.
///
/// It knows no time. Each step is one call: a message is delivered, a flush ends, a timer goes off,
/// a client writes, a node crashes. A step changes the value, and leaves behind `effects`, which
/// say what will be possible later, and `notices`, which say what came about. Whoever drives it
/// decides when (the simulation) or which (a search).
public struct Cluster: Sendable {
  /// By `NodeID.index`; those that were removed stay in place.
  public internal(set) var nodes: ContiguousArray<Node> = []
  /// The lines between nodes that were used or touched so far.
  public internal(set) var links = LinkTable()
  /// What all nodes' logs are made of.
  public internal(set) var log = LogStore()
  /// Call `refresh` after a change, so that what the new rules allow happens.
  public var rules = RuleTable()
  /// The newest epoch that anyone leads or stood for. Epochs are never used twice.
  public internal(set) var newestEpoch: UInt32 = 0
  /// Who began to lead the newest epoch that was ever led.
  public internal(set) var newestLeader: NodeID?
  /// The epoch that the newest leader began to lead.
  var newestLed: UInt32 = 0
  /// The in-sync set as the newest leader last knew it.
  public internal(set) var lastInSync = NodeSet()
  /// What is written down about the in-sync set where the membership keeps one.
  public internal(set) var registry = Registry()
  var copies: ContiguousArray<Copy> = []
  /// The follower whose report is being taken in; nil at all other times.
  var reporter: NodeID?

  /// Emptied by whoever drives the cluster.
  public var effects: ContiguousArray<Effect> = []
  public var notices: ContiguousArray<Notice> = []
  /// Entries that are sent at the same instant on a link travel as one message. A schedule counts
  /// this up whenever time passes; zero: every message goes alone.
  public var instant: UInt64 = 0
  /// What a schedule's clock says: the stamp of what leaders write for themselves, and the time of
  /// what is only looked at later.
  public var clock: Microseconds = 0

  /// A cluster without nodes, under the generic rules.
  public init() {}

  // MARK: Who is there

  /// The indices of all nodes there ever were, removed ones too.
  public var nodeIDs: Range<Int> { nodes.indices }

  /// One node, which must have been added. `configure` changes one and lets follow what must.
  public subscript(node: NodeID) -> Node {
    _read { yield nodes[node.index] }
    _modify { yield &nodes[node.index] }
  }

  /// Every node that holds data and was not removed.
  public var dataNodes: NodeSet {
    var set = NodeSet()
    for index in nodes.indices where nodes[index].holdsData { set.insert(NodeID(index)) }
    return set
  }

  /// The leader of the newest epoch among those that are up: where operations go by themselves.
  public var currentLeader: NodeID? {
    if let newest = newestLeader, self[newest].isLeader, self[newest].isUp { return newest }
    var best: NodeID?
    for index in nodes.indices where nodes[index].isLeader && nodes[index].isUp {
      guard let found = best else {
        best = NodeID(index)
        continue
      }
      if leadership(of: NodeID(index)) > leadership(of: found) { best = NodeID(index) }
    }
    return best
  }

  /// The epoch that a leader leads.
  public func leadership(of leader: NodeID) -> UInt32 { log.branches[self[leader].branch].epoch }

  /// Whether a message from one to the other would arrive.
  public func reaches(_ from: NodeID, _ to: NodeID) -> Bool {
    guard let link = links.number(from: from, to: to) else { return true }
    return !links[link].isCut && !links[link].isHeld
  }

  /// Whether messages on the link are kept there.
  public func isHeld(_ from: NodeID, _ to: NodeID) -> Bool {
    guard let link = links.number(from: from, to: to) else { return false }
    return links[link].isHeld
  }

  func isCut(_ from: NodeID, _ to: NodeID) -> Bool {
    guard let link = links.number(from: from, to: to) else { return false }
    return links[link].isCut
  }

  /// Whether a node that was not removed has an entry, in its log or as errant in its data. An
  /// entry that was trimmed from the log counts as in it.
  public func holds(_ entry: Place, at node: NodeID) -> Bool {
    let node = self[node]
    guard node.holdsData, entry.position > 0 else { return false }
    if log.includes(entry, in: node.place) { return true }
    return node.errant.contains { run in
      entry.position > run.from
        && log.includes(entry, in: Place(branch: run.branch, position: run.to))
    }
  }

  /// Whether an entry is on a link to a node that would take it now.
  public func isOnItsWay(_ entry: Place) -> Bool {
    links.all.contains { link in
      link.messages.contains { message in
        guard case .entries(let epoch, let from, let to, _) = message else { return false }
        return from < entry.position && log.includes(entry, in: to)
          && self[link.to].isUp && listens(link.to, to: link.from, epoch)
      }
    }
  }

  // The steps that every message takes ask these, and not the node as a whole: a node is large, and
  // reading one field must not copy it.

  /// Whether a node can do something about its log now.
  @inline(__always)
  func works(_ index: Int) -> Bool {
    nodes[index].condition == .up && !nodes[index].isFrozen && nodes[index].kind == .data
  }

  @inline(__always)
  func leads(_ index: Int) -> Bool { nodes[index].role == .leader && nodes[index].kind == .data }

  @inline(__always)
  func holdsData(_ index: Int) -> Bool {
    nodes[index].kind == .data && nodes[index].condition != .removed
  }

  @inline(__always)
  func ownMark(_ index: Int, _ stage: Stage) -> Int64 {
    stage.mark(
      received: nodes[index].end, flushed: nodes[index].flushed, applied: nodes[index].applied)
  }

  @inline(__always)
  func place(_ index: Int) -> Place {
    Place(branch: nodes[index].branch, position: nodes[index].end)
  }

  // MARK: Sending

  mutating func send(_ message: Message, from: NodeID, to: NodeID) {
    send(message, over: links.need(from: from, to: to))
  }

  mutating func send(_ message: Message, over number: Int) {
    guard !links[number].isCut else { return }
    links[number].send(message, at: instant)
    var isCopy = false
    if case .copy = message { isCopy = true }
    effects.append(
      .sent(
        link: number, number: links[number].lastNumber, from: links[number].from,
        to: links[number].to, isCopy: isCopy))
  }

  mutating func arm(_ timer: Timer, _ delay: Delay, _ keyPath: WritableKeyPath<NodeTimers, Arm>) {
    let node: NodeID
    switch timer {
    case .flush(let one), .report(let one), .fetch(let one), .silence(let one), .majority(let one),
      .handover(let one), .check(let one), .session(let one), .preference(let one),
      .grace(let one), .apart(let one), .tilt(let one), .gather(let one), .load(let one),
      .unwind(let one),
      .forget(let one),
      .idle(let one), .takeover(let one), .catchUp(let one),
      .stepDown(let one), .sitOut(let one):
      node = one
    case .lag, .news, .count, .acknowledgement, .keepalive:
      return
    }
    guard !self[node].timers[keyPath: keyPath].isArmed else { return }
    let number = self[node].timers[keyPath: keyPath].arm()
    effects.append(.arm(timer, number: number, delay))
  }
}

/// A whole copy on its way.
struct Copy: Sendable {
  var place: Place
  var committed: Int64
  var data: Data
  var errant: [Run]
}
