import ClientHistory
import Replication
import Simulation
import Syntax
import Systems

extension Interpreter {
  /// Takes over the rules and words of a system.
  mutating func use(_ name: Word, _ version: Word?) throws(Stop) {
    let text = text(of: name)
    for index in clients.indices { clients[index].parameters = [] }
    if text == Catalogue.generic {
      if let version {
        throw .mistake(
          Mistake(
            range: version.range, message: "the language's own rules have no versions",
            wayOut: "`use generic` takes them"))
      }
      system = nil
      names.words = Words()
      return world.act {
        $0.rules = RuleTable()
        $0.refresh()
      }
    }
    guard let number = Catalogue.index(of: text) else { throw unknownSystem(name, text) }
    system = try systemInUse(number, version)
    names.words = Catalogue.systems[number].words
    world.act { $0.rules = RuleTable() }
    chooseAgain()
  }

  private func unknownSystem(_ word: Word, _ name: String) -> Stop {
    let known = Catalogue.systems.map(\.name) + [Catalogue.generic]
    return .mistake(
      Mistake(
        range: word.range, message: "there is no system \(Quoting.written(name))",
        wayOut: nearest(name.lowercased(), among: known).map { "did you mean `\($0)`?" }
          ?? "there are " + known.joined(separator: ", ")))
  }

  private func systemInUse(_ number: Int, _ word: Word?) throws(Stop) -> SystemInUse {
    let system = Catalogue.systems[number]
    guard let word else {
      let newest = system.versions[system.versions.count - 1]
      return SystemInUse(number: number, version: newest, rulesOf: newest)
    }
    let version = text(of: word)
    guard let rules = system.rules(of: version) else {
      throw .mistake(
        Mistake(
          range: word.range,
          message: "\(system.title) \(version) is not known here",
          wayOut: "rules are told apart for \(system.versions.joined(separator: ", "))"))
    }
    return SystemInUse(number: number, version: version, rulesOf: rules)
  }

  // MARK: Choosing

  /// Asks the system in use what it chooses, after a parameter or the shape of the cluster changed.
  mutating func chooseAgain() {
    guard var now = system else { return }
    let old = now.chosen
    let shape = shape()
    now.chosen = now.system.choose(now.values(at: nil), shape)
    var changes: [(NodeID, Rules.Change)] = []
    for id in presentNodes {
      var own = shape
      own.node = id
      let choices = now.system.choose(now.values(at: id), own)
      while now.chosenAt.count <= id.index { now.chosenAt.append(Choices(rules: old.rules)) }
      let before = now.chosenAt[id.index]
      changes.append((id, Rules.Change(from: before.rules, to: choices.rules)))
      now.chosenAt[id.index] = choices
      if before.node != choices.node { configure(id, choices.node) }
    }
    let common = Rules.Change(from: old.rules, to: now.chosen.rules)
    system = now
    world.act {
      $0.rules.adopt(common, at: changes)
      $0.refresh()
    }
  }

  private mutating func configure(_ id: NodeID, _ choices: NodeChoices) {
    world.act {
      $0.configure(id) { node in
        if let priority = choices.priority { node.priority = priority }
        if let votes = choices.votes { node.votes = votes }
        if let isHidden = choices.isHidden { node.isHidden = isHidden }
        if let isSync = choices.isSync { node.isSync = isSync }
        if let delay = choices.delay { node.timing.delay = delay }
      }
    }
  }

  private func shape() -> Shape {
    Shape(
      members: presentNodes.map { id in
        let node = world.cluster[id]
        return Shape.Member(
          id: id, name: names.name(of: id), kind: node.kind, holdsData: node.holdsData,
          isArbiter: node.kind == .arbiter, isWatcher: node.kind == .watcher, votes: node.votes)
      })
  }

  // MARK: What single operations ask

  /// What is asked of the node: the client's own parameters and those of the operation come over
  /// the node's.
  @inline(never)
  func asked(
    _ what: Request.What, of client: ClientID, at node: NodeID, _ parameters: [ParameterSetting]
  ) -> Request.What {
    guard let rules = rules(of: client, at: node, parameters) else { return what }
    switch what {
    case .write(let write, _): return .write(write, Wishes(of: rules))
    case .read, .log, .count: return what
    }
  }

  /// What the parameters of a client and of one operation change in what a system chooses; nil where
  /// there are none.
  func rulesAsked(
    by client: ClientID, _ parameters: [ParameterSetting]
  ) -> Rules.Change? {
    let ofClient = clients[client.index].parameters
    guard let system, !ofClient.isEmpty || !parameters.isEmpty else { return nil }
    let values = system.values(at: nil, under: [ofClient, parameters])
    return Rules.Change(
      from: system.chosen.rules, to: system.system.choose(values, shape()).rules)
  }

  /// The rules for one operation; nil where nothing is asked for it but what holds at the node.
  private func rules(
    of client: ClientID, at node: NodeID, _ parameters: [ParameterSetting]
  ) -> Rules? {
    let ofClient = clients[client.index].parameters
    guard let system, !ofClient.isEmpty || !parameters.isEmpty else { return nil }
    var shape = shape()
    shape.node = node
    let values = system.values(at: node, under: [ofClient, parameters])
    return system.system.choose(values, shape).rules
  }

  /// What a client asks of a write that a statement makes.
  func wishes(of client: ClientID, at node: NodeID, in statement: Statement) -> Wishes {
    let parameters = (try? understood(statement.parameters, .write)) ?? []
    return rules(of: client, at: node, parameters).map(Wishes.init(of:))
      ?? clients[client.index].wishes
  }
}

extension Statement {
  /// What it asks of the system in use for one operation, be it put off or begun only.
  fileprivate var parameters: [ParameterForm] {
    if case .write(let form) = body { return form.options.parameters }
    if case .read(let form) = body { return form.parameters }
    if case .start(let inner) = body { return inner.parameters }
    if case .at(_, let inner) = body { return inner.parameters }
    return []
  }
}
