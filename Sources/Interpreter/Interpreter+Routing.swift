import ClientHistory
import Replication
import Simulation
import Syntax
import Systems

// Where an operation goes.

extension Interpreter {
  /// The node that an operation goes to; nil where no leader is up.
  mutating func target(
    _ place: Syntax.Place?, of client: ClientID, _ kind: Operation.Kind, _ wishes: ReadWishes
  ) throws(Stop) -> NodeID? {
    switch place {
    case nil:
      guard kind == .read else { return world.cluster.currentLeader }
      return try routed(wishes.route ?? world.cluster.rules.common.route, client, wishes)
    case .node(let word):
      if word.text == "leader", names.node(named: "leader") == nil {
        return world.cluster.currentLeader
      }
      return try node(word)
    case .any: return try routed(.any, client, wishes)
    case .nearest: return try nearest(to: client)
    case .anyFollower: return try routed(.anyFollower, client, wishes)
    case .followerFirst: return try routed(.followerFirst, client, wishes)
    case .leaderFirst: return try routed(.leaderFirst, client, wishes)
    }
  }

  // MARK: By a route

  private mutating func routed(
    _ route: Route, _ client: ClientID, _ wishes: ReadWishes
  ) throws(Stop) -> NodeID? {
    let choosiness = wishes.choosiness ?? world.cluster.rules.common.choosiness
    switch route {
    case .leader:
      return world.cluster.currentLeader
    case .leaderFirst:
      return reachableLeader(client) ?? choose(
        among: followers(for: client, choosiness), client, choosiness)
        ?? world.cluster.currentLeader
    case .anyFollower:
      guard let node = choose(among: followers(for: client, choosiness), client, choosiness) else {
        throw .refused(noFollowerOpen(client))
      }
      return node
    case .followerFirst:
      return choose(among: followers(for: client, choosiness), client, choosiness)
        ?? world.cluster.currentLeader
    case .nearest, .any:
      let open = readable(by: client)
      let fresh = open.filter { isFreshEnough($0, choosiness) }
      guard !open.isEmpty else { throw .refused(noneOpen) }
      guard !fresh.isEmpty else { throw .refused(noneFresh) }
      if route == .any { return fresh[world.drawIndex(below: fresh.count)] }
      return choose(among: fresh, client, choosiness)
    }
  }

  private func reachableLeader(_ client: ClientID) -> NodeID? {
    guard let leader = world.cluster.currentLeader, !world.network.isCut(client, from: leader)
    else { return nil }
    return leader
  }

  private func followers(for client: ClientID, _ choosiness: Choosiness) -> [NodeID] {
    readable(by: client).filter {
      !world.cluster[$0].isLeader && isFreshEnough($0, choosiness)
    }
  }

  private func readable(by client: ClientID) -> [NodeID] {
    world.cluster.dataNodes.filter {
      world.cluster.refusal(ofReadAt: $0) == nil && !world.network.isCut(client, from: $0)
    }
  }

  /// One of the nodes that are not much farther away than the nearest of them, there and back, at
  /// random.
  private mutating func choose(
    among nodes: [NodeID], _ client: ClientID, _ choosiness: Choosiness
  ) -> NodeID? {
    let distances = nodes.map { roundTrip(client, $0) }
    guard let least = distances.min() else { return nil }
    let limit = least + choosiness.window
    let near = zip(nodes, distances).filter { $0.1 <= limit }.map(\.0)
    return near[near.count == 1 ? 0 : world.drawIndex(below: near.count)]
  }

  private func roundTrip(_ client: ClientID, _ node: NodeID) -> ClientHistory.Microseconds {
    2 * world.network.line(between: client, and: node).latency
  }

  // MARK: Freshness

  /// Whether a node is as fresh as its client wants it, by what the client can estimate: how much
  /// newer the leader's last entry is, or without one that of the newest follower, and what a node
  /// may have fallen back since it last told (MG-16).
  private func isFreshEnough(_ id: NodeID, _ choosiness: Choosiness) -> Bool {
    guard let limit = choosiness.freshness, world.cluster.currentLeader != id else { return true }
    return staleness(of: id) + choosiness.allowance <= limit
  }

  private func staleness(of id: NodeID) -> ClientHistory.Microseconds {
    let newest =
      world.cluster.currentLeader.map { world.cluster.stamp(of: $0) }
      ?? world.cluster.dataNodes.map { stampApplied(at: $0) }.max() ?? 0
    return max(0, newest - stampApplied(at: id))
  }

  private func stampApplied(at id: NodeID) -> ClientHistory.Microseconds {
    let node = world.cluster[id]
    return world.cluster.stamp(
      at: Replication.Place(branch: node.branch, position: node.applied))
  }

  // MARK: The nearest

  private func nearest(to client: ClientID) throws(Stop) -> NodeID {
    guard world.network.region(of: client) != nil else {
      guard !names.name(of: client).isEmpty else {
        throw .refused(
          Refusal(
            "the client has no name and no place, so no node is nearest",
            wayOut: "`client alice in eu` places one"))
      }
      throw .refused(
        Refusal(
          "\(spoken(client)) has no place, so no node is nearest",
          wayOut: "`client \(spoken(client)) in eu` places it"))
    }
    let open = readable(by: client)
    let distances = open.map { world.network.line(between: client, and: $0).latency }
    guard let least = distances.min(), let index = distances.firstIndex(of: least) else {
      throw .refused(noneOpen)
    }
    return open[index]
  }

  // MARK: Nobody

  private var noneOpen: Refusal {
    Refusal(
      "no node is open to reads",
      wayOut: "`state` shows what is the matter with each; `restart`, `heal` or `set … open` helps",
      code: "none-open")
  }

  private var noneFresh: Refusal {
    Refusal(
      "no node that is open to reads is fresh enough",
      wayOut: "`lag` shows how far each is behind; `set freshness any` takes any",
      code: "none-fresh")
  }

  private func noFollowerOpen(_ client: ClientID) -> Refusal {
    let open = readable(by: client).filter { !world.cluster[$0].isLeader }
    guard open.isEmpty else { return noneFresh }
    return Refusal(
      "no \(names.words.follower) is open to reads",
      wayOut: "`follower-first` goes to the \(names.words.leader) then", code: "none-open")
  }
}

extension Interpreter {
  /// What a read asks to be shown.
  func view(_ word: Word) throws(Stop) -> ReadView {
    guard let view = ReadView(rawValue: word.text) else {
      throw .mistake(
        Mistake(
          range: word.range, message: "no reader is shown \(word.text)",
          wayOut: "there are " + ReadView.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    return view
  }

  /// What a read asks for: by its own words, by the parameters of a system, by its client's settings.
  func readWishes(
    of client: ClientID, _ parameters: [ParameterSetting], _ showing: ReadView?
  ) -> ReadWishes {
    let state = clients[client.index]
    var wishes = ReadWishes()
    wishes.view = state.showing
    wishes.route = state.route
    wishes.limit = state.limit
    if let freshness = state.freshness {
      var choosiness = world.cluster.rules.common.choosiness
      switch freshness {
      case .any: choosiness.freshness = nil
      case .within(let time): choosiness.freshness = time
      }
      wishes.choosiness = choosiness
    }
    // All the rules are large; most reads ask for none.
    if !parameters.isEmpty || !clients[client.index].parameters.isEmpty,
      let rules = rulesAsked(by: client, parameters)
    {
      wishes.take(rules)
    }
    if let showing { wishes.view = showing }
    return wishes
  }

  /// How long a client waits for a read that says nothing itself; nil: for ever.
  func limit(of wishes: ReadWishes) -> ClientHistory.Microseconds? {
    switch wishes.limit {
    case .within(let time): time
    case .any: nil
    case nil: world.cluster.rules.common.limit
    }
  }

  /// Whether a follower must turn a read away, as nobody said that one will do.
  func isForLeader(_ place: Syntax.Place?, at node: NodeID, _ wishes: ReadWishes) -> Bool {
    let rules = world.cluster.rules[node]
    return (wishes.followerReads ?? rules.followerReads) == .asked && place?.isRoute != true
      && (wishes.route ?? rules.route) == .leader
  }
}

/// What a client asks of one read; nil: what holds for the node, or for all.
struct ReadWishes: Sendable {
  var view: ReadView?
  var route: Route?
  var choosiness: Choosiness?
  var followerReads: FollowerReads?
  /// How long the client waits; set where it has said so.
  var limit: ClientLimit?

  /// Takes over what a system makes of the parameters of a client and an operation.
  mutating func take(_ change: Rules.Change) {
    if change.old.showing != change.new.showing { view = change.new.showing }
    if change.old.route != change.new.route { route = change.new.route }
    if change.old.limit != change.new.limit {
      limit = change.new.limit.map { .within($0) } ?? .any
    }
    if change.old.choosiness != change.new.choosiness { choosiness = change.new.choosiness }
    if change.old.followerReads != change.new.followerReads {
      followerReads = change.new.followerReads
    }
  }
}

extension Syntax.Place {
  /// Whether a follower will do for what goes there, whoever that turns out to be.
  var isRoute: Bool {
    switch self {
    case .node: false
    case .nearest, .any, .anyFollower, .followerFirst, .leaderFirst: true
    }
  }
}
