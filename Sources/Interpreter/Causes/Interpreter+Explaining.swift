import ClientHistory
import Replication
import Simulation
import Syntax

// `why` tells the chain of causes as it was seen when the past was played again, and the changes
// that were seen to prevent what it explains.

extension Interpreter {
  /// What a question is about.
  enum Question {
    /// The last thing that is worth one.
    case last
    case operation(OperationID)
    case key(KeyID)
    case node(NodeID)
    case client(ClientID)
  }

  mutating func tellWhy(
    _ subject: WhySubject?, _ source: SourceText, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    // A replay never asks: it would not end.
    guard !recording.isReplay else { return .done }
    let question = try question(subject)
    var effort = Effort()
    let explanation = try answer(question, source.name, &effort, interrupted)
    guard !effort.wasInterrupted else { return .interrupted }
    record.events.append(.explanation(explanation))
    return .done
  }

  // MARK: What is asked

  private func question(_ subject: WhySubject?) throws(Stop) -> Question {
    switch subject {
    case nil:
      return .last
    case .operation(let count):
      return .operation(try operation(count, nil))
    case .read(let count):
      return .operation(try operation(count, .read))
    case .write(let count):
      return .operation(try operation(count, .write))
    case .name(let word):
      let name = text(of: word)
      if let id = names.node(named: name) { return .node(id) }
      if let key = names.key(named: name) { return .key(key) }
      if let client = names.client(named: name) { return .client(client) }
      throw .mistake(unknownNode(word, name))
    }
  }

  private func operation(
    _ count: Syntax.Count, _ kind: Operation.Kind?
  ) throws(Stop) -> OperationID {
    guard count.value > 0, count.value <= Int64(history.count) else {
      throw .mistake(
        Mistake(
          range: count.range, message: "there is no operation \(count.value)",
          wayOut: "`history` lists them"))
    }
    let id = OperationID(UInt32(truncatingIfNeeded: count.value))
    guard let found = history[id] else {
      throw .refused(
        Refusal(
          "operation \(count.value) is too long ago, and only its effect is kept",
          wayOut: "`history` lists those that are kept"))
    }
    if let kind, kind != found.kind {
      throw .mistake(
        Mistake(
          range: count.range, message: "operation \(count.value) is a \(found.kind.rawValue)",
          wayOut: "`why \(found.kind.rawValue) \(count.value)` asks about it"))
    }
    return id
  }

  // MARK: The answer

  private func answer(
    _ question: Question, _ asking: String, _ effort: inout Effort, _ interrupted: () -> Bool
  ) throws(Stop) -> Explanation {
    switch recording.fitness {
    case .whole: break
    case .tooLong: return try plain(question, asking, .tooLong(limit: Recording.capacity))
    case .interrupted: return try plain(question, asking, .notRepeatable)
    }
    if case .node(let id) = question { return explain(node: id, asking, &effort, interrupted) }
    if case .last = question, let matter = recording.matter {
      return explain(matter, asking, &effort, interrupted)
    }
    guard
      let whole = replayed(
        recording.leaves.count, watch: Watch(looks: false), &effort, interrupted)
    else { return try plain(question, asking, .partial(tried: 0)) }
    guard let matter = matter(of: question, in: whole.watch?.said ?? []) else {
      throw .refused(nothingToExplain(question))
    }
    return explain(matter, asking, &effort, interrupted)
  }

  func nothingToExplain(_ question: Question) -> Refusal {
    switch question {
    case .last, .operation, .node:
      Refusal(
        "nothing has happened yet that could be explained", wayOut: "`write x = 1` is a beginning")
    case .key(let key):
      Refusal(
        "nothing is remembered of \(names.name(of: key))", wayOut: "`history` lists what is")
    case .client(let client):
      Refusal(
        "\(names.name(of: client)) has done nothing that is remembered",
        wayOut: "`history` lists what is")
    }
  }

  /// What was said last that answers a question.
  private func matter(of question: Question, in said: [Watch.Said]) -> Matter? {
    switch question {
    case .node: return nil
    case .last: return newestOperation.flatMap { matter(of: $0, in: said) }
    case .operation(let id): return matter(of: id, in: said)
    case .client(let client):
      return clients[client.index].last.flatMap { matter(of: $0, in: said) }
    case .key(let key):
      if let lost = newest(of: key, where: { $0.fate == .lost }) {
        return matter(of: lost, in: said)
      }
      let stale = said.last { said in
        if case .stale(let read) = said.event { read.key == key } else { false }
      }
      if let stale { return Matter(stale, of: nil) }
      let found =
        newest(of: key, where: { $0.kind == .write }) ?? newest(of: key, where: { _ in true })
      return found.flatMap { matter(of: $0, in: said) }
    }
  }

  var newestOperation: OperationID? { history.newest(1).first?.id }

  private func matter(of id: OperationID, in said: [Watch.Said]) -> Matter? {
    let found =
      said.last { $0.event.isAbout(id) && $0.event.isWorthAsking }
      ?? said.last { $0.event.isAbout(id) }
    return found.map { Matter($0, of: id) }
  }

  private func explain(
    _ matter: Matter, _ asking: String, _ effort: inout Effort, _ interrupted: () -> Bool
  ) -> Explanation {
    let matter = matter.narrowed
    let trace = target(of: matter).map { Trace(of: $0, stage: stage(of: $0)) }
    guard
      let past = replayed(
        matter.begun, watch: Watch(looks: true), tracing: trace, &effort, interrupted)
    else {
      let cause = Cause(time: matter.time, statement: nil, what: .event(matter.event))
      return Explanation(causes: [cause], search: .partial(tried: 0))
    }
    var chain = Chain(past, recording, asking: asking)
    chain.tell(matter)
    var explanation = Explanation(causes: chain.causes(endingWith: matter))
    prevent(matter, past, asking, &effort, interrupted, &explanation)
    return explanation
  }

  private func explain(
    node id: NodeID, _ asking: String, _ effort: inout Effort, _ interrupted: () -> Bool
  ) -> Explanation {
    let standing = Cause(time: clock, statement: nil, what: .stands(standing(of: id)))
    guard
      let past = replayed(
        recording.leaves.count, watch: Watch(looks: true), &effort, interrupted)
    else { return Explanation(causes: [standing], search: .partial(tried: 0)) }
    var chain = Chain(past, recording, asking: asking)
    chain.tellNode(id)
    return Explanation(causes: chain.causes(endingWith: nil) + [standing])
  }

  /// The write whose way a matter asks about.
  func target(of matter: Matter) -> OperationID? {
    switch matter.event {
    case .lost(let writes): return writes.last?.write.operation
    case .lossFinal(let writes), .recovered(let writes, _), .survived(let writes, _):
      return writes.last?.operation
    case .stale(let read): return read.newest.operation
    case .dirty(let read), .readOfLost(let read), .dirtyReadLost(let read):
      return read.write.operation
    case .blocked(let wait), .pending(let wait, _):
      if case .ownWrites = wait.cause { return ownWrite(of: wait.client) }
      return wait.operation
    case .completed(let completion):
      switch completion.kind {
      case .write: return completion.operation
      case .read: return ownWrite(of: completion.client)
      }
    case .fellBack:
      return matter.leaf.flatMap { leaf in
        history.newest(Recording.capacity).last { recording.leaf(of: $0.id) ?? Int.max <= leaf }?.id
      }
    case .checkFailed: return checked(matter)
    case .diverged(let node, _, let fork, _, _): return ownWrite(at: node, after: fork)
    case .leads, .twoLeaders, .nobodyDecides, .steppedDown, .electionStarted, .electionLost,
      .suspects, .catchesUp, .copying, .copied,
      .cannotCatchUp, .follows, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced, .duplicated,
      .refused,
      .quiet,
      .waitEnded, .stepped, .scenarioBegan, .view, .explanation, .unfinished:
      return nil
    }
  }

  /// The write that a failed check is about.
  private func checked(_ matter: Matter) -> OperationID? {
    guard let leaf = matter.leaf, leaf < recording.leaves.count,
      let condition = recording.leaves[leaf].statement.body.condition
    else { return nil }
    let isBefore = { (operation: Operation) in (recording.leaf(of: operation.id) ?? 0) < leaf }
    func written(_ word: Word) -> OperationID? {
      names.key(named: text(of: word)).flatMap { key in
        newest(of: key) { $0.kind == .write && isBefore($0) }
      }
    }
    switch condition.kind {
    case .look(let key, _, _), .has(_, let key, _), .fate(_, let key, _), .aside(let key, _, _):
      return written(key)
    case .lostNothing, .count: return newestLost
    case .outcome, .finding, .value, .noValue, .error:
      return history.newest(Recording.capacity).last { $0.kind == .write && isBefore($0) }?.id
    case .leader, .canLead, .behind, .field, .same: return nil
    }
  }

  private func stage(of operation: OperationID) -> Replication.Stage {
    guard let known = history[operation], let node = known.node else { return .flushed }
    let own = recording.leaf(of: operation).flatMap {
      wishes(of: known.client, at: node, in: recording.leaves[$0].statement).acknowledgement
    }
    return (own ?? world.cluster.rules[node].acknowledgement).stage
  }
}

extension Matter {
  init(_ said: Watch.Said, of operation: OperationID?) {
    let event = operation.map { said.event.narrowed(to: $0) } ?? said.event
    self.init(event: event, time: said.time, leaf: said.leaf, begun: said.begun)
  }

  /// Of a list of losses only the newest is explained.
  var narrowed: Matter {
    var one = self
    switch event {
    case .lost(let writes):
      if let last = writes.last { one.event = event.narrowed(to: last.write.operation) }
    case .lossFinal(let writes):
      if let last = writes.last { one.event = event.narrowed(to: last.operation) }
    default: break
    }
    return one
  }
}
