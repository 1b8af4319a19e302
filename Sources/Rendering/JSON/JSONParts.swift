import ClientHistory
import Interpreter

// The objects that several events share: nodes, writes, values.

extension [UInt8] {
  mutating func member(_ name: StaticString, _ node: NodeID, _ names: Names) {
    member(name, names.name(of: node))
  }

  mutating func member(_ name: StaticString, _ nodes: NodeSet, _ names: Names) {
    array(name, nodes) { $1.json(names.name(of: $0)) }
  }

  /// A number as a number, a text as a string.
  mutating func member(_ name: StaticString, _ value: Value, _ names: Names) {
    if let integer = value.integer {
      member(name, integer)
    } else {
      member(name, names.text(of: value))
    }
  }

  /// Where a write stands; nothing for one that has no place in a log.
  mutating func members(_ token: Token) {
    guard token != .start else { return }
    member("epoch", token.epoch)
    member("position", token.position)
  }
}

extension JSONRenderer {
  func write(_ write: WriteText, _ names: Names, _ out: inout [UInt8]) {
    out.object { out in members(write, names, &out) }
  }

  func lost(_ lost: LostWrite, _ names: Names, _ out: inout [UInt8]) {
    out.object { out in
      members(lost.write, names, &out)
      if let node = lost.missingOn { out.member("missingOn", node, names) }
      out.member("holders", lost.holders, names)
      out.member("down", lost.downHolders, names)
      switch lost.why {
      case .neverReached: out.member("why", "neverReached")
      case .acknowledgedByDeposed(let node): why("acknowledgedByDeposed", node, names, &out)
      case .keptByFollower(let node): why("keptByFollower", node, names, &out)
      case .notOnDisk(let node): why("notOnDisk", node, names, &out)
      case .wiped(let node): why("wiped", node, names, &out)
      case .dropped(let node): why("dropped", node, names, &out)
      }
    }
  }

  private func why(_ why: String, _ node: NodeID, _ names: Names, _ out: inout [UInt8]) {
    out.member("why", why)
    out.member("by", node, names)
  }

  private func members(_ write: WriteText, _ names: Names, _ out: inout [UInt8]) {
    out.member("operation", write.operation.number)
    out.member("client", names.name(of: write.client))
    out.array("changes", write.changes) { change($0, names, &$1) }
    out.members(write.token)
    out.member("line", write.line)
    out.member("acknowledgedAt", write.acknowledgedAt)
  }

  private func change(_ change: Change, _ names: Names, _ out: inout [UInt8]) {
    out.object { out in
      out.member("key", names.name(of: change.key))
      switch change.action {
      case .put(let value):
        out.member("action", "put")
        out.member("value", value, names)
      case .add(let amount):
        out.member("action", "add")
        out.member("amount", amount)
      case .delete: out.member("action", "delete")
      }
    }
  }
}
