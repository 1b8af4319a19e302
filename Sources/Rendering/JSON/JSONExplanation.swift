import ClientHistory
import Interpreter

// The answer to `why`: causes, each with its time, its statement and what belongs to its kind, and
// the changes that would have prevented it.

extension JSONRenderer {
  func members(_ explanation: Explanation, _ names: Names, _ out: inout [UInt8]) {
    out.array("causes", explanation.causes) { cause, out in
      out.object { out in
        out.member("at", cause.time)
        if let statement = cause.statement {
          out.member("statement")
          put(statement, &out)
        }
        members(cause.what, names, &out)
      }
    }
    out.array("remedies", explanation.remedies) { remedy, out in
      out.object { out in
        out.array("changes", remedy.changes) { change, out in put(change, &out) }
      }
    }
    switch explanation.search {
    case .notNeeded: out.member("search", "notNeeded")
    case .complete(let tried):
      out.member("search", "complete")
      out.member("tried", tried)
    case .partial(let tried):
      out.member("search", "partial")
      out.member("tried", tried)
    case .tooLong(let limit):
      out.member("search", "tooLong")
      out.member("limit", limit)
    case .notRepeatable: out.member("search", "notRepeatable")
    }
  }

  private func put(_ statement: Citation, _ out: inout [UInt8]) {
    out.object { out in
      out.member("text", statement.text)
      if statement.line > 0 { out.member("line", statement.line) }
      if let file = statement.file { out.member("file", file) }
    }
  }

  private func put(_ change: Remedy.Change, _ out: inout [UInt8]) {
    out.object { out in
      switch change {
      case .instead(let statement, let text):
        out.member("instead")
        put(statement, &out)
        out.member("do", text)
      case .before(let statement, let text):
        out.member("before")
        put(statement, &out)
        out.member("do", text)
      case .without(let statement):
        out.member("without")
        put(statement, &out)
      }
    }
  }

  private func members(_ what: Cause.What, _ names: Names, _ out: inout [UInt8]) {
    out.member("cause", kind(of: what))
    switch what {
    case .wentNowhere(let operation): out.member("operation", operation.number)
    case .asked(let operation, let node):
      out.member("operation", operation.number)
      out.member("node", node, names)
    case .appended(let node, let token):
      out.member("node", node, names)
      out.members(token)
    case .passed(let passage): members(passage, names, &out)
    case .notSent(let from, let to, let obstacle):
      if let from { out.member("from", from, names) }
      out.member("to", to, names)
      out.member("obstacle", obstacle.rawValue)
    case .notShown(let node, let hiding):
      out.member("node", node, names)
      out.member("hiding", hiding.rawValue)
    case .kept(let nodes, let leader):
      out.member("nodes", nodes, names)
      if let leader { out.member("lostTo", leader, names) }
    case .gone(let node), .answered(let node): out.member("node", node, names)
    case .leftOut(let count): out.member("count", Int64(count))
    case .acknowledged(let nodes, let rule):
      out.member("nodes", nodes, names)
      if !rule.isEmpty { out.member("rule", rule) }
    case .happened(let happening): members(happening, names, &out)
    case .clientCut(let client, let node):
      out.member("client", names.name(of: client))
      out.member("node", node, names)
    case .ruled(let setting, let value):
      out.member("setting", setting)
      out.member("value", value)
    case .cannotLead(let node, let reason):
      out.member("node", node, names)
      out.member("reason", reason)
    case .stands(let standing): members(standing, names, &out)
    case .event(let event):
      out.member("event")
      out.object { out in
        out.member("type", EventName(of: event).rawValue)
        members(of: event, names, &out)
      }
    }
  }

  private func kind(of what: Cause.What) -> String {
    switch what {
    case .wentNowhere: "wentNowhere"
    case .asked: "asked"
    case .appended: "appended"
    case .passed: "passed"
    case .notSent: "notSent"
    case .notShown: "notShown"
    case .kept: "kept"
    case .gone: "gone"
    case .leftOut: "leftOut"
    case .acknowledged: "acknowledged"
    case .answered: "answered"
    case .happened: "happened"
    case .clientCut: "clientCut"
    case .ruled: "ruled"
    case .cannotLead: "cannotLead"
    case .stands: "stands"
    case .event: "event"
    }
  }

  private func members(_ passage: Passage, _ names: Names, _ out: inout [UInt8]) {
    out.member("from", passage.from, names)
    out.member("to", passage.to, names)
    out.member("isConfirmation", passage.isConfirmation)
    switch passage.end {
    case .arrived(let time):
      out.member("end", "arrived")
      out.member("endAt", time)
    case .refused(let time):
      out.member("end", "refused")
      out.member("endAt", time)
    case .due(let time):
      out.member("end", "due")
      out.member("endAt", time)
    case .tooLate(let time, let epoch):
      out.member("end", "tooLate")
      out.member("endAt", time)
      out.member("epoch", epoch)
    case .dropped(let time, let statement):
      out.member("end", "dropped")
      out.member("endAt", time)
      by(statement, &out)
    case .held(let statement):
      out.member("end", "held")
      by(statement, &out)
    }
  }

  private func by(_ statement: Citation?, _ out: inout [UInt8]) {
    guard let statement else { return }
    out.member("by")
    put(statement, &out)
  }

  private func members(_ happening: Happening, _ names: Names, _ out: inout [UInt8]) {
    let what: String
    switch happening {
    case .declared: what = "declared"
    case .down: what = "down"
    case .up: what = "up"
    case .removed: what = "removed"
    case .frozen: what = "frozen"
    case .thawed: what = "thawed"
    case .paused(_, let receiving): what = receiving ? "pausedReceiving" : "pausedApplying"
    case .resumed(_, let receiving): what = receiving ? "resumedReceiving" : "resumedApplying"
    case .hidden: what = "hidden"
    case .open: what = "open"
    case .cut(let from, _): (what, _) = ("cut", out.member("from", from, names))
    case .healed(let from, _): (what, _) = ("healed", out.member("from", from, names))
    case .held(let from, _): (what, _) = ("held", out.member("from", from, names))
    case .released(let from, _): (what, _) = ("released", out.member("from", from, names))
    }
    out.member("node", happening.node, names)
    out.member("what", what)
  }

  private func members(_ standing: Standing, _ names: Names, _ out: inout [UInt8]) {
    out.member("node", standing.node, names)
    out.member("role", standing.role)
    out.member("status", standing.status)
    out.member("epoch", standing.epoch)
    if let upstream = standing.upstream { out.member("upstream", upstream, names) }
    guard let log = standing.log else { return }
    out.member("end", log.end)
    out.member("flushed", log.flushed)
    out.member("applied", log.applied)
  }
}
