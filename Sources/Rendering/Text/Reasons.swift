import ClientHistory
import Interpreter

// Why an operation did not go as asked and, where something helps, what.

extension TextRenderer {
  func put(
    _ reason: Reason?, of completion: Completion, _ names: Names, _ out: inout [UInt8]
  ) {
    let node = completion.node
    switch reason {
    case nil: out.put("no reason is known")
    case .notLeader(let leader): put(notLeader: node, leader, names, &out)
    case .hidden:
      out.put(node, names, " is hidden and serves no reads; `set ")
      out.put(node, names, " open` lets it")
    case .notFollowing:
      out.put(node, names, " does not follow, and serves no reads while it does not; `set serves ")
      out.put("always` lets it")
    case .noData: out.put(node, names, " holds no data; `state` shows who does")
    case .down(let status): put(status, node, names, &out)
    case .noLeader:
      out.put("no ")
      out.put(text: names.words.leader)
      out.put(" is up; `promote` one")
    case .steppingDown:
      out.put(node, names, " is stepping down, and takes no writes until that is over")
    case .notAskedForFollower: put(notAskedForFollower: node, names, &out)
    case .impossible(let have, let need): putImpossible(have: have, need: need, &out)
    case .tooFewInSync(let have, let need):
      out.put(Int64(have), "node is in sync, ", "nodes are in sync, ")
      out.put(Int64(need), "is needed", "are needed")
      out.put("; `set minimum ")
      out.put(have)
      out.put("` asks for no more")
    case .tooFewAfterAppend(let have, let need):
      out.put("it is in the log, but by then ")
      out.put(Int64(have), "node was in sync, ", "nodes were in sync, ")
      out.put(Int64(need), "is needed", "are needed")
    case .cannotBeMet(let have, let need, let missing):
      put(have: have, need: need, missing, names, &out)
    case .notANumber(let key):
      out.put(key, names, " does not hold a number; `write ")
      out.put(key, names, " = 0` makes it one")
    case .numberTooLarge(let key):
      out.put(key, names, " would pass the largest number, ")
      out.put(Value.maximum)
      out.put("; add less, or `write ")
      out.put(key, names, " = 0` begins anew")
    case .endUnknown(let leader):
      out.put(leader, names, " leads a new epoch, and does not know yet how far it is committed; ")
      out.put("`settle` waits")
    case .loading: out.put(node, names, " loads a copy; `settle` waits")
    case .leaderOnly: out.put(node, names, " follows, and only the leader serves reads")
    case .notInSync: out.put(node, names, " is not in sync, and serves no reads")
    case .nothingFrom(let position, let end):
      out.put("there is nothing from ")
      out.put(position: position, names)
      out.put(" on; the log ends at ")
      out.put(position: end, names)
      out.put(", and `read from latest` asks there")
    case .positionTrimmed(let firstKept):
      out.put("the log is kept from ")
      out.put(position: firstKept, names)
      out.put(" on; `read from earliest` begins there")
    case .timedOut(let after, let missing): put(timedOut: after, missing, names, &out)
    case .clientGaveUp(let after):
      out.put("the client gave up after ")
      out.put(duration: after)
    case .leaderCrashed(let leader): out.put(leader, names, " crashed")
    case .leaderStepped(let leader): out.put(leader, names, " leads no more")
    case .cancelled: out.put("cancelled")
    case .disconnected: out.put("the connection ended")
    case .waitCancelled: out.put("its wait was cancelled, and perhaps no other node has it")
    }
  }

  private func put(notAskedForFollower node: NodeID?, _ names: Names, _ out: inout [UInt8]) {
    out.put(node, names, " is a ")
    out.put(text: names.words.follower)
    out.put(", and the client has not said that one will do; `set route` says it")
  }

  private func putImpossible(have: Int, need: Int, _ out: inout [UInt8]) {
    out.put(Int64(need), "other node is asked for", "other nodes are asked for")
    out.put(" and there ")
    out.put(have == 1 ? "is " : "are ")
    out.put(have)
    out.put("; the write stays in place")
  }

  private func put(
    notLeader node: NodeID?, _ leader: NodeID?, _ names: Names, _ out: inout [UInt8]
  ) {
    guard let leader else {
      return out.put(node, names, " does not lead, and no node does; `promote` one")
    }
    out.put(node, names, " is a ")
    out.put(text: names.words.follower)
    out.put("; ")
    out.put(leader, names, " leads")
  }

  private func put(_ status: NodeStatus, _ node: NodeID?, _ names: Names, _ out: inout [UInt8]) {
    switch status {
    case .up: out.put(node, names, " is up")
    case .crashed: put(node, " has crashed; `restart ", names, &out)
    case .stopped: put(node, " is stopped; `restart ", names, &out)
    case .frozen: put(node, " is frozen; `thaw ", names, &out)
    case .stuck: put(node, " is stuck, as its log has diverged; `rejoin ", names, &out)
    case .copying: out.put(node, names, " is not ready until its copy is complete; `settle` waits")
    case .behind: put(node, " is too far behind to catch up; `rejoin ", names, &out)
    case .removed: out.put(node, names, " is removed; `node … follower` makes another")
    }
  }

  /// `a is frozen; `thaw a` brings it back`
  private func put(
    _ node: NodeID?, _ state: StaticString, _ names: Names, _ out: inout [UInt8]
  ) {
    out.put(node, names, state)
    out.put(node, names, "` brings it back")
  }

  private func put(
    have: Int, need: Int, _ missing: NodeSet, _ names: Names, _ out: inout [UInt8]
  ) {
    out.put("the acknowledgement needs ")
    out.put(Int64(need), "node and has ", "nodes and has ")
    out.put(have)
    if !missing.isEmpty {
      out.put("; missing: ")
      out.put(missing, names)
    }
    out.put("; `set timeout never` waits")
  }

  private func put(
    timedOut after: Microseconds, _ missing: NodeSet, _ names: Names, _ out: inout [UInt8]
  ) {
    out.put("given up after ")
    out.put(duration: after)
    guard !missing.isEmpty else { return }
    out.put(" without ")
    out.put(missing, names)
  }
}
