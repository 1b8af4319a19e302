public import ClientHistory

extension Event {
  /// Whether someone will ask why: everything that is told with a sign of warning or of failure,
  /// and what is blocked or still due.
  var isWorthAsking: Bool {
    switch self {
    case .completed(let completion):
      switch completion.outcome {
      case .failed, .unknown, .refused: true
      case .pending, .acknowledged, .sent: false
      }
    case .quiet(let quiet):
      switch quiet {
      case .gaveUp: true
      case .settled, .interrupted: false
      }
    case .blocked, .pending, .stale, .dirty, .readOfLost, .dirtyReadLost, .lost, .lossFinal,
      .twoLeaders, .nobodyDecides, .electionLost, .diverged, .cannotCatchUp, .fellBack, .refused,
      .checkFailed:
      true
    case .recovered, .survived, .leads, .steppedDown, .electionStarted, .suspects, .catchesUp,
      .copying,
      .copied, .follows, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced, .duplicated,
      .waitEnded,
      .stepped,
      .scenarioBegan, .view, .explanation, .unfinished:
      false
    }
  }

  /// Whether it tells something of an operation.
  func isAbout(_ operation: OperationID) -> Bool {
    switch self {
    case .completed(let completion): completion.operation == operation
    case .blocked(let wait), .pending(let wait, _): wait.operation == operation
    case .stale(let read): read.operation == operation
    case .dirty(let read), .readOfLost(let read):
      read.operation == operation
    case .dirtyReadLost(let read):
      read.operation == operation || read.write.operation == operation
    case .lost(let writes): writes.contains { $0.write.operation == operation }
    case .lossFinal(let writes), .recovered(let writes, _), .survived(let writes, _),
      .unfinished(let writes):
      writes.contains { $0.operation == operation }
    case .leads, .twoLeaders, .nobodyDecides, .steppedDown, .electionStarted, .electionLost,
      .suspects, .catchesUp, .diverged, .copying, .copied, .cannotCatchUp, .follows, .fellBack,
      .cameBack,
      .droppedAtCrash, .trimmed, .inSync, .fenced, .duplicated, .refused, .quiet, .waitEnded,
      .stepped,
      .scenarioBegan, .view,
      .explanation, .checkFailed:
      false
    }
  }

  /// The same event, told of that operation alone.
  func narrowed(to operation: OperationID) -> Event {
    switch self {
    case .lost(let writes): .lost(writes.filter { $0.write.operation == operation })
    case .lossFinal(let writes): .lossFinal(writes.filter { $0.operation == operation })
    case .recovered(let writes, let node):
      .recovered(writes.filter { $0.operation == operation }, on: node)
    case .survived(let writes, let node):
      .survived(writes.filter { $0.operation == operation }, on: node)
    case .completed, .blocked, .pending, .stale, .dirty, .readOfLost, .dirtyReadLost, .leads,
      .twoLeaders, .nobodyDecides, .steppedDown, .electionStarted, .electionLost, .suspects,
      .catchesUp, .diverged, .copying, .copied,
      .cannotCatchUp, .follows, .fellBack, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced,
      .duplicated,
      .refused, .quiet,
      .waitEnded, .stepped, .scenarioBegan, .view, .explanation, .checkFailed, .unfinished:
      self
    }
  }

  /// The nodes that it is about, where it is about the cluster.
  var nodes: NodeSet {
    switch self {
    case .leads(let node, _, _, _), .steppedDown(let node, _, _), .electionStarted(let node, _),
      .electionLost(let node, _, _, _), .droppedAtCrash(let node, _, _, _), .trimmed(let node, _),
      .fenced(let node):
      [node]
    case .twoLeaders(let node, let other, _, _), .suspects(let node, let other),
      .catchesUp(let node, let other, _),
      .diverged(let node, let other, _, _, _),
      .copying(let node, let other, _), .copied(let node, let other, _),
      .cannotCatchUp(let node, let other, _, _), .follows(let node, let other):
      [node, other]
    case .fellBack(let nodes), .cameBack(let nodes): nodes
    case .inSync(let nodes, let eligible): nodes.union(eligible)
    case .completed, .blocked, .pending, .stale, .dirty, .readOfLost, .dirtyReadLost, .lost,
      .lossFinal, .recovered, .survived, .duplicated, .nobodyDecides, .refused, .quiet, .waitEnded,
      .stepped,
      .scenarioBegan,
      .view, .explanation, .checkFailed, .unfinished:
      []
    }
  }
}

extension Happening {
  /// The node that it happened to; for a line, the node at its end.
  public var node: NodeID {
    switch self {
    case .declared(let node), .down(let node), .up(let node), .removed(let node),
      .frozen(let node), .thawed(let node), .paused(let node, _), .resumed(let node, _),
      .hidden(let node), .open(let node):
      node
    case .cut(_, let node), .healed(_, let node), .held(_, let node), .released(_, let node):
      node
    }
  }

  /// Whether it is about a line between two nodes.
  var isOfLine: Bool {
    switch self {
    case .cut, .healed, .held, .released: true
    case .declared, .down, .up, .removed, .frozen, .thawed, .paused, .resumed, .hidden, .open:
      false
    }
  }
}
