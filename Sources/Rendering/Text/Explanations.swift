import ClientHistory
import Interpreter

// The answer to `why`: a line for each cause, with its time in front, and the changes that would
// have prevented what it explains.

extension TextRenderer {
  func put(
    _ explanation: Explanation, _ names: Names, _ file: String?, _ out: inout [UInt8]
  ) {
    for cause in explanation.causes { put(cause, names, file, &out) }
    putRemedies(explanation, &out)
  }

  /// `2ms: `crash a` (line 7)`
  private func put(
    _ cause: Cause, _ names: Names, _ file: String?, _ out: inout [UInt8]
  ) {
    out.put(duration: cause.time)
    out.put(": ")
    if let statement = cause.statement { put(statement, &out) }
    if case .event(let event) = cause.what {
      if cause.statement != nil { out.put(": ") }
      return put(event, names, cause.time, file, isTimed: true, &out)
    }
    put(cause.what, isCited: cause.statement != nil, names, &out)
    out.endLine()
  }

  private func put(_ statement: Citation, _ out: inout [UInt8]) {
    out.put("`")
    out.put(text: statement.text)
    out.put("`")
    guard statement.line > 0 else { return }
    if let file = statement.file {
      out.put(" (")
      out.put(text: file)
      out.put(":")
    } else {
      out.put(" (line ")
    }
    out.put(statement.line)
    out.put(")")
  }

  private func put(
    _ what: Cause.What, isCited: Bool, _ names: Names, _ out: inout [UInt8]
  ) {
    switch what {
    case .happened(let happening):
      // A statement says by itself what it did.
      if !isCited { put(happening, names, &out) }
      return
    case .ruled(let setting, let value):
      if isCited { return }
      out.put(text: setting)
      out.put(" is `")
      out.put(text: value)
      out.put("`")
      return
    default: break
    }
    if isCited { out.put(": ") }
    switch what {
    case .wentNowhere: out.put("it went to no node, as none led")
    case .asked(_, let node):
      out.put("it was sent to ")
      out.put(node, names)
    case .appended(let node, let token):
      out.put(node, names, " put it at ")
      out.put(position: token.position, names)
      out.put(" of ")
      out.put(epoch: token.epoch, names)
    case .passed(let passage): put(passage, names, &out)
    case .notSent(let from, let to, let obstacle): put(from, to, obstacle, names, &out)
    case .notShown(let node, let hiding): put(node, hiding, names, &out)
    case .kept(let nodes, let leader):
      if nodes.isEmpty { out.put("no log has it") } else { out.put("it is on ") }
      out.put(nodes, names)
      guard let leader else { return }
      out.put("; it is lost, as ")
      out.put(leader, names, " leads and does not have it")
    case .gone(let node): out.put(node, names, " has it no more")
    case .leftOut(let count):
      out.put("(")
      out.put(Int64(count))
      out.put(" more)")
    case .acknowledged(let nodes, let rule):
      out.put("it was acknowledged")
      if !nodes.isEmpty { out.put(" by ") }
      out.put(nodes, names)
      guard !rule.isEmpty else { return }
      out.put("; acknowledgement was `")
      out.put(text: rule)
      out.put("`")
    case .answered(let node): out.put(node, names, " answered it")
    case .clientCut(let client, let node):
      let name = names.name(of: client)
      if name.isEmpty { out.put("the client") } else { out.put(word: name) }
      out.put(" is cut off from ")
      out.put(node, names)
    case .cannotLead(let node, let reason):
      out.put(node, names, " cannot lead: ")
      out.put(text: reason)
    case .stands(let standing): put(standing, names, &out)
    case .happened, .ruled, .event: break
    }
  }

  // MARK: Messages

  private func put(_ passage: Passage, _ names: Names, _ out: inout [UInt8]) {
    out.put(passage.from, names, passage.isConfirmation ? " told " : " sent it to ")
    out.put(passage.to, names)
    if passage.isConfirmation { out.put(" that it has it") }
    switch passage.end {
    case .arrived(let time):
      out.put(passage.isConfirmation ? ", which heard it at " : ", which had it at ")
      out.put(duration: time)
    case .refused(let time):
      out.put(", which did not take it when it came at ")
      out.put(duration: time)
    case .dropped(let time, let statement):
      out.put("; that was dropped at ")
      out.put(duration: time)
      if let statement {
        out.put(" by ")
        put(statement, &out)
      }
    case .due(let time):
      out.put("; that is due at ")
      out.put(duration: time)
    case .tooLate(let time, let epoch):
      out.put("; that was due at ")
      out.put(duration: time)
      out.put(", too late: ")
      out.put(passage.to, names, " leads ")
      out.put(epoch: epoch, names)
      out.put(" and takes nothing of an older one")
    case .held(let statement):
      out.put("; that stays on the line")
      if let statement {
        out.put(" since ")
        put(statement, &out)
      }
    }
  }

  private func put(
    _ from: NodeID?, _ to: NodeID, _ obstacle: Cause.Obstacle, _ names: Names,
    _ out: inout [UInt8]
  ) {
    out.put(from, names, " sent nothing of it to ")
    out.put(to, names)
    switch obstacle {
    case .down: out.put(", which was down")
    case .cutOff: out.put(", which was cut off")
    case .senderDown:
      out.put(": ")
      out.put(from, names, " was down")
    case .senderFrozen:
      out.put(": ")
      out.put(from, names, " was frozen")
    case .senderLacksIt:
      out.put(": ")
      out.put(from, names, " does not have it")
    case .stuck: out.put(", which is stuck")
    case .copying: out.put(", which takes a whole copy")
    case .tooFarBehind: out.put(", which is too far behind")
    case .notAsked: out.put(", which had not asked for it yet")
    }
  }

  private func put(
    _ node: NodeID, _ hiding: Cause.Hiding, _ names: Names, _ out: inout [UInt8]
  ) {
    out.put(node, names, " has it and does not show it")
    switch hiding {
    case .paused: out.put(": it does not apply while it is paused")
    case .delayed: out.put(": it applies with a delay")
    case .applying: out.put(": it takes time to apply it")
    case .notCommitted: out.put(": it does not know it to be committed")
    }
  }

  // MARK: Nodes

  private func put(_ happening: Happening, _ names: Names, _ out: inout [UInt8]) {
    out.put(happening.node, names)
    switch happening {
    case .declared: out.put(" is there")
    case .down: out.put(" went down")
    case .up: out.put(" came back")
    case .removed: out.put(" was removed")
    case .frozen: out.put(" froze")
    case .thawed: out.put(" thawed")
    case .paused(_, let receiving): out.put(receiving ? " stopped receiving" : " stopped applying")
    case .resumed(_, let receiving): out.put(receiving ? " receives again" : " applies again")
    case .hidden: out.put(" is hidden")
    case .open: out.put(" is open to reads")
    case .cut(let from, _):
      out.put(" hears nothing from ")
      out.put(from, names)
    case .healed(let from, _):
      out.put(" hears from ")
      out.put(from, names, " again")
    case .held(let from, _):
      out.put(" gets nothing from ")
      out.put(from, names, " for a while")
    case .released(let from, _):
      out.put(" gets what was held from ")
      out.put(from, names)
    }
  }

  private func put(_ standing: Standing, _ names: Names, _ out: inout [UInt8]) {
    out.put(standing.node, names, " is a ")
    out.put(text: standing.role)
    if let upstream = standing.upstream {
      out.put(" of ")
      out.put(upstream, names)
    }
    out.put(", ")
    out.put(text: standing.status)
    out.put(", in ")
    out.put(epoch: standing.epoch, names)
    guard let log = standing.log else { return }
    out.put("; its log ends at ")
    out.put(position: log.end, names)
    out.put(", ")
    out.put(log.flushed)
    out.put(" on its disk, ")
    out.put(log.applied)
    out.put(" applied")
  }

  // MARK: What would have prevented it

  private func putRemedies(_ explanation: Explanation, _ out: inout [UInt8]) {
    if !explanation.remedies.isEmpty { out.put("would have prevented it:\n") }
    for remedy in explanation.remedies {
      out.put("  ")
      for (index, change) in remedy.changes.enumerated() {
        if index > 0 { out.put(", and ") }
        put(change, &out)
      }
      out.endLine()
    }
    switch explanation.search {
    case .notNeeded: break
    case .complete(let tried):
      guard explanation.remedies.isEmpty else { break }
      if tried == 0 {
        out.put("no small change is known that could have prevented it\n")
      } else {
        out.put(Int64(tried), "small change was tried", "small changes were tried")
        out.put(", and none would have prevented it without harm\n")
      }
    case .partial: out.put("not every change was tried, as that would take long\n")
    case .tooLong(let limit):
      out.put("more than ")
      out.put(limit)
      out.put(" statements ran, so the past is not played again to say more\n")
    case .notRepeatable:
      out.put("a statement was interrupted, so the past cannot be played again to say more\n")
    }
  }

  private func put(_ change: Remedy.Change, _ out: inout [UInt8]) {
    switch change {
    case .instead(let statement, let other):
      out.put("`")
      out.put(text: other)
      out.put("` instead of ")
      put(statement, &out)
    case .before(let statement, let other):
      out.put("`")
      out.put(text: other)
      out.put("` before ")
      put(statement, &out)
    case .without(let statement):
      out.put("without ")
      put(statement, &out)
    }
  }
}
