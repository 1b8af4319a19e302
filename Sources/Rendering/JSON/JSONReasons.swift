import ClientHistory
import Interpreter

// Why an operation ended as it did: a `kind` and what belongs to it.

extension JSONRenderer {
  func members(_ reason: Reason, _ names: Names, _ out: inout [UInt8]) {
    out.member("kind", reason.code)
    switch reason {
    case .hidden, .loading, .leaderOnly, .notInSync, .notFollowing, .noData, .noLeader,
      .steppingDown,
      .notAskedForFollower, .cancelled, .disconnected, .waitCancelled:
      break
    case .notLeader(let leader):
      if let leader { out.member("leader", leader, names) }
    case .down(let status): out.member("status", status.rawValue)
    case .tooFewInSync(let have, let need), .tooFewAfterAppend(let have, let need),
      .impossible(let have, let need):
      out.member("have", have)
      out.member("need", need)
    case .cannotBeMet(let have, let need, let missing):
      out.member("have", have)
      out.member("need", need)
      out.member("missing", missing, names)
    case .notANumber(let key), .numberTooLarge(let key):
      out.member("key", names.name(of: key))
    case .nothingFrom(let position, let end):
      out.member("position", position)
      out.member("end", end)
    case .positionTrimmed(let firstKept): out.member("firstKept", firstKept)
    case .timedOut(let after, let missing):
      out.member("after", after)
      out.member("missing", missing, names)
    case .clientGaveUp(let after): out.member("after", after)
    case .leaderCrashed(let node), .leaderStepped(let node), .endUnknown(let node):
      out.member("node", node, names)
    }
  }
}
