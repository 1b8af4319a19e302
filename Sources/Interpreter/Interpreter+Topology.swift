import ClientHistory
import Replication
import Simulation
import Syntax

extension Interpreter {
  // MARK: Nodes

  mutating func declareNodes(_ form: NodeDeclaration) throws(Stop) {
    let upstream = try form.upstream.map { (word) throws(Stop) in try dataNode(word) }
    for (index, word) in form.names.enumerated() { try checkNew(word, after: form.names[..<index]) }
    if form.role == .leader {
      guard form.names.count == 1 else {
        throw .mistake(
          Mistake(range: form.names[1].range, message: "only one node can be declared the leader"))
      }
      if let leader = world.cluster.currentLeader {
        throw .refused(
          Refusal(
            "\(spoken(leader)) leads already",
            wayOut: "declare it a follower, and `promote` it if it is to lead"))
      }
    }
    for word in form.names { try declareNode(word, form, upstream) }
    chooseAgain()
  }

  private func checkNew(_ word: Word, after earlier: ArraySlice<Word>) throws(Stop) {
    let name = text(of: word)
    if names.node(named: name) != nil || earlier.contains(where: { text(of: $0) == name }) {
      throw .mistake(
        Mistake(
          range: word.range, message: "there is a node \(name) already",
          wayOut: "`set \(name) …` changes it, `remove \(name)` takes it out"))
    }
    if names.client(named: name) != nil || world.network.regions.contains(name) {
      throw .mistake(
        Mistake(
          range: word.range, message: "\(name) is the name of a client or a region already",
          wayOut: "nodes, clients and regions have names of their own"))
    }
    if names.nodes.count + earlier.count >= NodeSet.capacity {
      throw .mistake(
        Mistake(
          range: word.range,
          message: "a cluster has at most \(NodeSet.capacity) nodes, removed ones included"))
    }
  }

  private mutating func declareNode(
    _ word: Word, _ form: NodeDeclaration, _ upstream: NodeID?
  ) throws(Stop) {
    let id = names.addNode(text(of: word))
    _ = world.addNode(kind(of: form.role))
    let holdsData = world.cluster[id].holdsData
    for option in form.options {
      guard holdsData || isForEveryNode(option.kind) else {
        throw .mistake(
          Mistake(
            range: option.range, message: "\(text(of: word)) holds no data, so this says nothing"))
      }
      try apply(option, to: id)
    }
    guard holdsData else {
      world.act { $0.refresh() }
      return
    }
    if form.role == .leader {
      world.act { $0.declareLeader(id) }
      attachWaiting(to: id)
    } else if let upstream {
      world.act { $0.attach(id, to: upstream, fixed: !$0[upstream].isLeader) }
    } else if let leader = world.cluster.currentLeader {
      world.act { $0.attach(id, to: leader, fixed: false) }
    }
    world.act { $0.refresh() }
  }

  private func kind(of role: NodeRole?) -> Node.Kind {
    switch role {
    case .leader, .follower, nil: .data
    case .arbiter: .arbiter
    case .watcher: .watcher
    case .controller: .controller
    }
  }

  private func isForEveryNode(_ option: NodeOption.Kind) -> Bool {
    switch option {
    case .latency, .jitter, .clock, .votes: true
    case .sync, .async, .hidden, .open, .follower, .apply, .flush, .copy, .delay, .priority: false
    }
  }

  /// Followers declared before there was a leader follow the first one.
  private mutating func attachWaiting(to leader: NodeID) {
    for id in world.cluster.dataNodes where id != leader {
      let node = world.cluster[id]
      guard node.upstream == nil, !node.isLeader, node.isUp else { continue }
      world.act { $0.attach(id, to: leader, fixed: false) }
    }
  }

  mutating func apply(_ option: NodeOption, to id: NodeID) throws(Stop) {
    switch option.kind {
    case .sync: try mark(id, sync: true, option.range)
    case .async: try mark(id, sync: false, option.range)
    case .hidden: world.act { $0.configure(id) { $0.isHidden = true } }
    case .open: world.act { $0.configure(id) { $0.isHidden = false } }
    case .follower(let word): try setUpstream(id, word, option.range)
    case .latency(let time):
      world.changeNetwork { $0.setLatency(time.microseconds, of: id) }
    case .jitter(let jitter):
      let drawn = line(jitter)
      world.changeNetwork { $0.setJitter(drawn, of: id) }
    case .apply(let time): world.act { $0.configure(id) { $0.timing.apply = time.microseconds } }
    case .flush(let time): world.act { $0.configure(id) { $0.timing.flush = time.microseconds } }
    case .copy(let time): world.act { $0.configure(id) { $0.timing.copy = time.microseconds } }
    case .delay(let time): world.act { $0.configure(id) { $0.timing.delay = time.microseconds } }
    case .priority(let count):
      let priority = try small(count, atMost: 1_000)
      world.act { $0.configure(id) { $0.priority = priority } }
    case .votes(let count):
      let votes = try small(count, atMost: 1_000)
      world.act { $0.configure(id) { $0.votes = votes } }
    case .clock(let offset): world.setClock(of: id, offset: offset.microseconds)
    }
  }

  func small(_ count: Syntax.Count, atMost limit: Int64) throws(Stop) -> Int {
    guard count.value >= 0, count.value <= limit else {
      throw .mistake(
        Mistake(range: count.range, message: "this is a number from 0 to \(limit)"))
    }
    return Int(count.value)
  }

  /// `sync` marks feed the forms without a list; a list replaces them.
  private mutating func mark(_ id: NodeID, sync: Bool, _ range: SourceRange) throws(Stop) {
    switch world.cluster.rules.common.acknowledgement.who {
    case .first(_, let list) where !list.isEmpty, .any(_, let list) where !list.isEmpty:
      throw .refused(
        Refusal(
          "the acknowledgement names its followers itself, so a mark at "
            + "\(spoken(id)) would change nothing",
          wayOut: "`set acknowledgement all` makes the marks count again"))
    case .none, .leader, .all, .majority, .inSync, .first, .any:
      world.act { $0.configure(id) { $0.isSync = sync } }
    }
  }

  private mutating func setUpstream(
    _ id: NodeID, _ word: Word?, _ range: SourceRange
  ) throws(Stop) {
    guard !world.cluster[id].isLeader else {
      throw .refused(
        Refusal(
          "\(spoken(id)) leads, and follows nobody",
          wayOut: "`demote \(spoken(id))` first"))
    }
    let upstream: NodeID
    if let word {
      upstream = try dataNode(word)
    } else if let leader = world.cluster.currentLeader {
      upstream = leader
    } else {
      throw .refused(Refusal("no leader is up", wayOut: "`follower of` names one"))
    }
    guard !world.cluster.wouldCircle(id, upstream) else {
      throw .refused(
        Refusal(
          "\(spoken(upstream)) gets its log from \(spoken(id)) itself",
          wayOut: "`promote \(spoken(upstream))` first, or point it elsewhere"))
    }
    world.act { $0.setUpstream(id, upstream) }
  }

  mutating func remove(_ words: [Word]) throws(Stop) {
    for id in try nodeList(words) {
      world.act { $0.remove(id) }
      names.removeNode(id)
      note("\(names.name(of: id)) is removed", at: id)
    }
    chooseAgain()
    judge(tookOver: false)
  }

  // MARK: Places

  mutating func declareClients(_ form: ClientDeclaration) throws(Stop) {
    for word in form.names {
      let id = try client(word)
      guard let region = form.region else { continue }
      let number = try self.region(region)
      world.changeNetwork { $0.place(id, in: number) }
    }
  }

  private mutating func region(_ word: Word) throws(Stop) -> Int {
    let name = text(of: word)
    if names.node(named: name) != nil || names.client(named: name) != nil {
      throw .mistake(
        Mistake(
          range: word.range, message: "\(name) is a node or a client, not a region",
          wayOut: "`region eu a, b` makes a region"))
    }
    var number = 0
    world.changeNetwork { number = $0.region(named: name) }
    return number
  }

  mutating func declareRegion(_ name: Word, _ members: [Word]) throws(Stop) {
    let number = try region(name)
    for word in members {
      let member = text(of: word)
      if let client = names.client(named: member) {
        world.changeNetwork { $0.place(client, in: number) }
      } else {
        let id = try node(word)
        world.changeNetwork { $0.place(id, in: number) }
      }
    }
  }

  mutating func declareLink(_ form: LinkDeclaration) throws(Stop) {
    let from = try end(form.ends.from)
    let to = try end(form.ends.to)
    guard from != to else {
      throw .mistake(
        Mistake(range: form.ends.to.range, message: "a link has two different ends"))
    }
    say(from, to, form.options)
    if form.ends.bothWays || isClient(from) || isClient(to) { say(to, from, form.options) }
  }

  private mutating func say(_ from: End, _ to: End, _ options: [LinkOption]) {
    for option in options {
      switch option.kind {
      case .latency(let time):
        world.changeNetwork { $0.say(from: from, to: to) { $0.latency = time.microseconds } }
      case .jitter(let jitter):
        let drawn = line(jitter)
        world.changeNetwork { $0.say(from: from, to: to) { $0.jitter = drawn } }
      case .loss(let millionths):
        world.changeNetwork { $0.say(from: from, to: to) { $0.loss = millionths } }
      }
    }
  }

  private func isClient(_ end: End) -> Bool {
    if case .client = end { return true }
    return false
  }

  private func end(_ word: Word) throws(Stop) -> End {
    let name = text(of: word)
    if let region = world.network.regions.firstIndex(of: name) { return .region(region) }
    if let client = names.client(named: name) { return .client(client) }
    if names.node(named: name) != nil || name == "leader" { return .node(try node(word)) }
    let known =
      names.nodes.filter { names.node(named: $0) != nil } + world.network.regions + names.clients
    throw .mistake(
      Mistake(
        range: word.range, message: "there is no node, region or client \(name)",
        wayOut: nearest(name, among: known).map { "did you mean `\($0)`?" }
          ?? "`region \(name) a, b` makes a region"))
  }

  func line(_ jitter: Syntax.Jitter) -> Line.Jitter {
    let size = jitter.size.microseconds
    return switch jitter.distribution {
    case .fixed: .fixed(size)
    case .uniform: .uniform(size)
    case .exponential: .exponential(mean: size)
    case .normal: .normal(deviation: size)
    }
  }
}
