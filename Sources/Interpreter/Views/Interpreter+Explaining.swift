import ClientHistory
import Replication
import Syntax

// `why` tells the chain of causes from what is known. It claims nothing about what would have
// helped: that is for replays on a copy.

extension Interpreter {
  func explain(_ subject: WhySubject?) throws(Stop) -> [String] {
    switch subject {
    case nil:
      if case .operation(let client) = lastSubject, let id = clients[client.index].last {
        return explain(lastWorthAsking ?? id)
      }
      if let id = lastWorthAsking { return explain(id) }
      throw .refused(Refusal("nothing has happened yet that could be explained"))
    case .operation(let count):
      guard count.value > 0, count.value <= Int64(history.count) else {
        throw .mistake(
          Mistake(
            range: count.range, message: "there is no operation \(count.value)",
            wayOut: "`history` lists them"))
      }
      return explain(OperationID(UInt32(truncatingIfNeeded: count.value)))
    case .name(let word):
      return try explain(name: word)
    }
  }

  /// The newest lost write, where there is one.
  private var lastWorthAsking: OperationID? {
    var found: OperationID?
    history.forEachOperation { if $0.fate == .lost { found = $0.id } }
    return found
  }

  private func explain(name word: Word) throws(Stop) -> [String] {
    let name = text(of: word)
    if let id = names.node(named: name) { return explain(node: id) }
    guard let key = names.key(named: name) else { throw .mistake(unknownNode(word, name)) }
    var read: OperationID?
    var write: OperationID?
    history.forEachOperation { operation in
      guard history.changes(of: operation).contains(where: { $0.key == key }) else { return }
      switch operation.kind {
      case .read: read = operation.id
      case .write: write = operation.id
      }
    }
    guard let found = write ?? read else {
      throw .refused(Refusal("nothing is remembered of \(name)"))
    }
    return explain(found)
  }

  // MARK: Operations

  private func explain(_ id: OperationID) -> [String] {
    guard let operation = history[id] else {
      return ["operation \(id.number) is too long ago; only its effect is kept"]
    }
    var lines = [begun(operation)]
    switch operation.kind {
    case .write: lines += explainWrite(operation)
    case .read: lines += explainRead(operation)
    }
    return lines
  }

  private func begun(_ operation: Operation) -> String {
    let client = names.name(of: operation.client)
    let who = client.isEmpty ? "" : "\(client): "
    let line = operation.line > 0 ? " (line \(operation.line))" : ""
    let time = SettingWords.duration(operation.invokedAt)
    guard let node = operation.node else {
      return "\(who)\(words(for: operation))\(line) went nowhere at \(time): no leader was up."
    }
    return "\(who)\(words(for: operation))\(line) went to \(names.name(of: node)) at \(time)."
  }

  private func explainWrite(_ operation: Operation) -> [String] {
    var lines: [String] = []
    let took = SettingWords.duration(operation.completedAt)
    let rule = operation.node.map { words(for: world.cluster.rules[$0].acknowledgement) } ?? ""
    switch operation.outcome {
    case .acknowledged:
      lines.append("It was acknowledged at \(took); acknowledgement is \(rule).")
    case .pending:
      lines.append(
        "It waits\(words(for: wait(of: operation.id).cause)); acknowledgement is \(rule).")
    case .sent:
      lines.append("No acknowledgement was asked for.")
    case .failed, .unknown, .refused:
      let completion = clients[operation.client.index].completion
      let reason = completion?.operation == operation.id ? completion?.reason : nil
      let code = reason.map { " (\($0.code))" } ?? ""
      lines.append("It ended \(operation.outcome.rawValue) at \(took)\(code).")
    }
    guard operation.isLogged else { return lines }
    let holders = self.holders(of: operation)
    let who = holders.map { names.name(of: $0) }.joined(separator: ", ")
    lines.append(
      "It stands at position \(operation.token.position) of epoch \(operation.token.epoch); "
        + (holders.isEmpty ? "no log has it." : "on \(who)."))
    lines += presentNodes.compactMap { explainAbsence(operation, $0, holders) }
    if operation.fate == .lost, let leader = world.cluster.newestLeader {
      lines.append(
        "It is lost: \(names.name(of: leader)) leads epoch \(world.cluster.newestEpoch), and its "
          + "log does not have it.")
    }
    return lines
  }

  /// What an operation waits for, as it goes on after "It waits".
  private func words(for cause: Wait.Cause) -> String {
    switch cause {
    case .acknowledgement(let missing, _, _):
      let nodes = missing.map { "\(names.name(of: $0)), which is \(status(of: $0))" }
      return nodes.isEmpty ? "" : " for " + nodes.joined(separator: ", and for ")
    case .nobodyToAcknowledge: return " for followers that there are not"
    case .leaderStage(let node, let stage): return " until \(names.name(of: node)) has it \(stage)"
    case .ownWrites(let node, _, let needs):
      return " until \(names.name(of: node)) shows position \(needs)"
    case .unreachable(let node): return " for \(names.name(of: node)), which cannot be reached"
    case .frozen(let node): return " for \(names.name(of: node)), which is frozen"
    case .noLeader: return ""
    }
  }

  private func explainAbsence(_ operation: Operation, _ id: NodeID, _ holders: NodeSet) -> String? {
    let node = world.cluster[id]
    guard node.holdsData, !holders.contains(id) else { return nil }
    let name = names.name(of: id)
    let place = Replication.Place(branch: Int(operation.run), position: operation.token.position)
    if node.isUp, node.isLeader, node.epoch > operation.token.epoch {
      let fork = world.cluster.log.branches[node.branch].fork
      let late = world.arrival(of: place, at: id, evenRefused: true)
      let arrival = late.map { " (it was due at \(SettingWords.duration($0)))" } ?? ""
      return "\(name) began to lead epoch \(node.epoch) at position \(fork), before it came"
        + arrival + ", and takes nothing from an older epoch."
    }
    if let due = world.arrival(of: place, at: id) {
      return "\(name) does not have it yet: it arrives at \(SettingWords.duration(due))."
    }
    if !node.isUp {
      return "\(name) is \(status(of: id)), and its log ends at position \(node.end)."
    }
    let upstream = node.upstream.map { names.name(of: $0) } ?? "nobody"
    return "\(name) follows \(upstream), is \(status(of: id)), and its log ends at position "
      + "\(node.end)."
  }

  private func explainRead(_ operation: Operation) -> [String] {
    guard operation.outcome == .acknowledged, let id = operation.node else {
      return ["It ended \(operation.outcome.rawValue)."]
    }
    let node = names.name(of: id)
    var lines = ["\(node) answered at \(SettingWords.duration(operation.completedAt))."]
    if clients[operation.client.index].last == operation.id,
      clients[operation.client.index].findings.isStale, let behind = behind(id)
    {
      lines.append(
        "\(node) is \(behind) behind the leader now; acknowledgement is "
          + words(for: world.cluster.rules[id].acknowledgement)
          + ", which does not wait for every reader's node to apply.")
    }
    return lines
  }

  // MARK: Nodes

  private func explain(node id: NodeID) -> [String] {
    let node = world.cluster[id]
    let name = names.name(of: id)
    var lines = ["\(name) is a \(role(of: id)), \(status(of: id)), in epoch \(node.epoch)."]
    guard node.holdsData else { return lines }
    lines.append(
      "Its log ends at \(node.end): \(node.flushed) on disk, \(node.applied) applied.")
    switch node.following {
    case .stuck(let fork):
      lines.append(
        "Its log left its upstream's after position \(fork); `rejoin \(name)` drops the "
          + "\(node.end - fork) entries of its own.")
    case .tooFarBehind(let first):
      lines.append(
        "It needs position \(node.end + 1), and its upstream's log begins at \(first); "
          + "`rejoin \(name)` after `set behind copy` copies it whole.")
    case .nobody, .connecting, .streaming, .copying:
      break
    }
    lines += moments.all.suffix(200).filter { $0.node == id }.suffix(5).map {
      "At \(SettingWords.duration($0.time)) it \($0.what)"
        + ($0.line > 0 ? " (line \($0.line))." : ".")
    }
    return lines
  }
}
