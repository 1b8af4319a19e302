import ClientHistory
import Interpreter

// Why an operation ended as it did: a `kind` and what belongs to it.

extension JSONRenderer {
  func members(_ reason: Reason, _ names: Names, _ out: inout [UInt8]) {
    switch reason {
    case .notLeader(let leader):
      out.member("kind", "notLeader")
      if let leader { out.member("leader", leader, names) }
    case .hidden: out.member("kind", "hidden")
    case .noData: out.member("kind", "noData")
    case .down(let status):
      out.member("kind", "down")
      out.member("status", status.rawValue)
    case .unreachable: out.member("kind", "unreachable")
    case .noLeader: out.member("kind", "noLeader")
    case .tooFewInSync(let have, let need): counts("tooFewInSync", have, need, &out)
    case .cannotBeMet(let have, let need, let missing):
      counts("cannotBeMet", have, need, &out)
      out.member("missing", missing, names)
    case .notANumber(let key): named("notANumber", key, names, &out)
    case .numberTooLarge(let key): named("numberTooLarge", key, names, &out)
    case .clientBusy(let operation):
      out.member("kind", "clientBusy")
      out.member("operation", operation.number)
    case .noTransaction: out.member("kind", "noTransaction")
    case .transactionOpen: out.member("kind", "transactionOpen")
    case .nothingFrom(let position, let end):
      out.member("kind", "nothingFrom")
      out.member("position", position)
      out.member("end", end)
    case .positionTrimmed(let firstKept):
      out.member("kind", "positionTrimmed")
      out.member("firstKept", firstKept)
    case .timedOut(let after, let missing):
      out.member("kind", "timedOut")
      out.member("after", after)
      out.member("missing", missing, names)
    case .clientGaveUp(let after):
      out.member("kind", "clientGaveUp")
      out.member("after", after)
    case .leaderCrashed(let node):
      out.member("kind", "leaderCrashed")
      out.member("node", node, names)
    case .leaderStepped(let node):
      out.member("kind", "leaderStepped")
      out.member("node", node, names)
    case .cancelled: out.member("kind", "cancelled")
    case .disconnected: out.member("kind", "disconnected")
    case .rolledBack: out.member("kind", "rolledBack")
    }
  }

  private func counts(_ kind: String, _ have: Int, _ need: Int, _ out: inout [UInt8]) {
    out.member("kind", kind)
    out.member("have", have)
    out.member("need", need)
  }

  private func named(_ kind: String, _ key: KeyID, _ names: Names, _ out: inout [UInt8]) {
    out.member("kind", kind)
    out.member("key", names.name(of: key))
  }
}
