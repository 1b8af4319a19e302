import ClientHistory
import Interpreter

// What the cluster did by itself or in answer: who leads, who follows, what became of the logs.

extension TextRenderer {
  /// `c leads epoch 2 from position 0`; a leader that was declared is no news.
  func put(
    leader: NodeID, epoch: UInt32, position: Int64, _ how: Ascent, _ names: Names,
    _ out: inout [UInt8]
  ) {
    if case .declared = how { return }
    out.put(leader, names, " leads ")
    out.put(epoch: epoch, names)
    out.put(" from ")
    out.put(position: position, names)
    switch how {
    case .declared, .promoted: break
    case .elected(let votes, let voters):
      out.put(", elected by ")
      out.put(votes)
      out.put(" of ")
      out.put(voters)
    case .chosen(let chooser):
      out.put(", chosen by ")
      out.put(chooser, names)
    case .restarted: out.put(", having come back with less than it had")
    }
    out.endLine()
  }

  func put(
    twoLeaders old: NodeID, epoch: UInt32, _ until: Truce, _ names: Names, _ out: inout [UInt8]
  ) {
    putWarning("two leaders", &out)
    out.put(old, names, " goes on leading ")
    out.put(epoch: epoch, names)
    switch until {
    case .hears: out.put(" until it hears of the new one\n")
    case .cutOff: out.put(", as it cannot hear of the new one\n")
    case .losesMajority: out.put(" until it finds that it has no majority\n")
    case .never: out.put(", as fencing is off\n")
    }
  }

  func put(nobodyDecides role: String, _ out: inout [UInt8]) {
    putWarning("nobody decides", &out)
    out.put("there is no ")
    out.put(text: role)
    out.put("; `node w ")
    out.put(text: role)
    out.put("` makes one\n")
  }

  func put(
    steppedDown node: NodeID, epoch: UInt32, _ why: StepDown, _ names: Names, _ out: inout [UInt8]
  ) {
    out.put(node, names, " no longer leads ")
    out.put(epoch: epoch, names)
    switch why {
    case .newerEpoch(let newer):
      out.put(": it heard of ")
      out.put(epoch: newer, names)
    case .lostMajority: out.put(": it lost its majority")
    case .leaseExpired: out.put(": its lease ran out")
    case .demoted: out.put(": it was demoted")
    }
    out.endLine()
  }

  func put(election node: NodeID, epoch: UInt32, _ names: Names, _ out: inout [UInt8]) {
    out.put(node, names, " stands for ")
    out.put(epoch: epoch, names)
    out.endLine()
  }

  func put(
    electionLost node: NodeID, epoch: UInt32, votes: Int, needed: Int, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.put(node, names, " is not elected for ")
    out.put(epoch: epoch, names)
    out.put(": it has ")
    out.put(Int64(votes), "vote of the ", "votes of the ")
    out.put(needed)
    out.put(" it needs\n")
  }

  func put(suspects node: NodeID, _ leader: NodeID, _ names: Names, _ out: inout [UInt8]) {
    out.put(node, names, " hears nothing from ")
    out.put(leader, names, " and takes it for dead\n")
  }

  func put(
    catchesUp node: NodeID, from source: NodeID, epoch: UInt32, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.put(node, names, " has won epoch ")
    out.put(epoch)
    out.put(", and first takes what ")
    out.put(source, names, " has beyond its log\n")
  }

  func put(follows node: NodeID, _ upstream: NodeID, _ names: Names, _ out: inout [UInt8]) {
    out.put(node, names, " follows ")
    out.put(upstream, names, "\n")
  }

  func put(inSync nodes: NodeSet, eligible: NodeSet, _ names: Names, _ out: inout [UInt8]) {
    out.put("in sync: ")
    if nodes.isEmpty { out.put("none") }
    out.put(nodes, names)
    if !eligible.isEmpty {
      out.put("; eligible: ")
      out.put(eligible, names)
    }
    out.endLine()
  }

  func put(
    duplicated write: WriteText, _ first: Int64, _ second: Int64, _ names: Names,
    _ out: inout [UInt8]
  ) {
    putWarning("written twice", &out)
    out.put(write, names)
    out.put(" was sent again, and is at ")
    out.put(position: first, names)
    out.put(" and ")
    out.put(second)
    out.endLine()
  }

  func put(fellBack waiting: NodeSet, _ names: Names, _ out: inout [UInt8]) {
    putWarning("asynchronous now", &out)
    out.put("acknowledgements no longer wait for ")
    if waiting.isEmpty { out.put(text: names.words.followers) }
    out.put(waiting, names)
    out.endLine()
  }

  func put(cameBack nodes: NodeSet, _ names: Names, _ out: inout [UInt8]) {
    out.put("acknowledgements wait for ")
    out.put(nodes, names)
    out.put(" again\n")
  }
}
