import ClientHistory
import Replication
import Simulation
import Syntax

extension Interpreter {
  /// Runs one statement that holds no others.
  mutating func run(
    _ statement: Statement, _ source: SourceText, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    switch statement.body {
    case .node(let form): try declareNodes(form)
    case .client(let form): try declareClients(form)
    case .region(let name, let members): try declareRegion(name, members)
    case .link(let form): try declareLink(form)
    case .remove(let words): try remove(words)
    case .use(let name, let version): try use(name, version)
    case .set(let form): try set(form, statement.client)
    case .write, .read, .waitFor: return try operate(statement, interrupted)
    case .begin: try beginTransaction(statement)
    case .commit: return try commit(statement, interrupted)
    case .rollback: try rollBack(statement)
    case .start(let inner): try start(inner)
    case .await(let word): return try awaitAnswer(word, interrupted)
    case .cancel(let word): try end(of: try knownClient(word), reason: .cancelled)
    case .crash(let words, let power): try crash(words, power: power)
    case .stop(let words): return try stop(words, interrupted)
    case .wipe(let words): try wipe(words)
    case .restart(let words, let upstream): try restart(words, upstream)
    case .freeze(let words): try freeze(words)
    case .thaw(let words): try thaw(words)
    case .pause(let word, let flow): try pause(word, flow)
    case .resume(let word, let flow): try resume(word, flow)
    case .partition(let form): try partition(form)
    case .cut(let ends): try forEachWay(ends) { $0.cut(from: $1, to: $2) }
    case .heal(let ends): try heal(ends)
    case .hold(let ends): try forEachWay(ends) { $0.hold(from: $1, to: $2) }
    case .release(let ends): try forEachWay(ends) { $0.release(from: $1, to: $2) }
    case .disconnect(let target): try disconnect(target)
    case .slow(let words, let factor): try slow(words, factor)
    case .checkpoint(let word, let keep): try checkpoint(word, keep)
    case .promote(let word, let discarding):
      return try promote(word, discarding: discarding, interrupted)
    case .demote(let word, let target, let within):
      return try demote(word, target, within, interrupted)
    case .rejoin(let word): try rejoin(word)
    case .elect(let form): return try elect(form, interrupted)
    case .stepdown(let form): return try stepDown(form, interrupted)
    case .wait(let duration): return try wait(duration, interrupted)
    case .waitUntil(let condition, let within):
      return try waitUntil(condition, within, source, interrupted)
    case .settle: return settle(interrupted)
    case .step(let form): try step(form)
    case .at(let time, let inner): try scheduleStatement(inner, at: time, source)
    case .look(let look): return try show(look, source, interrupted)
    case .expect(let condition): return try expect(condition, source)
    case .repeat, .scenario, .compare, .include: break
    }
    return .done
  }

  // MARK: Names

  /// The meaning of a word, with its variables filled in.
  func text(of word: Word) -> String {
    guard word.hasVariables else { return word.text }
    return Variables.filled(word.text) { name in variables.last { $0.name == name }?.value }
  }

  func node(_ word: Word) throws(Stop) -> NodeID {
    let name = text(of: word)
    if let node = names.node(named: name) { return node }
    if name == "leader" {
      if let leader = world.cluster.currentLeader { return leader }
      throw .refused(
        Refusal("no leader is up", wayOut: "name a node, or `promote` one"))
    }
    throw .mistake(unknownNode(word, name))
  }

  func unknownNode(_ word: Word, _ name: String) -> Mistake {
    let known = names.nodes.filter { names.node(named: $0) != nil }
    let near = nearest(name, among: known)
    let list =
      known.isEmpty
      ? "there are none yet" : "there are " + known.map(Quoting.written).joined(separator: ", ")
    let written = Quoting.written(name)
    return Mistake(
      range: word.range, message: "there is no node \(written)",
      wayOut: near.map { "did you mean `\(Quoting.written($0))`?" }
        ?? "\(list); `node \(written) follower` makes one")
  }

  /// Nodes by name; `followers` stands for all that hold data and do not lead.
  func nodeList(_ words: [Word]) throws(Stop) -> [NodeID] {
    var list: [NodeID] = []
    for word in words {
      if word.text == "followers", names.node(named: "followers") == nil {
        list += followers
      } else {
        list.append(try node(word))
      }
    }
    return list
  }

  var followers: [NodeID] {
    world.cluster.dataNodes.filter { !world.cluster[$0].isLeader }
  }

  /// A node's name as the language reads it back.
  func spoken(_ id: NodeID) -> String { Quoting.written(names.name(of: id)) }

  func spoken(_ id: ClientID) -> String { Quoting.written(names.name(of: id)) }

  func dataNode(_ word: Word) throws(Stop) -> NodeID {
    let id = try node(word)
    guard world.cluster[id].holdsData else {
      throw .refused(
        Refusal("\(spoken(id)) holds no data", wayOut: "`state` shows who does"))
    }
    return id
  }

  /// A client by name, made at its first use.
  mutating func client(_ word: Word) throws(Stop) -> ClientID {
    let name = text(of: word)
    if names.node(named: name) != nil {
      throw .mistake(
        Mistake(
          range: word.range, message: "\(name) is a node, not a client",
          wayOut: "clients and nodes have names of their own"))
    }
    let id = names.addClient(name)
    while clients.count <= id.index { clients.append(ClientState()) }
    return id
  }

  func knownClient(_ word: Word) throws(Stop) -> ClientID {
    let name = text(of: word)
    if let id = names.client(named: name) { return id }
    throw .mistake(
      Mistake(
        range: word.range, message: "no client \(name) has done anything yet",
        wayOut: nearest(name, among: names.clients).map { "did you mean `\($0)`?" }))
  }

  /// The closest of some names, if it is close at all.
  func nearest(_ name: String, among known: [String]) -> String? {
    Nearest.word(to: name, among: known)
  }
}
