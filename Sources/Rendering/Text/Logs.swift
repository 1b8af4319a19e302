import ClientHistory
import Interpreter

// What became of the logs of nodes: diverged, copied, trimmed, cut short by a crash.

extension TextRenderer {
  func put(
    diverged node: NodeID, from upstream: NodeID, fork: Int64, extra: Int64, _ what: Divergence,
    _ names: Names, _ out: inout [UInt8]
  ) {
    out.put(node, names, " has ")
    out.put(extra, "entry after ", "entries after ")
    out.put(position: fork, names)
    out.put(" that ")
    out.put(upstream, names, extra == 1 ? " lacks: it" : " lacks: they")
    let isOne = extra == 1
    switch what {
    case .stuck:
      out.put(isOne ? " stays, and " : " stay, and ")
      out.put(node, names, " is stuck; `rejoin ")
      out.put(node, names, "` brings it back")
    case .rewound: out.put(isOne ? " is dropped" : " are dropped")
    case .setAside: out.put(isOne ? " is set aside" : " are set aside")
    case .copied: out.put(isOne ? " goes, with a whole copy" : " go, with a whole copy")
    case .keptErrant: out.put(isOne ? " is kept there alone" : " are kept there alone")
    }
    out.endLine()
  }

  func put(
    copying node: NodeID, from source: NodeID, _ why: CopyReason, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.put(node, names, " takes a whole copy of ")
    out.put(source, names)
    switch why {
    case .logTrimmed(let firstKept):
      out.put(", whose log begins at ")
      out.put(position: firstKept, names)
    case .diverged: out.put(", as its log has diverged")
    case .wiped: out.put(", as it was wiped")
    case .asked: break
    }
    out.endLine()
  }

  func put(
    copied node: NodeID, from source: NodeID, position: Int64, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.put(node, names, " has its copy of ")
    out.put(source, names, ", up to ")
    out.put(position: position, names)
    out.endLine()
  }

  func put(
    cannotCatchUp node: NodeID, from upstream: NodeID, needs: Int64, firstKept: Int64,
    _ names: Names, _ out: inout [UInt8]
  ) {
    putWarning("too far behind", &out)
    out.put(node, names, " needs ")
    out.put(position: needs, names)
    out.put(", and ")
    out.put(upstream, names, " keeps its log from ")
    out.put(position: firstKept, names)
    out.put(" on\n")
  }

  func put(
    dropped node: NodeID, entries: Int64, kept: Int64, _ why: Dropping, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.put(node, names, " loses ")
    out.put(entries, "entry", "entries")
    switch why {
    case .notOnDisk:
      out.put(entries == 1 ? " that was not on its disk" : " that were not on its disk")
    case .notApplied: out.put(" that it had not applied")
    case .notAcknowledged: out.put(" that it did not know to be acknowledged")
    }
    out.put("; its log ends at ")
    out.put(position: kept, names)
    out.endLine()
  }

  func put(trimmed node: NodeID, firstKept: Int64, _ names: Names, _ out: inout [UInt8]) {
    out.put(node, names, " keeps its log from ")
    out.put(position: firstKept, names)
    out.put(" on\n")
  }
}
