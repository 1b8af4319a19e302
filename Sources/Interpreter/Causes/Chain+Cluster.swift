import ClientHistory
import Replication
import Syntax

// Chains about nodes, about who leads, and about statements that were refused or did not hold.

extension Chain {
  // MARK: Nodes

  mutating func tellNode(_ id: NodeID) {
    tellDeclaration(of: id)
    tellEvents(of: [id], since: nil)
    for change in inEffect(at: nil) where change.what.isOfLine {
      switch change.what {
      case .cut(let from, let to), .held(let from, let to):
        if from == id || to == id { add(change) }
      default: break
      }
    }
  }

  mutating func tellDeclaration(of id: NodeID) {
    guard let declared = watch.changes.first(where: { $0.what == .declared(id) }) else { return }
    add(declared)
  }

  // MARK: Who leads

  /// How those came to lead that do or did.
  mutating func tellLeaders() {
    for said in watch.said {
      switch said.event {
      case .leads, .steppedDown, .electionLost: add(said)
      default: break
      }
    }
  }

  /// Why nobody leads: who did, what became of them, and what keeps each node from it.
  mutating func tellLeadership() {
    tellLeaders()
    tellObstacles(NodeSet(past.presentNodes))
    tellRule("failover", at: nil)
    guard cluster.currentLeader == nil else { return }
    for id in past.presentNodes where cluster[id].holdsData {
      if let reason = past.obstacle(toLeading: id) {
        add(.cannotLead(id, because: reason), at: past.clock, by: nil, rank: 4)
      }
    }
  }

  // MARK: Refused statements

  mutating func tellRefusal(_ matter: Matter) {
    guard let leaf = matter.leaf, leaf < recording.leaves.count else { return }
    var nodes = NodeSet()
    for word in recording.leaves[leaf].statement.body.nodeWords {
      if let id = past.names.node(named: past.text(of: word)) { nodes.insert(id) }
    }
    tellObstacles(nodes)
    for node in nodes {
      let last = watch.said.last { said in
        switch said.event {
        case .leads, .steppedDown, .diverged, .copying, .copied, .cannotCatchUp:
          said.event.nodes.contains(node)
        default: false
        }
      }
      if let last { add(last) }
    }
  }

  // MARK: Checks that did not hold

  func condition(of matter: Matter) -> Condition? {
    guard let leaf = matter.leaf, leaf < recording.leaves.count else { return nil }
    return recording.leaves[leaf].statement.body.condition
  }

  mutating func tell(_ condition: Condition, _ matter: Matter) {
    switch condition.kind {
    case .outcome, .finding, .value, .noValue, .error:
      if let before = past.said(before: matter, of: condition) { tellBefore(before, matter) }
    case .look(let key, let place, _):
      if case .node(let word) = place { tellShown(key, at: word) } else { tellShown(key, at: nil) }
    case .has(let node, let key, _):
      tellShown(key, at: node)
    case .leader:
      tellLeadership()
    case .canLead(let word, _), .field(let word, _, _, _), .aside(_, _, let word):
      if let id = past.names.node(named: past.text(of: word)) {
        tellNode(id)
        add(.stands(past.standing(of: id)), at: matter.time, by: nil, rank: 4)
      }
    case .behind(let word, let other, _), .same(let word, let other):
      let both = [word, other].compactMap { past.names.node(named: past.text(of: $0)) }
      tellObstacles(NodeSet(both))
      for id in both {
        add(.stands(past.standing(of: id)), at: matter.time, by: nil, rank: 4)
      }
    case .lostNothing, .count:
      if let lost = past.newestLost { tellLoss(lost) }
    case .fate(_, let key, _):
      if let write = past.newestWrite(to: key) { tellLoss(write) }
    }
  }

  /// A check of an operation leads to what was said of that operation.
  private mutating func tellBefore(_ said: Watch.Said, _ matter: Matter) {
    tell(
      Matter(event: said.event, time: said.time, leaf: said.leaf, begun: said.begun))
    if case .completed(let completion) = said.event, completion.outcome == .acknowledged,
      completion.kind == .write
    {
      return
    }
    add(.event(said.event), at: said.time, by: said.leaf, rank: 5)
  }

  /// The newest write to a key, and why a node shows it or does not.
  private mutating func tellShown(_ key: Word, at word: Word?) {
    guard let write = past.newestWrite(to: key) else { return }
    let node =
      word.flatMap { past.names.node(named: past.text(of: $0)) } ?? cluster.currentLeader
    if let node { tellMissing(write, at: node) } else { tellLeadership() }
  }
}

extension Interpreter {
  /// The newest write of a client that has a place in the log.
  func ownWrite(of client: ClientID) -> OperationID? {
    guard let place = clients[client.index].newestWrite else { return nil }
    var found: OperationID?
    history.forEachOperation { operation in
      let isIt =
        operation.kind == .write && operation.isLogged && Int(operation.run) == place.branch
        && operation.token.position == place.position
      if isIt { found = operation.id }
    }
    return found
  }

  /// The newest write that a node took beyond a position, which another log may lack.
  func ownWrite(at node: NodeID, after position: Int64) -> OperationID? {
    var found: OperationID?
    history.forEachOperation { operation in
      guard operation.kind == .write, operation.node == node, operation.isLogged,
        operation.token.position > position
      else { return }
      found = operation.id
    }
    return found
  }

  /// The newest lost write, where there is one.
  var newestLost: OperationID? {
    var found: OperationID?
    history.forEachOperation { if $0.fate == .lost { found = $0.id } }
    return found
  }

  func newestWrite(to key: Word) -> OperationID? {
    names.key(named: text(of: key)).flatMap { newest(of: $0, where: { $0.kind == .write }) }
  }

  /// The newest operation on a key that is such a one.
  func newest(of key: KeyID, where isSo: (Operation) -> Bool) -> OperationID? {
    var found: OperationID?
    history.forEachOperation { operation in
      guard isSo(operation), history.changes(of: operation).contains(where: { $0.key == key })
      else { return }
      found = operation.id
    }
    return found
  }

  /// What was last said of the operation that a condition speaks of, before it was checked.
  func said(before matter: Matter, of condition: Condition) -> Watch.Said? {
    guard let watch else { return nil }
    var client: ClientID?
    if let word = condition.client { client = names.client(named: text(of: word)) }
    if client == nil, case .operation(let id) = lastSubject { client = id }
    guard let client, let last = clients[client.index].last else {
      return watch.said.last { said in
        if case .refused = said.event { said.begun < matter.begun } else { false }
      }
    }
    return watch.said.last { $0.event.isAbout(last) && $0.event.isWorthAsking }
      ?? watch.said.last { $0.event.isAbout(last) }
  }

  func standing(of id: NodeID) -> Standing {
    let node = world.cluster[id]
    let log = Standing.Log(end: node.end, flushed: node.flushed, applied: node.applied)
    return Standing(
      node: id, role: role(of: id), status: status(of: id), epoch: node.epoch,
      log: node.holdsData ? log : nil, upstream: node.holdsData ? node.upstream : nil)
  }
}

extension Condition {
  /// The client whose operation it speaks of, where it names one.
  var client: Word? {
    switch kind {
    case .outcome(let form): form.client
    case .finding(_, _, let client), .value(_, let client), .noValue(let client),
      .error(_, let client):
      client
    case .look, .has, .leader, .canLead, .behind, .field, .lostNothing, .fate, .count, .aside,
      .same:
      nil
    }
  }
}

extension Statement.Body {
  /// What it checks or waits for.
  var condition: Condition? {
    switch self {
    case .expect(let condition), .waitUntil(let condition, _): condition
    case .at(_, let inner): inner.body.condition
    default: nil
    }
  }

  /// The words of a fault or a failover that name nodes.
  var nodeWords: [Word] {
    switch self {
    case .crash(let words, _), .stop(let words), .wipe(let words), .restart(let words, _),
      .freeze(let words), .thaw(let words), .slow(let words, _), .remove(let words):
      words
    case .pause(let word, _), .resume(let word, _), .checkpoint(let word, _),
      .promote(let word, _), .rejoin(let word):
      [word]
    case .stepdown(let form): [form.node]
    case .demote(let word, let other, _): [word] + (other.map { [$0] } ?? [])
    case .set(.node(let words, _)): words
    case .step(.apply(let word)), .step(.flush(let word)), .step(.timer(let word)): [word]
    case .step(.deliver(let ends)): [ends.from, ends.to]
    case .at(_, let inner): inner.body.nodeWords
    default: []
    }
  }
}
