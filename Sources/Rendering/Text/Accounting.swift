import ClientHistory
import Interpreter

// What became of writes: lost, recovered, survived, still pending. The first few of a list are told
// one by one, the others are counted.

extension TextRenderer {
  func put(lost writes: [LostWrite], _ names: Names, _ out: inout [UInt8]) {
    for lost in writes.prefix(TextRenderer.listed) {
      putCross("lost", &out)
      putPlaced(lost.write, names, &out)
      if let node = lost.missingOn {
        out.put(" is not on ")
        out.put(node, names)
      } else {
        out.put(" is not on the log of any leader")
      }
      put(lost.why, names, &out)
      putHolders(lost, names, &out)
      out.endLine()
    }
    putRest(writes.count, "lost", &out)
  }

  private func put(_ cause: LostWrite.Cause, _ names: Names, _ out: inout [UInt8]) {
    switch cause {
    case .neverReached: break
    case .acknowledgedByDeposed(let node):
      out.put("; ")
      out.put(node, names, " acknowledged it after it had been replaced")
    case .keptByFollower(let node):
      out.put("; ")
      out.put(node, names, " took it for itself alone")
    case .notOnDisk(let node):
      out.put("; ")
      out.put(node, names, " did not have it on its disk")
    case .wiped(let node):
      out.put("; ")
      out.put(node, names, " was wiped")
    case .dropped(let node):
      out.put("; ")
      out.put(node, names, " dropped it")
    }
  }

  private func putHolders(_ lost: LostWrite, _ names: Names, _ out: inout [UInt8]) {
    let up = lost.holders.subtracting(lost.downHolders)
    let down = lost.downHolders
    out.put("; ")
    if lost.holders.isEmpty { out.put("no log has it") }
    if !up.isEmpty {
      out.put(up, names)
      out.put(up.count == 1 ? " still has it" : " still have it")
    }
    guard !down.isEmpty else { return }
    if !up.isEmpty { out.put(", and so ") }
    if !up.isEmpty { out.put(down.count == 1 ? "does " : "do ") }
    out.put(down, names)
    if up.isEmpty { out.put(down.count == 1 ? " has it" : " have it") }
    out.put(down.count == 1 ? ", which is down" : ", which are down")
  }

  func put(lossFinal writes: [WriteText], _ names: Names, _ out: inout [UInt8]) {
    for write in writes.prefix(TextRenderer.listed) {
      putCross("lost for good", &out)
      putPlaced(write, names, &out)
      out.put("; no log has it any more\n")
    }
    putRest(writes.count, "lost for good", &out)
  }

  func put(
    recovered writes: [WriteText], on node: NodeID, _ names: Names, _ out: inout [UInt8]
  ) {
    for write in writes.prefix(TextRenderer.listed) {
      out.put("recovered: ")
      putPlaced(write, names, &out)
      out.put(" is on ")
      out.put(node, names, ", which leads\n")
    }
    putRest(writes.count, "recovered", &out)
  }

  func put(
    survived writes: [WriteText], on node: NodeID, _ names: Names, _ out: inout [UInt8]
  ) {
    for write in writes.prefix(TextRenderer.listed) {
      out.put("survived: ")
      out.put(write, names)
      out.put(" was not acknowledged, and is on ")
      out.put(node, names, ", which leads\n")
    }
    putRest(writes.count, "survived", &out)
  }

  func put(unfinished writes: [WriteText], _ names: Names, _ out: inout [UInt8]) {
    for write in writes.prefix(TextRenderer.listed) {
      out.put("still pending: ")
      putClient(write.client, names, &out)
      if write.changes.isEmpty { out.put("a read") }
      out.put(write, names)
      if write.line > 0 {
        out.put(" (line ")
        out.put(write.line)
        out.put(")")
      }
      out.endLine()
    }
    putRest(writes.count, "still pending", &out)
  }

  /// `balance = 100 (position 1, acknowledged at 2ms)`
  private func putPlaced(_ write: WriteText, _ names: Names, _ out: inout [UInt8]) {
    out.put(write, names)
    out.put(" (")
    if write.token != .start {
      out.put(position: write.token.position, names)
      out.put(", ")
    }
    out.put("acknowledged at ")
    out.put(duration: write.acknowledgedAt)
    out.put(")")
  }

  private func putRest(_ count: Int, _ what: StaticString, _ out: inout [UInt8]) {
    guard count > TextRenderer.listed else { return }
    out.put("and ")
    out.put(count - TextRenderer.listed)
    out.put(" more ")
    out.put(what)
    out.endLine()
  }
}
