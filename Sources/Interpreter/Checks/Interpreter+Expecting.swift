import ClientHistory
import Replication
import Simulation
import Syntax
import Systems

extension Interpreter {
  /// Checks a condition: a failure is told, and ends a script.
  mutating func expect(_ condition: Condition, _ source: SourceText) throws(Stop) -> Ending {
    guard let found = try judge(condition) else { return .done }
    report(
      .checkFailed(
        CheckFailure(
          expected: source.text(of: condition.range), found: found, line: record.line)))
    return .checkFailed
  }

  /// Nil where a condition holds; else what is found instead.
  mutating func judge(_ condition: Condition) throws(Stop) -> String? {
    switch condition.kind {
    case .outcome(let form): return try judge(form)
    case .finding(let word, let negated, let client):
      return try judge(word, negated: negated, client)
    case .value(let value, let client): return try judgeValue(value, client)
    case .noValue(let client): return try judgeValue(nil, client)
    case .error(let word, let client): return try judgeError(text(of: word), client)
    case .look(let key, let place, let expected): return try judgeLook(key, place, expected)
    case .has(let node, let key, let value):
      return try judgeHas(node, key, value)
    case .leader(let word): return try judgeLeader(word)
    case .canLead(let word, let negated): return try judgeCanLead(word, negated: negated)
    case .behind(let word, let other, let count):
      let (one, of) = (try dataNode(word), try dataNode(other))
      let found = behind(one, of: of)
      return found == count.value ? nil : "\(names.name(of: one)) is behind by \(found)"
    case .field(let node, let name, let comparison, let value):
      return try judgeField(node, name, comparison, value)
    case .lostNothing:
      let lost = history.counts.writes(.lost)
      return lost == 0 ? nil : "\(lost) \(lost == 1 ? "write is" : "writes are") lost"
    case .fate(let word, let key, let value): return judgeFate(word, key, value)
    case .count(let word, let count): return judgeCount(word, count)
    case .aside(let key, let value, let node): return try judgeAside(key, value, node)
    case .same(let one, let other): return try judgeSame(one, other)
    }
  }

  // MARK: The last operation

  /// The client whose last operation a condition speaks of; nil where it is not an operation.
  private func subject(_ client: Word?) throws(Stop) -> ClientID? {
    if let client { return try knownClient(client) }
    if case .operation(let id) = lastSubject { return id }
    return nil
  }

  private mutating func judge(_ form: OutcomeCondition) throws(Stop) -> String? {
    if form.client == nil, case .refusal(let refusal) = lastSubject {
      return form.outcome == .refused ? nil : "refused: \(refusal.reason)"
    }
    guard let client = try subject(form.client), let id = clients[client.index].last,
      let operation = history[id]
    else { return "no operation has been made" }
    if form.outcome == .blocked { return isBlocked(id, client) ? nil : outcomeWords(operation) }
    guard form.outcome.rawValue == operation.outcome.rawValue else {
      return outcomeWords(operation)
    }
    return try judgeBy(form, clients[client.index].completion)
      ?? judgeLatency(form, operation)
  }

  private func outcomeWords(_ operation: Operation) -> String {
    let took = SettingWords.duration(operation.completedAt - operation.invokedAt)
    switch operation.outcome {
    case .pending: return "pending"
    case .acknowledged: return "acknowledged after \(took)"
    case .sent, .failed, .unknown, .refused: return operation.outcome.rawValue
    }
  }

  private func judgeBy(_ form: OutcomeCondition, _ completion: Completion?) throws(Stop) -> String?
  {
    for word in form.by {
      let id = try node(word)
      guard let completion, completion.acknowledgedBy.contains(id) else {
        let by = (completion?.acknowledgedBy ?? []).map { names.name(of: $0) }
        return by.isEmpty
          ? "acknowledged by nobody" : "acknowledged by " + by.joined(separator: ", ")
      }
    }
    return nil
  }

  private func judgeLatency(_ form: OutcomeCondition, _ operation: Operation) -> String? {
    let took = operation.completedAt - operation.invokedAt
    switch form.after {
    case nil: return nil
    case .exactly(let time): return took == time.microseconds ? nil : outcomeWords(operation)
    case .atMost(let time): return took <= time.microseconds ? nil : outcomeWords(operation)
    }
  }

  /// Whether nothing could bring a pending operation its answer: tried on a copy of the world.
  private func isBlocked(_ id: OperationID, _ client: ClientID) -> Bool {
    var copy = world
    let limit = clock + (clients[client.index].patience ?? patience)
    while copy.isPending(id) {
      switch copy.proceed(upTo: limit, onlyHelpful: true) {
      case .performed, .scheduled: copy.clearOccurrences()
      case .nothing: return true
      case .beyond: return false
      }
    }
    return false
  }

  private func judge(
    _ word: Condition.FindingWord, negated: Bool, _ client: Word?
  ) throws(Stop) -> String? {
    var findings = Findings()
    if client == nil, case .look(let seen) = lastSubject {
      findings = seen
    } else if let id = try subject(client) {
      findings = clients[id.index].findings
    }
    let isFound: Bool =
      switch word {
      case .stale: findings.isStale
      case .dirty: findings.isDirty
      case .warning: !findings.isEmpty
      }
    if isFound != negated { return nil }
    return negated ? "it is \(word == .warning ? "warned of" : word.rawValue)" : "it is not"
  }

  private mutating func judgeValue(_ value: Syntax.Value?, _ client: Word?) throws(Stop) -> String?
  {
    if let id = try subject(client), let counted = clients[id.index].completion?.counted {
      let found = Int64(counted.have)
      return value?.integer == found ? nil : "\(found) have it"
    }
    guard let id = try subject(client), let answers = clients[id.index].completion?.answers,
      let answer = answers.first
    else { return "the last operation answered no value" }
    let expected = value.map { self.value($0) }
    return answer.value == expected ? nil : words(for: answer.value, of: answer.key)
  }

  func words(for value: ClientHistory.Value?, of key: KeyID) -> String {
    let name = names.name(of: key)
    return value.map { "\(name) = \(names.text(of: $0))" } ?? "\(name) is not set"
  }

  private func judgeError(_ wanted: String, _ client: Word?) throws(Stop) -> String? {
    if client == nil, case .refusal(let refusal) = lastSubject {
      if refusal.code == wanted || systemError(of: refusal)?.code == wanted { return nil }
      return refusal.reason.contains(wanted) ? nil : "refused: \(refusal.reason)"
    }
    guard let id = try subject(client), let completion = clients[id.index].completion,
      let reason = completion.reason
    else { return "no error" }
    guard let error = completion.error else {
      return reason.code == wanted ? nil : "error \(reason.code)"
    }
    let isMeant = wanted == reason.code || wanted == error.code || error.text.contains(wanted)
    return isMeant ? nil : "error \(error.code) \(error.text)"
  }

  /// What the system in use calls a refusal.
  private func systemError(of refusal: Refusal) -> SystemError? {
    refusal.code.flatMap { system?.system.error(for: $0, isRead: true) }
  }

  // MARK: Looks

  private mutating func judgeLook(
    _ keyWord: Word, _ place: Syntax.Place?, _ expected: Condition.Expected
  ) throws(Stop) -> String? {
    let key = names.addKey(text(of: keyWord))
    guard let id = try lookPlace(place) else { return "no leader is up" }
    if world.cluster.refusal(ofReadAt: id) != nil {
      lastSubject = .look(Findings())
      if case .refused = expected { return nil }
      return "\(names.name(of: id)) refuses reads"
    }
    let cell = world.look(at: id, [key])[0]
    lastSubject = .look(judgeCell(cell, began: eventNumber + 1, at: id, nil))
    switch expected {
    case .value(let value):
      return cell.cell.value == self.value(value) ? nil : words(for: cell.cell.value, of: key)
    case .notSet:
      return cell.cell.value == nil ? nil : words(for: cell.cell.value, of: key)
    case .refused:
      return words(for: cell.cell.value, of: key)
    }
  }

  private func lookPlace(_ place: Syntax.Place?) throws(Stop) -> NodeID? {
    switch place {
    case nil: return world.cluster.currentLeader
    case .node(let word): return try node(word)
    case .nearest, .any, .anyFollower, .followerFirst, .leaderFirst:
      throw .refused(Refusal("a look is at one node", wayOut: "name it"))
    }
  }

  private mutating func judgeHas(
    _ nodeWord: Word, _ keyWord: Word, _ value: Syntax.Value
  ) throws(Stop) -> String? {
    let id = try dataNode(nodeWord)
    let key = names.addKey(text(of: keyWord))
    guard world.cluster[id].isUp else { return "\(names.name(of: id)) is down" }
    let found = world.cluster.cell(key, shownBy: id).value
    return found == self.value(value) ? nil : words(for: found, of: key)
  }

  private func judgeSame(_ one: Word, _ other: Word) throws(Stop) -> String? {
    let table = diffTable(try dataNode(one), try dataNode(other))
    let count = table.rows.count
    return count == 0 ? nil : count == 1 ? "1 key differs" : "\(count) keys differ"
  }

  // MARK: The cluster

  private func judgeLeader(_ word: Word?) throws(Stop) -> String? {
    let leader = world.cluster.currentLeader
    let wanted = try word.map { (word) throws(Stop) in try node(word) }
    if leader == wanted { return nil }
    return leader.map { "\(names.name(of: $0)) leads" } ?? "no leader is up"
  }

  private func judgeCanLead(_ word: Word, negated: Bool) throws(Stop) -> String? {
    let id = try node(word)
    let obstacle =
      world.cluster[id].holdsData ? obstacle(toLeading: id) : "it holds no data"
    if (obstacle == nil) != negated { return nil }
    return obstacle ?? "\(names.name(of: id)) can lead"
  }

  // MARK: Accounts

  private mutating func judgeFate(
    _ word: Condition.FateWord, _ keyWord: Word, _ value: Syntax.Value
  ) -> String? {
    let key = names.addKey(text(of: keyWord))
    let change = ClientHistory.Change(key: key, action: .put(self.value(value)))
    let wanted: Fate =
      switch word {
      case .lost: .lost
      case .recovered: .recovered
      case .survived: .survived
      }
    var found: Fate?
    var isWanted = false
    history.forEachOperation { operation in
      guard operation.kind == .write, history.changes(of: operation).contains(change) else {
        return
      }
      if operation.fate == wanted { isWanted = true }
      found = operation.fate
    }
    if isWanted { return nil }
    let what = words(for: change)
    guard let found else { return "no write made \(what)" }
    return found == .held ? "\(what) is not lost" : "\(what) is \(found.rawValue)"
  }

  private func judgeCount(_ word: Condition.CountWord, _ count: Syntax.Count) -> String? {
    let counts = history.counts
    let found =
      switch word {
      case .acknowledged: counts.writes(.acknowledged)
      case .lost: counts.writes(.lost)
      case .recovered: counts.writes(.recovered)
      case .survived: counts.writes(.survived)
      case .failed: counts.writes(.failed)
      case .unknown: counts.writes(.unknown)
      case .pending: counts.writes(.pending)
      case .refused: counts.writes(.refused)
      case .sent: counts.writes(.sent)
      }
    if Int64(found) == count.value { return nil }
    return "\(found) \(found == 1 ? "write is" : "writes are") \(word.rawValue)"
  }

  private mutating func judgeAside(
    _ keyWord: Word, _ value: Syntax.Value, _ nodeWord: Word
  ) throws(Stop) -> String? {
    let id = try dataNode(nodeWord)
    let key = names.addKey(text(of: keyWord))
    let change = ClientHistory.Change(key: key, action: .put(self.value(value)))
    return hasAside(change, at: id)
      ? nil : "\(names.name(of: id)) has not set \(words(for: change)) aside"
  }
}
