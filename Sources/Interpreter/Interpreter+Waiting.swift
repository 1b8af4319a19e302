import ClientHistory
import Replication
import Simulation

extension Interpreter {
  /// What a pending operation waits for.
  func wait(of operation: OperationID) -> Wait {
    let begun = history[operation]
    let cause = cause(operation)
    return Wait(
      operation: operation, client: begun?.client ?? .unnamed,
      write: begun?.kind == .write ? writeText(of: operation) : nil, since: clock, cause: cause,
      obstacles: obstacles(cause, world.request(operation)?.node))
  }

  private func obstacles(_ cause: Wait.Cause, _ leader: NodeID?) -> [Wait.Obstacle] {
    guard case .acknowledgement(let missing, _, _) = cause, let leader else { return [] }
    return missing.compactMap { id in
      let state = status(of: id)
      if state != "up" { return Wait.Obstacle(node: id, state: state) }
      if world.cluster.reaches(leader, id), world.cluster.reaches(id, leader) { return nil }
      let isHeld = world.cluster.isHeld(leader, id) || world.cluster.isHeld(id, leader)
      return Wait.Obstacle(node: id, state: isHeld ? "behind a held link" : "cut off")
    }
  }

  private func cause(_ operation: OperationID) -> Wait.Cause {
    guard let request = world.request(operation) else { return .noLeader }
    switch request.phase {
    case .requestLost, .answerLost: return .unreachable(request.node)
    case .unread: return .frozen(request.node)
    case .travelling, .returning, .waiting: break
    }
    guard world.cluster[request.node].isUp else { return .unreachable(request.node) }
    switch request.what {
    case .write(_, let wishes):
      if let holder = world.cluster.lockHolder(of: operation, at: request.node),
        let text = writeText(of: holder)
      {
        return .lock(text)
      }
      let rule = wishes.acknowledgement ?? world.cluster.rules[request.node].acknowledgement
      return cause(request.node, rule, request.place?.position ?? 0)
    case .read(_, let needs):
      let read = world.cluster[request.node].waitingReads.first { $0.operation == operation }
      if let read, read.view == .linearizable {
        let rules = world.cluster.rules[request.node]
        return cause(request.node, rules.commit ?? rules.acknowledgement, read.needs.position)
      }
      return .ownWrites(
        request.node, has: world.cluster.shownEnd(of: request.node), needs: needs?.position ?? 0)
    case .log: return .unreachable(request.node)
    case .count(let asked): return countCause(request.node, asked)
    }
  }

  private func countCause(_ leader: NodeID, _ asked: CountRequest) -> Wait.Cause {
    let have = world.cluster.count(asked, at: leader)
    let missing = followers.filter {
      world.cluster[$0].upstream == leader
        && world.cluster.markTold(by: $0, to: leader, asked.stage) < asked.position
    }
    guard !missing.isEmpty else { return .nobodyToAcknowledge(needed: asked.needed - have) }
    return .acknowledgement(
      missing: NodeSet(missing), needed: max(1, asked.needed - have), stage: asked.stage.rawValue)
  }

  /// What keeps an entry from being confirmed as a rule asks.
  private func cause(
    _ leader: NodeID, _ rule: Acknowledgement, _ position: Int64
  ) -> Wait.Cause {
    let stage = rule.stage.rawValue
    if world.cluster[leader].mark(rule.own) < position {
      return .leaderStage(leader, stage: rule.own.rawValue)
    }
    if world.cluster.rules[leader].released == .onReport,
      world.cluster.acknowledgedUpTo(rule, at: leader) >= position
    {
      return .report(of: NodeSet(world.cluster.chosen(by: rule, at: leader)))
    }
    let needed = world.cluster.needed(rule, at: leader)
    let candidates = world.cluster.candidates(rule, at: leader)
    let missing = world.cluster.missing(position, rule, at: leader)
    guard candidates.count >= needed || rule.who == .majority else {
      return .nobodyToAcknowledge(needed: needed)
    }
    return .acknowledgement(
      missing: missing, needed: max(1, needed - (candidates.count - missing.count)), stage: stage)
  }
}
