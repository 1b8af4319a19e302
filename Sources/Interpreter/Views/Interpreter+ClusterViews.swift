import ClientHistory
import Replication
import Syntax
import Systems

extension Interpreter {
  /// The columns under the names that the system in use has for them.
  var views: Systems.Views { system?.system.views ?? Systems.Views() }

  func stateTable() -> Table {
    var table = table("state", of: views.state, presentNodes)
    if table.rows.isEmpty { table.notes.append("no nodes; `node a leader` makes one") }
    if let leader = world.cluster.currentLeader {
      table.notes += views.cluster.map { "\($0.title): \(words(for: cell($0, of: leader)))" }
    }
    table.notes += broken()
    return table
  }

  /// One row a node.
  private func table(_ name: String, of columns: [Systems.Views.Column], _ nodes: [NodeID]) -> Table
  {
    let columns = columns.filter { $0.fact != .epochOnceChanged || world.cluster.newestEpoch > 1 }
    return Table(
      name: name,
      columns: columns.map { Table.Column($0.title, numeric: $0.fact.isNumeric) },
      rows: nodes.map { id in columns.map { cell($0, of: id) } })
  }

  /// Lines that do not carry anything now.
  private func broken() -> [String] {
    let links = world.cluster.links.all
    let cut = links.filter(\.isCut).map { "\(names.name(of: $0.from)) -> \(names.name(of: $0.to))" }
    let held = links.filter(\.isHeld).map {
      "\(names.name(of: $0.from)) -> \(names.name(of: $0.to))"
    }
    var notes: [String] = []
    if !cut.isEmpty { notes.append("cut: " + cut.joined(separator: ", ")) }
    if !held.isEmpty { notes.append("held: " + held.joined(separator: ", ")) }
    return notes
  }

  func lagTable() -> Table {
    table(
      "lag", of: views.lag,
      presentNodes.filter { world.cluster[$0].holdsData && !world.cluster[$0].isLeader })
  }

  /// For how long a node has lacked the oldest entry that it does not show; zero when it has all.
  func lag(of id: NodeID) -> ClientHistory.Microseconds? {
    guard let leader = world.cluster.currentLeader ?? world.cluster.newestLeader else { return nil }
    guard behind(id, of: leader) > 0 else { return 0 }
    let fork = world.cluster.log.fork(of: world.cluster[id].place, world.cluster[leader].place)
    let next = min(world.cluster[id].applied, fork) + 1
    guard next > world.cluster.log.foldedTo else { return nil }
    let entry = world.cluster.log.entry(
      at: Replication.Place(branch: world.cluster[leader].branch, position: next))
    return max(0, clock - entry.stamp)
  }

  func logTable(_ id: NodeID) -> Table {
    let node = world.cluster[id]
    var table = Table(
      name: "log",
      columns: [
        Table.Column(names.words.position, numeric: true),
        Table.Column(names.words.epoch, numeric: true), Table.Column("write"),
        Table.Column("state"),
      ])
    let first = max(
      node.trimmedTo, world.cluster.log.foldedTo, node.end - Int64(rowsShown))
    for position in stride(from: first + 1, through: node.end, by: 1) {
      let place = Replication.Place(branch: node.branch, position: position)
      let entry = world.cluster.log.entry(at: place)
      table.rows.append([
        .count(position), .count(Int64(world.cluster.log.epoch(at: place))),
        .text(words(for: entry)), .text(entryState(entry, position, node)),
      ])
    }
    if first > 0, !table.rows.isEmpty { table.notes.append("\(first) earlier entries not shown") }
    if node.trimmedTo > 0 { table.notes.append("trimmed up to \(node.trimmedTo)") }
    if node.end == 0 { table.notes.append("\(spoken(id)) has no entries") }
    return table
  }

  private func words(for entry: Entry) -> String {
    if entry.kind == .epochStart { return "(the epoch begins)" }
    if entry.kind == .nothing { return "(nothing changes)" }
    return words(for: world.cluster.log.changes(of: entry))
  }

  private func entryState(_ entry: Entry, _ position: Int64, _ node: Node) -> String {
    if node.isLeader, node.waits.contains(where: { $0.position == position }) { return "waiting" }
    if position > node.flushed {
      return position > node.applied ? "received" : "applied, not on disk"
    }
    return position > node.applied ? "on disk" : "applied"
  }

  func messagesTable() -> Table {
    var table = Table(
      name: "messages",
      columns: [
        Table.Column("from"), Table.Column("to"), Table.Column("what"),
        Table.Column("due", numeric: true),
      ])
    let due = world.dueTimes()
    for (index, link) in world.cluster.links.all.enumerated() {
      for (offset, message) in link.messages.enumerated() {
        let number = link.firstNumber + UInt64(offset)
        let time = due.first { $0.link == index && $0.number >= number }?.time
        table.rows.append([
          .text(names.name(of: link.from)), .text(names.name(of: link.to)),
          .text(words(for: message)),
          link.isHeld ? .text("held") : time.map { .duration($0) } ?? .text("waits"),
        ])
      }
    }
    limit(&table)
    return table
  }

  func limit(_ table: inout Table) {
    guard table.rows.count > rowsShown else { return }
    let left = table.rows.count - rowsShown
    table.rows.removeFirst(left)
    table.notes.append("\(left) earlier rows not shown")
  }

  private func words(for message: Message) -> String {
    switch message {
    case .entries(_, let from, let to, _):
      return from + 1 == to.position
        ? "entry \(to.position)"
        : from == to.position ? "greeting" : "entries \(from + 1) to \(to.position)"
    case .progress(_, let received, let flushed, let applied):
      return "has \(received), flushed \(flushed), applied \(applied)"
    case .hello(_, let place, _, _): return "asks for the log after \(place.position)"
    case .diverged(let fork, _): return "your log left mine after \(fork)"
    case .tooFarBehind(let first): return "my log begins at \(first)"
    case .askForCopy: return "asks for a whole copy"
    case .copy: return "a whole copy"
    case .leads(let epoch): return "leads epoch \(epoch)"
    case .voteRequest(let epoch, _, _): return "asks for a vote in epoch \(epoch)"
    case .vote(let epoch, let granted): return "\(granted ? "votes" : "no vote") in epoch \(epoch)"
    case .progressOf(let node, _, let received, let flushed, let applied):
      return "\(names.name(of: node)) has \(received), flushed \(flushed), applied \(applied)"
    case .canvass: return "would you vote for me?"
    case .canvassAnswer(_, let granted, _): return granted ? "I would vote" : "I would not vote"
    case .askForRest(_, let place): return "asks for what comes after \(place.position)"
    case .rest(_, let place): return "what comes up to \(place.position)"
    case .standUp: return "stand for election"
    case .suspicion: return "is the leader silent to you too?"
    case .suspicionAnswer(_, let suspects, _): return suspects ? "silent to me too" : "I hear it"
    case .askForProgress: return "asks what it has"
    case .appoint(let epoch): return "lead epoch \(epoch)"
    }
  }

  func candidatesTable() -> Table {
    var table = Table(
      name: "candidates",
      columns: [
        Table.Column("node"), Table.Column("can lead"), Table.Column("epoch", numeric: true),
        Table.Column("log", numeric: true), Table.Column("priority", numeric: true),
        Table.Column("because"),
      ])
    for id in presentNodes where world.cluster[id].holdsData {
      let node = world.cluster[id]
      let obstacle = obstacle(toLeading: id)
      table.rows.append([
        .text(names.name(of: id)), .text(obstacle == nil ? "yes" : "no"),
        .count(Int64(world.cluster.log.epoch(at: node.place))), .count(node.end),
        .count(Int64(node.priority)), .text(obstacle ?? ""),
      ])
    }
    return table
  }

  /// Why a node could not lead, were the present rules to decide; nil: it could.
  func obstacle(toLeading id: NodeID) -> String? {
    if world.cluster[id].isLeader, world.cluster[id].isUp { return nil }
    if let refusal = promotionRefusal(id) { return refusal.reason }
    switch world.cluster.rules[id].failover {
    case .manual:
      return nil
    case .election:
      if world.cluster.canWin(id) { return nil }
      if let leader = world.cluster.currentLeader, world.cluster.isHeard(leader) {
        return "its voters hear \(names.name(of: leader)), which leads; `promote` does not ask them"
      }
      return "no majority would vote for it; `promote` does not ask for one"
    case .watchers, .controller:
      return world.cluster[id].priority > 0 ? nil : "its priority is 0"
    }
  }
}
