import ClientHistory
import Replication
import Syntax

// What is tried for each kind of matter, in the order in which it is told: the least change first.

extension Drafts {
  mutating func collect(for matter: Matter) {
    let leaf = matter.leaf
    switch matter.event {
    case .lost(let writes):
      if let lost = writes.last { keep(lost.write.operation, leaf) }
    case .lossFinal(let writes):
      if let write = writes.last { keep(write.operation, leaf) }
      for way in ["errant", "stuck"] { add(.setting, .before, leaf, "set diverged \(way)") }
    case .stale(let read):
      freshen(read.newest.operation, read.node, past.recording.leaf(of: read.operation))
    case .dirty(let read):
      clean(read.write.operation, past.recording.leaf(of: read.operation))
    case .readOfLost(let read):
      readElsewhere(past.recording.leaf(of: read.operation))
      keep(read.write.operation, leaf)
    case .dirtyReadLost(let read):
      clean(read.write.operation, past.recording.leaf(of: read.operation))
      promoteAnother(leaf)
    case .blocked(let wait), .pending(let wait, _):
      unblock(wait.cause, wait.operation)
    case .completed(let completion):
      complete(completion, leaf)
    case .refused(let refusal):
      follow(refusal, leaf)
    case .fellBack(let nodes):
      repair(before: leaf)
      acknowledgeLess(nodes, before: leaf)
      omit(before: leaf)
    case .diverged:
      for way in ["rewind", "aside", "copy"] {
        add(.setting, .before, leaf, "set diverged \(way)")
      }
      omit(before: leaf)
    case .cannotCatchUp(let node, _, _, _):
      add(.setting, .before, leaf, "set behind copy")
      keepLog(for: node, leaf)
      omit(before: leaf)
    case .electionLost:
      repair(before: leaf)
      omit(before: leaf)
    case .twoLeaders(let node, let other, _, _):
      add(.repair, .before, leaf, "demote \(name(other))")
      add(.elsewhere, .instead, leaf, "demote \(name(other)) to \(name(node))")
      add(.omission, .before, leaf, "crash \(name(other))")
    case .nobodyDecides(let role):
      let names = role == "watcher" ? "w1, w2, w3" : "k"
      add(.setting, .before, leaf, "node \(names) \(role)")
      add(.setting, .instead, leaf, "set failover automatic after 10s")
    case .checkFailed:
      pass(matter)
    case .recovered, .survived, .leads, .steppedDown, .electionStarted, .suspects, .catchesUp,
      .copying,
      .copied, .follows, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced, .duplicated,
      .quiet, .waitEnded,
      .stepped,
      .scenarioBegan, .view, .explanation, .unfinished:
      break
    }
  }

  // MARK: Writes

  /// An acknowledged write is to stay.
  private mutating func keep(_ write: OperationID, _ leaf: Int?) {
    let start = past.recording.leaf(of: write)
    let origin = past.history[write]?.node
    promoteAnother(leaf)
    if let start, let text = self.write(start) { add(.elsewhere, .instead, start, text) }
    if let leader = cluster.newestLeader, leader != origin {
      waitFor(write, at: leader, before: leaf)
      acknowledgeMore(leader, before: start)
    } else {
      add(.setting, .before, start, "set durable always")
      add(.setting, .before, start, "set buffer os")
      acknowledgeMore(nil, before: start)
      if case .restart = body(leaf) { promoteSomeone(before: leaf) }
      add(.waiting, .before, leaf, "settle")
    }
    softenCrashes(start, leaf)
    rejoinStuck(before: start)
    add(.repair, .before, leaf, "heal")
    omit(before: leaf)
    restartInstead(leaf)
  }

  /// A power loss in between is but the end of a process.
  private mutating func softenCrashes(_ start: Int?, _ leaf: Int?) {
    guard let start, let leaf, start < leaf else { return }
    for index in ((start + 1)...leaf).suffix(Recording.capacity / 16) {
      guard case .crash(let words, power: true) = body(index) else { continue }
      let nodes = words.map { Quoting.written(past.text(of: $0)) }.joined(separator: ", ")
      add(.omission, .instead, index, "crash \(nodes)")
    }
  }

  /// A node is to show a write in time for a read.
  private mutating func freshen(_ write: OperationID, _ node: NodeID, _ leaf: Int?) {
    readElsewhere(leaf)
    let maker = past.history[write]?.client
    if let leaf,
      let read = past.history.newest(Recording.capacity).last(where: {
        past.recording.leaf(of: $0.id) == leaf
      }), read.client == maker, let text = self.read(leaf, at: node, after: true)
    {
      add(.waiting, .instead, leaf, text)
    }
    waitFor(write, at: node, before: leaf)
    repair(before: leaf)
    acknowledgeMore(node, before: past.recording.leaf(of: write))
    omit(before: leaf)
  }

  /// A read is to show nothing that is not acknowledged.
  private mutating func clean(_ write: OperationID, _ leaf: Int?) {
    let start = past.recording.leaf(of: write)
    for view in ["acknowledged", "committed"] {
      add(.setting, .before, start, "set visible \(view)")
    }
    readElsewhere(leaf)
    add(.waiting, .before, leaf, "settle")
    repair(before: leaf)
    omit(before: leaf)
  }

  // MARK: Operations without a good end

  private mutating func unblock(_ cause: Wait.Cause, _ operation: OperationID) {
    let leaf = past.recording.leaf(of: operation)
    switch cause {
    case .acknowledgement(let missing, _, _):
      repair(before: leaf)
      acknowledgeLess(missing, before: leaf)
    case .nobodyToAcknowledge:
      for node in past.followers.prefix(Drafts.most) {
        add(.repair, .before, leaf, "set \(name(node)) sync")
      }
      acknowledgeLess([], before: leaf)
    case .report:
      add(.setting, .before, leaf, "set released always")
    case .lock(let write):
      let holder = past.wait(of: write.operation).cause
      if case .lock = holder { break }
      unblock(holder, write.operation)
    case .leaderStage:
      add(.setting, .before, leaf, "set durable always")
      acknowledgeLess([], before: leaf)
    case .ownWrites, .unreachable, .frozen:
      readElsewhere(leaf)
      repair(before: leaf)
    case .noLeader:
      promoteSomeone(before: leaf)
      repair(before: leaf)
    }
    omit(before: leaf)
  }

  private mutating func complete(_ completion: Completion, _ leaf: Int?) {
    let start = past.recording.leaf(of: completion.operation)
    switch completion.reason {
    case nil, .notANumber, .numberTooLarge, .waitCancelled: break
    case .steppingDown: omit(before: start)
    case .notAskedForFollower: readElsewhere(start)
    case .impossible:
      acknowledgeLess([], before: start)
      omit(before: start)
    case .notLeader:
      if let start, let text = write(start) { add(.elsewhere, .instead, start, text) }
      if let node = completion.node { add(.promotion, .before, start, "promote \(name(node))") }
    case .hidden, .notFollowing, .down, .noData, .loading, .leaderOnly, .notInSync, .endUnknown:
      readElsewhere(start)
      if let start, let text = write(start) { add(.elsewhere, .instead, start, text) }
      repair(before: start)
      omit(before: start)
    case .noLeader:
      promoteSomeone(before: start)
      repair(before: start)
      omit(before: start)
    case .tooFewInSync, .tooFewAfterAppend:
      repair(before: start)
      for node in past.followers.prefix(Drafts.most) where !cluster[node].isSync {
        add(.setting, .before, start, "set \(name(node)) sync")
      }
      add(.setting, .before, start, "set minimum 0")
      omit(before: start)
    case .cannotBeMet(_, _, let missing), .timedOut(_, let missing):
      repair(before: start)
      acknowledgeLess(missing, before: start)
      omit(before: start)
    case .nothingFrom: readLog(start, from: "latest")
    case .positionTrimmed:
      readLog(start, from: "earliest")
      omit(before: start)
    case .clientGaveUp, .cancelled, .disconnected:
      if leaf != start { add(.waiting, .before, leaf, "settle") }
      readElsewhere(start)
      repair(before: start)
      acknowledgeLess(cluster.dataNodes, before: start)
      omit(before: start)
    case .leaderCrashed, .leaderStepped:
      add(.waiting, .before, leaf, "settle")
      repair(before: start)
      acknowledgeLess(cluster.dataNodes, before: start)
      omit(before: leaf.map { $0 + 1 })
    }
  }

  private mutating func readLog(_ leaf: Int?, from word: String) {
    guard let leaf, case .read(let form) = body(leaf) else { return }
    var place = ""
    if case .node(let node) = form.place { place = " at \(Quoting.written(past.text(of: node)))" }
    add(.elsewhere, .instead, leaf, "read from \(word)\(place)")
  }

  // MARK: Statements

  /// What stands in quotes in the way out of a refusal.
  private mutating func follow(_ refusal: Refusal, _ leaf: Int?) {
    let parts = (refusal.wayOut ?? "").split(separator: "`", omittingEmptySubsequences: false)
    for index in stride(from: 1, to: parts.count, by: 2) {
      let text = String(parts[index])
      add(.wayOut, .before, leaf, text)
      add(.wayOut, .instead, leaf, text)
    }
    omit(before: leaf)
  }

  /// A node is to find what it needs when it comes back.
  private mutating func keepLog(for node: NodeID, _ leaf: Int?) {
    let away = Chain(past, recording, asking: "").watch.changes.last { change in
      change.what == .down(node) || change.what.isOfLine && change.what.node == node
    }
    for value in ["needed", "all"] { add(.setting, .before, away?.leaf, "set retain \(value)") }
  }

  private mutating func pass(_ matter: Matter) {
    guard let condition = body(matter.leaf)?.condition else { return }
    add(.waiting, .before, matter.leaf, "settle")
    switch condition.kind {
    case .outcome, .finding, .value, .noValue, .error:
      if let said = past.said(before: matter, of: condition), said.event.isWorthAsking {
        collect(
          for: Matter(event: said.event, time: said.time, leaf: said.leaf, begun: said.begun))
      }
    case .lostNothing, .count, .fate:
      let judged = past.watch?.said.last { said in
        if case .lost = said.event { true } else { false }
      }
      if let lost = past.newestLost { keep(lost, judged?.leaf) }
    case .leader(let word):
      if let word {
        add(.promotion, .before, matter.leaf, "promote \(Quoting.written(past.text(of: word)))")
      }
    case .look, .has, .canLead, .behind, .field, .aside, .same:
      break
    }
    repair(before: matter.leaf)
    omit(before: matter.leaf)
  }
}
