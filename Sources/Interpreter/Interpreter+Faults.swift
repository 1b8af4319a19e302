import ClientHistory
import Replication
import Syntax

extension Interpreter {
  // MARK: Going down and coming back

  private func requireUp(_ id: NodeID) throws(Stop) {
    guard world.cluster[id].isUp else {
      let name = spoken(id)
      throw .refused(Refusal("\(name) is down already", wayOut: "`restart \(name)` brings it back"))
    }
  }

  private func requireDown(_ id: NodeID, to what: String) throws(Stop) {
    guard !world.cluster[id].isUp else {
      let name = spoken(id)
      throw .refused(
        Refusal(
          "\(name) is up, and cannot be \(what)", wayOut: "`crash \(name)` or `stop \(name)` first")
      )
    }
  }

  mutating func crash(_ words: [Word], power: Bool) throws(Stop) {
    for id in try nodeList(words) {
      try requireUp(id)
      world.act { power ? $0.losePower(id) : $0.crash(id) }
      note(power ? "power lost" : "crashed", at: id)
    }
    judge(tookOver: false)
  }

  mutating func stop(_ words: [Word], _ interrupted: () -> Bool) throws(Stop) -> Ending {
    for id in try nodeList(words) {
      try requireUp(id)
      world.act { $0.beginStopping(id) }
      drain()
      guard world.cluster[id].isUp else {
        note("stopped", at: id)
        continue
      }
      let ending = runWhile(until: clock + patience, interrupted) {
        $0.world.cluster[id].isStopping
      }
      if case .interrupted = ending { return ending }
      if world.cluster[id].isStopping { throw .refused(stillStopping(id)) }
    }
    return .done
  }

  private func stillStopping(_ id: NodeID) -> Refusal {
    let others = world.cluster.undrained(id).map { spoken($0) }
    let (name, list) = (spoken(id), others.joined(separator: ", "))
    return Refusal(
      "\(name) stops only when \(list) \(others.count == 1 ? "has" : "have") everything, and waits",
      wayOut: "`crash \(name)` does not wait")
  }

  mutating func wipe(_ words: [Word]) throws(Stop) {
    for id in try nodeList(words) {
      try requireDown(id, to: "wiped")
      guard world.cluster[id].holdsData else {
        throw .refused(
          Refusal(
            "\(spoken(id)) holds no data, so there is nothing to wipe",
            wayOut: "`state` shows who does"))
      }
      world.act { $0.wipe(id) }
      note("was wiped", at: id)
      wipedNodes.insert(id)
    }
  }

  mutating func restart(_ words: [Word], _ upstreamWord: Word?) throws(Stop) {
    let upstream = try upstreamWord.map { (word) throws(Stop) in try dataNode(word) }
    for id in try nodeList(words) {
      try requireDown(id, to: "restarted")
      if let upstream {
        guard id != upstream, !world.cluster.wouldCircle(id, upstream) else {
          throw .refused(
            Refusal(
              "\(spoken(upstream)) gets its log from \(spoken(id)) itself",
              wayOut: "`promote \(spoken(upstream))` first, or point it elsewhere"))
        }
        world.act { $0.restart(id, following: upstream) }
      } else {
        world.act { $0.restart(id) }
      }
      note("restarted", at: id)
    }
    judge(tookOver: false)
  }

  mutating func freeze(_ words: [Word]) throws(Stop) {
    for id in try nodeList(words) {
      try requireUp(id)
      world.act { $0.freeze(id) }
      note("was frozen", at: id)
    }
  }

  mutating func thaw(_ words: [Word]) throws(Stop) {
    for id in try nodeList(words) {
      guard world.cluster[id].isFrozen else {
        throw .refused(
          Refusal("\(spoken(id)) is not frozen", wayOut: "`state` shows who is"))
      }
      world.thaw(id)
      note("was thawed", at: id)
    }
  }

  // MARK: Standing still

  mutating func pause(_ word: Word, _ flow: Flow) throws(Stop) {
    let id = try dataNode(word)
    try requireUp(id)
    switch flow {
    case .applying: world.act { $0.pauseApplying(id) }
    case .receiving: world.act { $0.pauseReceiving(id) }
    }
    note("paused \(flow.rawValue)", at: id)
  }

  mutating func resume(_ word: Word, _ flow: Flow) throws(Stop) {
    let id = try dataNode(word)
    switch flow {
    case .applying: world.act { $0.resumeApplying(id) }
    case .receiving: world.act { $0.resumeReceiving(id) }
    }
    note("resumed \(flow.rawValue)", at: id)
  }

  mutating func slow(_ words: [Word], _ factor: Syntax.Count) throws(Stop) {
    guard factor.value >= 1, factor.value <= 1_000_000 else {
      throw .mistake(
        Mistake(range: factor.range, message: "a factor is a number from 1 to 1000000"))
    }
    for id in try nodeList(words) { world.changeNetwork { $0.slow(id, by: factor.value) } }
  }

  mutating func checkpoint(_ word: Word, _ keep: Syntax.Count?) throws(Stop) {
    let id = try dataNode(word)
    try requireUp(id)
    world.act { $0.checkpoint(id, keep: keep?.value) }
  }

  // MARK: The lines

  mutating func forEachWay(
    _ ends: LinkEnds, _ action: (inout Cluster, NodeID, NodeID) -> Void
  ) throws(Stop) {
    let (from, to) = try differentEnds(ends)
    world.act { cluster in
      action(&cluster, from, to)
      if ends.bothWays { action(&cluster, to, from) }
    }
  }

  private func differentEnds(_ ends: LinkEnds) throws(Stop) -> (NodeID, NodeID) {
    let from = try node(ends.from)
    let to = try node(ends.to)
    guard from != to else {
      throw .mistake(Mistake(range: ends.to.range, message: "a link has two different ends"))
    }
    return (from, to)
  }

  mutating func heal(_ ends: LinkEnds?) throws(Stop) {
    guard ends != nil else {
      world.healAll()
      note("healed", at: nil)
      return
    }
    if let ends { try forEachWay(ends) { $0.heal(from: $1, to: $2) } }
  }

  mutating func disconnect(_ target: DisconnectTarget) throws(Stop) {
    switch target {
    case .link(let ends):
      let (from, to) = try differentEnds(ends)
      world.act { $0.disconnect(from, to) }
    case .client(let word):
      if names.node(named: text(of: word)) != nil {
        throw .mistake(
          Mistake(
            range: word.range, message: "\(text(of: word)) is a node",
            wayOut: "`disconnect \(text(of: word)) -> b` ends its connection with b"))
      }
      try end(of: try knownClient(word), reason: .disconnected)
    }
  }

  mutating func partition(_ form: PartitionStatement) throws(Stop) {
    var groups: [Members] = []
    var restIndex: Int?
    for group in form.groups {
      switch group {
      case .members(let words): groups.append(try members(words))
      case .rest:
        restIndex = groups.count
        groups.append(Members())
      }
    }
    if let restIndex { groups[restIndex] = rest(besides: groups) }
    try checkApart(groups, form)
    for (index, group) in groups.enumerated() {
      for other in groups[(index + 1)...] { separate(group, other) }
    }
    note("partitioned", at: nil)
  }

  private struct Members {
    var nodes: [NodeID] = []
    var clients: [ClientID] = []
  }

  private mutating func members(_ words: [Word]) throws(Stop) -> Members {
    var members = Members()
    for word in words {
      if names.node(named: text(of: word)) == nil, names.client(named: text(of: word)) != nil {
        members.clients.append(try client(word))
      } else {
        members.nodes += try nodeList([word])
      }
    }
    return members
  }

  private func rest(besides groups: [Members]) -> Members {
    let named = Set(groups.flatMap(\.nodes))
    let all = world.cluster.nodes.indices.map { NodeID($0) }
    return Members(
      nodes: all.filter { !named.contains($0) && world.cluster[$0].condition != .removed })
  }

  private func checkApart(_ groups: [Members], _ form: PartitionStatement) throws(Stop) {
    var seen = NodeSet()
    for (index, group) in groups.enumerated() {
      for node in group.nodes {
        guard !seen.contains(node) else {
          let range: SourceRange =
            switch form.groups[index] {
            case .members(let words): words.first?.range ?? SourceRange(start: 0, end: 0)
            case .rest(let range): range
            }
          throw .mistake(
            Mistake(
              range: range, message: "\(spoken(node)) is on two sides of the partition"))
        }
        seen.insert(node)
      }
    }
  }

  private mutating func separate(_ one: Members, _ other: Members) {
    world.act { cluster in
      for a in one.nodes {
        for b in other.nodes {
          cluster.cut(from: a, to: b)
          cluster.cut(from: b, to: a)
        }
      }
    }
    world.changeNetwork { network in
      for client in one.clients { for node in other.nodes { network.cut(client, from: node) } }
      for client in other.clients { for node in one.nodes { network.cut(client, from: node) } }
    }
  }
}
