import ClientHistory
import Interpreter

// Who leads and what became of the logs.

extension JSONRenderer {
  func leads(
    _ node: NodeID, _ epoch: UInt32, _ position: Int64, _ how: Ascent, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("epoch", epoch)
    out.member("position", position)
    switch how {
    case .declared: out.member("how", "declared")
    case .promoted: out.member("how", "promoted")
    case .elected(let votes, let voters):
      out.member("how", "elected")
      out.member("votes", votes)
      out.member("voters", voters)
    case .restarted: out.member("how", "restarted")
    case .chosen(let chooser):
      out.member("how", "chosen")
      out.member("by", chooser, names)
    }
  }

  func twoLeaders(
    _ node: NodeID, _ other: NodeID, _ epoch: UInt32, _ until: Truce, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("beside", other, names)
    out.member("epoch", epoch)
    out.member("until", until.rawValue)
  }

  func steppedDown(
    _ node: NodeID, _ epoch: UInt32, _ why: StepDown, _ names: Names, _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("epoch", epoch)
    switch why {
    case .newerEpoch(let newer):
      out.member("why", "newerEpoch")
      out.member("newerEpoch", newer)
    case .lostMajority: out.member("why", "lostMajority")
    case .leaseExpired: out.member("why", "leaseExpired")
    case .demoted: out.member("why", "demoted")
    }
  }

  func electionLost(
    _ node: NodeID, _ epoch: UInt32, _ votes: Int, _ needed: Int, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("epoch", epoch)
    out.member("votes", votes)
    out.member("needed", needed)
  }

  func diverged(
    _ node: NodeID, _ from: NodeID, _ fork: Int64, _ extra: Int64, _ what: Divergence,
    _ names: Names, _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("from", from, names)
    out.member("fork", fork)
    out.member("extra", extra)
    switch what {
    case .stuck: out.member("becomes", "stuck")
    case .rewound: out.member("becomes", "rewound")
    case .setAside: out.member("becomes", "setAside")
    case .copied: out.member("becomes", "copied")
    case .keptErrant: out.member("becomes", "keptErrant")
    }
  }

  func copying(
    _ node: NodeID, _ from: NodeID, _ why: CopyReason, _ names: Names, _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("from", from, names)
    switch why {
    case .logTrimmed(let firstKept):
      out.member("why", "logTrimmed")
      out.member("firstKept", firstKept)
    case .diverged: out.member("why", "diverged")
    case .wiped: out.member("why", "wiped")
    case .asked: out.member("why", "asked")
    }
  }

  func dropped(
    _ node: NodeID, _ entries: Int64, _ kept: Int64, _ why: Dropping, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.member("node", node, names)
    out.member("entries", entries)
    out.member("kept", kept)
    out.member("why", why.rawValue)
  }
}
