public import ClientHistory
public import Interpreter

/// Says events as JSON, one object a line. The first line names the version of the schema; every
/// other line has a `type`: `statement`, the name of an event, or `end`.
public struct JSONRenderer: Sendable {
  /// The version of the fields that are written. Members may be added within a version.
  public static let schema = "understudy/1"

  public init() {}

  /// The first line.
  public func begin(seed: UInt64, into out: inout [UInt8]) {
    out.object { out in
      out.member("schema", JSONRenderer.schema)
      out.member("seed", seed)
    }
    out.endLine()
  }

  /// The line of a statement, before those of its events.
  public func statement(
    file: String, line: Int32, text: String, clock: Microseconds, into out: inout [UInt8]
  ) {
    out.object { out in
      out.member("type", "statement")
      out.member("file", file)
      out.member("line", line)
      out.member("text", text)
      out.member("clock", clock)
    }
    out.endLine()
  }

  /// The last line.
  public func end(status: Int32, into out: inout [UInt8]) {
    out.object { out in
      out.member("type", "end")
      out.member("status", status)
    }
    out.endLine()
  }

  /// The line of how long a statement took, on the clock of the cluster and on the wall.
  public func took(_ virtual: Microseconds, wall: Microseconds?, into out: inout [UInt8]) {
    out.object { out in
      out.member("type", "took")
      out.member("virtual", virtual)
      if let wall { out.member("wall", wall) }
    }
    out.endLine()
  }

  /// The line of a text for a person, such as the help.
  public func help(_ text: String, into out: inout [UInt8]) {
    out.object { out in
      out.member("type", "help")
      out.member("text", text)
    }
    out.endLine()
  }

  /// The line of an event; with the time at which it came about, where that is to be told.
  public func render(
    _ event: Event, names: Names, at time: Microseconds? = nil, into out: inout [UInt8]
  ) {
    out.object { out in
      out.member("type", EventName(of: event).rawValue)
      if let time { out.member("happenedAt", time) }
      members(of: event, names, &out)
    }
    out.endLine()
  }

  func members(of event: Event, _ names: Names, _ out: inout [UInt8]) {
    switch event {
    case .completed(let completion): members(completion, names, &out)
    case .blocked(let wait): members(wait, names, &out)
    case .pending(let wait, let due):
      members(wait, names, &out)
      out.member("due", due)
    case .stale(let read): members(read, names, &out)
    case .dirty(let read), .readOfLost(let read), .dirtyReadLost(let read):
      members(read, names, &out)
    case .lost(let writes): out.array("writes", writes) { lost($0, names, &$1) }
    case .lossFinal(let writes), .unfinished(let writes):
      out.array("writes", writes) { write($0, names, &$1) }
    case .recovered(let writes, let node), .survived(let writes, let node):
      out.array("writes", writes) { write($0, names, &$1) }
      out.member("node", node, names)
    case .leads(let node, let epoch, let position, let how):
      leads(node, epoch, position, how, names, &out)
    case .twoLeaders(let node, let other, let epoch, let until):
      twoLeaders(node, other, epoch, until, names, &out)
    case .nobodyDecides(let role): out.member("role", role)
    case .steppedDown(let node, let epoch, let why): steppedDown(node, epoch, why, names, &out)
    case .electionStarted(let node, let epoch):
      out.member("node", node, names)
      out.member("epoch", epoch)
    case .electionLost(let node, let epoch, let votes, let needed):
      electionLost(node, epoch, votes, needed, names, &out)
    case .suspects(let node, let leader):
      out.member("node", node, names)
      out.member("leader", leader, names)
    case .catchesUp(let node, let from, let epoch): catchesUp(node, from, epoch, names, &out)
    case .diverged(let node, let from, let fork, let extra, let what):
      diverged(node, from, fork, extra, what, names, &out)
    case .copying(let node, let from, let why): copying(node, from, why, names, &out)
    case .copied(let node, let from, let position):
      out.member("node", node, names)
      out.member("from", from, names)
      out.member("position", position)
    case .cannotCatchUp(let node, let from, let needs, let firstKept):
      cannotCatchUp(node, from, needs, firstKept, names, &out)
    case .follows(let node, let upstream):
      out.member("node", node, names)
      out.member("upstream", upstream, names)
    case .inSync(let nodes, let eligible):
      out.member("nodes", nodes, names)
      out.member("eligible", eligible, names)
    case .duplicated(let write, let first, let second):
      duplicated(write, first, second, names, &out)
    case .fenced(let node): out.member("node", node, names)
    case .fellBack(let nodes), .cameBack(let nodes): out.member("nodes", nodes, names)
    case .droppedAtCrash(let node, let entries, let kept, let why):
      dropped(node, entries, kept, why, names, &out)
    case .trimmed(let node, let firstKept):
      out.member("node", node, names)
      out.member("firstKept", firstKept)
    case .refused(let refusal): members(refusal, &out)
    case .quiet(let quiet): members(quiet, &out)
    case .waitEnded(let time): out.member("at", time)
    case .stepped(let step): out.member("what", step.what)
    case .scenarioBegan(let name): out.member("name", name)
    case .view(let table): members(table, &out)
    case .explanation(let explanation): members(explanation, names, &out)
    case .checkFailed(let failure): members(failure, &out)
    }
  }

  private func duplicated(
    _ write: WriteText, _ first: Int64, _ second: Int64, _ names: Names, _ out: inout [UInt8]
  ) {
    out.member("write")
    self.write(write, names, &out)
    out.member("first", first)
    out.member("second", second)
  }

  private func cannotCatchUp(
    _ node: NodeID, _ from: NodeID, _ needs: Int64, _ firstKept: Int64, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("from", from, names)
    out.member("needs", needs)
    out.member("firstKept", firstKept)
  }

  private func catchesUp(
    _ node: NodeID, _ source: NodeID, _ epoch: UInt32, _ names: Names, _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("from", source, names)
    out.member("epoch", epoch)
  }

  private func members(_ refusal: Refusal, _ out: inout [UInt8]) {
    out.member("reason", refusal.reason)
    if let code = refusal.code { out.member("code", code) }
    if let wayOut = refusal.wayOut { out.member("wayOut", wayOut) }
  }

  private func members(_ failure: CheckFailure, _ out: inout [UInt8]) {
    out.member("expected", failure.expected)
    out.member("found", failure.found)
    out.member("line", failure.line)
  }

  private func members(_ quiet: Quiet, _ out: inout [UInt8]) {
    switch quiet {
    case .settled: out.member("how", "settled")
    case .gaveUp: out.member("how", "gaveUp")
    case .interrupted: out.member("how", "interrupted")
    }
  }
}
