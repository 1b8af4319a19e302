import ClientHistory
import Replication
import Syntax

// The chain of each kind of matter.

extension Chain {
  mutating func tell(_ matter: Matter) {
    switch matter.event {
    case .lost(let writes):
      for lost in writes.suffix(1) { tellLoss(lost.write.operation) }
    case .lossFinal(let writes), .recovered(let writes, _), .survived(let writes, _):
      for write in writes.suffix(1) { tellLoss(write.operation) }
    case .stale(let read):
      tellMissing(read.newest.operation, at: read.node)
      tellRead(read.operation)
    case .dirty(let read):
      tellUnacknowledged(read.write.operation)
      tellRule("visible", at: read.node)
      tellRead(read.operation)
    case .readOfLost(let read), .dirtyReadLost(let read):
      tellLoss(read.write.operation)
      tellRead(read.operation)
    case .blocked(let wait), .pending(let wait, _):
      tell(wait)
    case .completed(let completion):
      tell(completion)
    case .fellBack(let nodes):
      tellFallback(nodes)
    case .diverged(let node, let other, let fork, _, _):
      if let write = past.ownWrite(at: node, after: fork) {
        tellObstacles([node, other], at: order(of: write))
        tellWrite(write, to: [other])
      }
      tellEvents(of: [node, other], since: nil)
      tellRule("diverged", at: node)
    case .cannotCatchUp(let node, let other, _, _):
      tellEvents(of: [node, other], since: nil)
      tellRule("retain", at: other)
      tellRule("behind", at: node)
    case .electionLost:
      tellLeadership()
    case .twoLeaders(let node, let other, _, _):
      tellObstacles([node, other])
      tellLeaders()
      tellRule("fencing", at: other)
    case .nobodyDecides:
      for node in past.presentNodes { tellDeclaration(of: node) }
    case .refused:
      tellRefusal(matter)
    case .checkFailed:
      if let condition = condition(of: matter) { tell(condition, matter) }
    case .leads, .steppedDown, .electionStarted, .suspects, .catchesUp, .copying, .copied, .follows,
      .cameBack,
      .droppedAtCrash, .trimmed, .inSync, .fenced, .duplicated, .quiet, .waitEnded, .stepped,
      .scenarioBegan,
      .view, .explanation,
      .unfinished:
      break
    }
  }

  // MARK: Writes that are not where they should be

  mutating func tellLoss(_ id: OperationID) {
    guard let operation = past.history[id], let order = order(of: id) else { return }
    var nodes = NodeSet()
    if let leader = cluster.newestLeader { nodes.insert(leader) }
    var origin = NodeSet()
    if let node = operation.node { origin.insert(node) }
    tellObstacles(nodes.union(origin), at: order)
    tellWrite(id, to: nodes.subtracting(origin))
    tellEvents(of: nodes.union(origin), since: order)
  }

  mutating func tellMissing(_ id: OperationID, at node: NodeID) {
    guard let operation = past.history[id] else { return }
    var nodes: NodeSet = [node]
    if let upstream = cluster[node].upstream { nodes.insert(upstream) }
    if let origin = operation.node { nodes.insert(origin) }
    tellObstacles(nodes)
    tellWrite(id, to: [node])
    tellEvents(of: [node], since: order(of: id))
  }

  /// A write without its answer, and what those that could confirm it did.
  mutating func tellUnacknowledged(_ id: OperationID) {
    guard let operation = past.history[id], operation.kind == .write, let origin = operation.node
    else { return }
    var missing = lacking(operation)
    if past.world.isPending(id), case .acknowledgement(let nodes, _, _) = past.wait(of: id).cause {
      missing = nodes
    }
    tellObstacles(missing.union([origin]))
    tellWrite(id, to: missing, confirmed: true)
    tellEvents(of: [origin], since: order(of: id))
  }

  /// The synchronous followers that do not have a write.
  private func lacking(_ operation: Operation) -> NodeSet {
    guard let place = trace(of: operation.id)?.place else { return [] }
    return NodeSet(
      cluster.dataNodes.filter { cluster[$0].isSync && !cluster.holds(place, at: $0) })
  }

  // MARK: Operations without a good end

  private mutating func tell(_ wait: Wait) {
    switch wait.cause {
    case .acknowledgement:
      tellUnacknowledged(wait.operation)
      tellRule("acknowledgement", at: node(of: wait.operation))
    case .nobodyToAcknowledge:
      tellUnacknowledged(wait.operation)
      tellRule("acknowledgement", at: node(of: wait.operation))
    case .report:
      tellUnacknowledged(wait.operation)
      tellRule("released", at: node(of: wait.operation))
    case .lock(let write):
      tellUnacknowledged(write.operation)
      tellRule("locks", at: node(of: wait.operation))
    case .leaderStage(let node, _):
      tellUnacknowledged(wait.operation)
      tellObstacles([node])
      tellRule("durable", at: node)
    case .ownWrites(let node, _, _):
      if let write = past.ownWrite(of: wait.client) { tellMissing(write, at: node) }
      tellAsking(wait.operation)
    case .unreachable(let node), .frozen(let node):
      tellObstacles([node])
      tellCutClient(wait.client, node)
      tellAsking(wait.operation)
    case .noLeader:
      tellLeadership()
    }
  }

  private func node(of operation: OperationID) -> NodeID? { past.history[operation]?.node }

  private mutating func tellAsking(_ id: OperationID) {
    guard let operation = past.history[id] else { return }
    let leaf = past.recording.leaf(of: id)
    if let node = operation.node {
      add(.asked(id, node), at: operation.invokedAt, by: leaf)
    } else {
      add(.wentNowhere(id), at: operation.invokedAt, by: leaf)
    }
  }

  /// A partition that names a client cuts it off from nodes.
  private mutating func tellCutClient(_ client: ClientID, _ node: NodeID) {
    guard past.world.network.isCut(client, from: node),
      let leaf = recording.lastPartition(before: past.recording.begun)
    else { return }
    let time = watch.times.indices.contains(leaf) ? watch.times[leaf] : 0
    add(.clientCut(client, node), at: time, by: leaf, rank: 0)
  }

  private mutating func tell(_ completion: Completion) {
    let id = completion.operation
    switch completion.reason {
    case nil, .waitCancelled: tellPlain(id)
    case .notLeader:
      tellLeaders()
      tellAsking(id)
    case .hidden, .notFollowing, .down, .noData, .loading, .leaderOnly, .notInSync, .endUnknown:
      if let node = completion.node {
        tellObstacles([node])
        tellDeclaration(of: node)
      }
      tellAsking(id)
    case .noLeader:
      tellLeadership()
      tellAsking(id)
    case .steppingDown:
      tellLeaders()
      tellAsking(id)
    case .notAskedForFollower:
      // One operation may ask for it where the node's rules do not.
      if let node = completion.node, cluster.rules[node].followerReads == .asked {
        tellRule("follower-reads", at: node)
      }
      tellAsking(id)
    case .impossible:
      tellUnacknowledged(id)
      tellRule("impossible", at: completion.node)
    case .tooFewInSync:
      tellObstacles(cluster.dataNodes)
      tellRule("minimum", at: completion.node)
      tellRule("membership", at: completion.node)
      tellAsking(id)
    case .cannotBeMet(_, _, let missing):
      tellObstacles(missing.union(completion.node.map { [$0] } ?? []))
      tellRule("acknowledgement", at: completion.node)
      tellRule("timeout", at: completion.node)
      tellAsking(id)
    case .notANumber(let key), .numberTooLarge(let key):
      if let write = holderWrite(of: key, at: completion.node) { tellWrite(write, to: []) }
      tellAsking(id)
    case .nothingFrom, .positionTrimmed:
      if let node = completion.node {
        tellEvents(of: [node], since: nil)
        add(.stands(past.standing(of: node)), at: completion.latency, by: nil, rank: 4)
      }
      tellAsking(id)
    case .tooFewAfterAppend:
      tellUnacknowledged(id)
      tellRule("minimum", at: completion.node)
    case .timedOut:
      tellUnacknowledged(id)
      tellRule("timeout", at: completion.node)
    case .clientGaveUp, .cancelled, .disconnected:
      tellUnanswered(completion)
    case .leaderCrashed(let node), .leaderStepped(let node):
      tellPlain(id)
      tellEvents(of: [node], since: order(of: id))
    }
  }

  private mutating func tellUnanswered(_ completion: Completion) {
    switch completion.kind {
    case .write: tellUnacknowledged(completion.operation)
    case .read:
      guard let node = completion.node else { return tellAsking(completion.operation) }
      if let write = past.ownWrite(of: completion.client) {
        tellMissing(write, at: node)
      } else {
        tellObstacles([node])
      }
      tellAsking(completion.operation)
    }
    if let node = completion.node { tellCutClient(completion.client, node) }
  }

  mutating func tellPlain(_ id: OperationID) {
    guard let operation = past.history[id] else { return }
    switch operation.kind {
    case .write: tellWrite(id, to: [])
    case .read: tellRead(id)
    }
  }

  /// The write that put there what a key holds.
  private func holderWrite(of key: KeyID, at node: NodeID?) -> OperationID? {
    guard let node, cluster[node].holdsData else { return nil }
    let version = cluster.cell(key, shownBy: node).version
    return version == .none ? nil : version
  }

  private mutating func tellFallback(_ nodes: NodeSet) {
    let waiting = past.history.newest(1).first { $0.kind == .write }
    var all = nodes
    if let origin = waiting?.node { all.insert(origin) }
    tellObstacles(all)
    if let waiting { tellWrite(waiting.id, to: nodes, confirmed: true) }
    tellRule("timeout", at: waiting?.node)
  }
}
