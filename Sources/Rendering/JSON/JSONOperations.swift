import ClientHistory
import Interpreter

// Operations: how they ended, what they wait for, what a read saw.

extension JSONRenderer {
  func members(_ completion: Completion, _ names: Names, _ out: inout [UInt8]) {
    out.member("operation", completion.operation.number)
    out.member("client", names.name(of: completion.client))
    out.member("kind", completion.kind.rawValue)
    if let node = completion.node { out.member("node", node, names) }
    out.member("outcome", completion.outcome.rawValue)
    out.member("latency", completion.latency)
    switch completion.kind {
    case .write:
      out.member("acknowledgedBy", completion.acknowledgedBy, names)
      out.members(completion.token)
      out.member("fellBack", completion.fellBack)
    case .read:
      out.array("answers", completion.answers) { answer($0, names, &$1) }
      if let counted = completion.counted {
        out.member("have", counted.have)
        out.member("need", counted.need)
      }
    }
    out.member("late", completion.late)
    if let reason = completion.reason {
      out.member("reason")
      out.object { out in members(reason, names, &out) }
    }
    if let error = completion.error {
      out.member("error")
      out.object { out in
        out.member("code", error.code)
        out.member("text", error.text)
      }
    }
    if let write = completion.write {
      out.member("write")
      self.write(write, names, &out)
    }
  }

  /// No value: not set.
  private func answer(_ answer: Answer, _ names: Names, _ out: inout [UInt8]) {
    out.object { out in
      out.member("key", names.name(of: answer.key))
      if let value = answer.value { out.member("value", value, names) }
      out.member("version", answer.version.number)
    }
  }

  func members(_ wait: Wait, _ names: Names, _ out: inout [UInt8]) {
    out.member("operation", wait.operation.number)
    out.member("client", names.name(of: wait.client))
    out.member("since", wait.since)
    out.array("obstacles", wait.obstacles) { obstacle, out in
      out.object {
        $0.member("node", obstacle.node, names)
        $0.member("state", obstacle.state)
      }
    }
    switch wait.cause {
    case .acknowledgement(let missing, let needed, let stage):
      out.member("cause", "acknowledgement")
      out.member("missing", missing, names)
      out.member("needed", needed)
      out.member("stage", stage)
    case .nobodyToAcknowledge(let needed):
      out.member("cause", "nobodyToAcknowledge")
      out.member("needed", needed)
    case .report(let nodes):
      out.member("cause", "report")
      out.member("of", nodes, names)
    case .lock(let holder):
      out.member("cause", "lock")
      out.member("holder")
      self.write(holder, names, &out)
    case .leaderStage(let node, let stage):
      out.member("cause", "leaderStage")
      out.member("node", node, names)
      out.member("stage", stage)
    case .ownWrites(let node, let has, let needs):
      out.member("cause", "ownWrites")
      out.member("node", node, names)
      out.member("has", has)
      out.member("needs", needs)
    case .unreachable(let node):
      out.member("cause", "unreachable")
      out.member("node", node, names)
    case .frozen(let node):
      out.member("cause", "frozen")
      out.member("node", node, names)
    case .noLeader: out.member("cause", "noLeader")
    }
    if let write = wait.write {
      out.member("write")
      self.write(write, names, &out)
    }
  }

  func members(_ read: StaleRead, _ names: Names, _ out: inout [UInt8]) {
    out.member("operation", read.operation.number)
    out.member("node", read.node, names)
    out.member("key", names.name(of: read.key))
    out.member("missed", read.missed)
    out.member("newest")
    write(read.newest, names, &out)
    out.member("age", read.age)
    if let due = read.dueIn { out.member("dueIn", due) }
    if let holder = read.holder { out.member("holder", holder, names) }
  }

  func members(_ read: DirtyRead, _ names: Names, _ out: inout [UInt8]) {
    out.member("operation", read.operation.number)
    out.member("client", names.name(of: read.client))
    out.member("node", read.node, names)
    out.member("line", read.line)
    out.member("outcome", read.outcome.rawValue)
    out.member("write")
    write(read.write, names, &out)
  }
}
