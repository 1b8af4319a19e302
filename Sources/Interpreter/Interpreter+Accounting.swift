import ClientHistory
import Consistency
import Replication
import Simulation

extension Interpreter {
  /// Takes up what came about in the world: tells it, keeps the history, judges.
  mutating func drain() {
    guard !world.occurrences.isEmpty else { return }
    var occurrences: ContiguousArray<Occurrence> = []
    swap(&occurrences, &spareOccurrences)
    world.exchangeOccurrences(&occurrences)
    for index in occurrences.indices {
      switch occurrences[index].what {
      case .notice(let notice):
        tell(notice)
      case .answered(let operation, let response, let place):
        take(response, to: operation, place)
      }
    }
    occurrences.removeAll(keepingCapacity: true)
    swap(&occurrences, &spareOccurrences)
    if history.wantsTrimming { trimHistory() }
  }

  /// Operations that no judge can say anything more about are let go.
  private mutating func trimHistory() {
    let folded = world.cluster.log.foldedTo
    history.trim { operation in
      switch operation.outcome {
      case .pending: return false
      case .refused, .failed, .sent: return true
      case .acknowledged, .unknown:
        return !operation.isLogged || operation.token.position <= folded
      }
    }
  }

  // MARK: Answers

  private mutating func take(
    _ response: Response, to operation: OperationID, _ place: Replication.Place?
  ) {
    switch response {
    case .write(let end): take(end, to: operation, place)
    case .writeRefused(let refusal): complete(operation, .refused, reason: reason(refusal))
    case .read(let cells): answer(operation, cells)
    case .readRefused(let refusal):
      complete(operation, .refused, reason: reason(refusal, operation))
    case .log(let lines): answerLog(operation, lines)
    case .logAnew(let lines, let first): answerLog(operation, lines, anewFrom: first)
    case .endUnknown:
      complete(operation, .refused, reason: .endUnknown(target(of: operation)))
    case .counted(let have, let need):
      complete(operation, .acknowledged, counted: Counted(have: have, need: need))
    case .readCutOff:
      complete(operation, .failed, reason: .leaderStepped(target(of: operation)))
    case .positionTrimmed(let first):
      complete(operation, .refused, reason: .positionTrimmed(firstKept: first))
    case .positionBeyond(let end):
      complete(operation, .refused, reason: .nothingFrom(position: end + 1, end: end))
    case .nodeCrashed: endWithNode(operation)
    case .gaveUp: giveUp(operation, place)
    case .withdrawn: withdraw(operation)
    }
  }

  /// A read that was not answered has no effect; a write may have been heard.
  private mutating func endWithNode(_ operation: OperationID) {
    guard let known = history[operation], let node = known.node else { return }
    complete(operation, known.kind == .read ? .failed : .unknown, reason: .leaderCrashed(node))
  }

  private mutating func take(
    _ end: WriteEnd, to operation: OperationID, _ place: Replication.Place?
  ) {
    switch end.result {
    case .acknowledged:
      complete(operation, .acknowledged, at: place, by: end.acknowledgedBy)
    case .acknowledgedAlone:
      complete(operation, .acknowledged, at: place, by: end.acknowledgedBy, fellBack: true)
    case .waitCancelled(let isWarned):
      complete(
        operation, .acknowledged, at: place, by: end.acknowledgedBy,
        reason: isWarned ? .waitCancelled : nil)
    case .sent:
      complete(operation, .sent, at: place)
    case .timedOut(let time, let missing):
      complete(
        operation, .unknown, at: place, reason: .timedOut(after: time, missing: missing))
    case .tooFewInSync(let have, let need):
      complete(
        operation, .unknown, at: place, reason: .tooFewAfterAppend(have: have, need: need))
    case .impossible(let have, let need):
      complete(operation, .unknown, at: place, reason: .impossible(have: have, need: need))
    case .leaderCrashed:
      complete(operation, .unknown, at: place, reason: .leaderCrashed(target(of: operation)))
    case .leaderStepped:
      complete(operation, .unknown, at: place, reason: .leaderStepped(target(of: operation)))
    }
  }

  private func target(of operation: OperationID) -> NodeID {
    history[operation].flatMap(\.node) ?? NodeID(0)
  }

  /// What never reached the node cannot take effect; what may have is unknown.
  private mutating func giveUp(_ operation: OperationID, _ place: Replication.Place?) {
    guard let known = history[operation] else { return }
    let reason = pendingEndReason ?? .clientGaveUp(after: clock - known.invokedAt)
    let isDown = known.node.map { !world.cluster[$0].isUp } ?? true
    let isSure = known.kind == .read || isDown && place == nil
    complete(operation, isSure ? .failed : .unknown, at: place, reason: reason)
  }

  /// What was never appended never will be.
  private mutating func withdraw(_ operation: OperationID) {
    guard let known = history[operation] else { return }
    let reason = pendingEndReason ?? .clientGaveUp(after: clock - known.invokedAt)
    complete(operation, .failed, reason: reason)
  }

  /// An operation has come to its end, as far as its client knows.
  mutating func complete(
    _ operation: OperationID, _ outcome: Outcome, at place: Replication.Place? = nil,
    by nodes: NodeSet = [], fellBack: Bool = false, reason: Reason? = nil, answers: [Answer] = [],
    counted: Counted? = nil
  ) {
    eventNumber += 1
    let number = eventNumber
    let time = clock
    let token = place.map {
      Token(epoch: world.cluster.log.epoch(at: $0), position: $0.position)
    }
    history.update(operation) {
      $0.outcome = outcome
      $0.completedAt = time
      $0.completedEvent = number
      guard let place, let token else { return }
      $0.token = token
      $0.run = Int32(truncatingIfNeeded: place.branch)
    }
    guard let begun = history[operation] else { return }
    if let place { clients[begun.client.index].newestWrite = place }
    let late = operation != awaited
    clients[begun.client.index].lastSeen = begun.node.map { world.cluster[$0].place }
    var completion = Completion(
      operation: operation, client: begun.client, kind: begun.kind, node: begun.node,
      outcome: outcome, latency: time - begun.invokedAt, acknowledgedBy: nodes,
      token: begun.token, fellBack: fellBack, late: late, reason: reason,
      answers: answers, write: late && begun.kind == .write ? writeText(of: operation) : nil)
    completion.counted = counted
    if let reason, let system {
      completion.error = system.system.error(for: reason.code, isRead: begun.kind == .read)
    }
    clients[begun.client.index].completion = completion
    tell(completion)
    if outcome == .acknowledged, begun.kind == .write { noteAcknowledged(begun, number) }
  }

  private mutating func noteAcknowledged(_ operation: Operation, _ event: UInt64) {
    let id = operation.id
    let folded = world.cluster.log.foldedTo
    if operation.changeCount == 1 {
      accounts.freshness.acknowledged(
        operation.change.key, id, operation.token, event: event, settledUpTo: folded)
    } else {
      for change in history.changes(of: operation) {
        accounts.freshness.acknowledged(
          change.key, id, operation.token, event: event, settledUpTo: folded)
      }
    }
    guard operation.node != world.cluster.newestLeader,
      accounts.losses.judge(acknowledged: id, &history, ClusterStage(cluster: world.cluster))
    else { return }
    let cause = operation.node.map { lonelyCause($0) } ?? .neverReached
    tellLost([id]) { _ in cause }
  }

  /// Why a write is lost at once that a node acknowledged which is not the newest leader.
  private func lonelyCause(_ node: NodeID) -> LostWrite.Cause {
    let tookItForItself =
      !world.cluster[node].isLeader && world.cluster.rules[node].followerWrites != .refused
    return tookItForItself ? .keptByFollower(node) : .acknowledgedByDeposed(node)
  }

  // MARK: What a read showed

  private mutating func answer(_ operation: OperationID, _ cells: [ReadCell]) {
    guard let read = history[operation], let node = read.node else { return }
    let own = clients[read.client.index].transaction ?? []
    let answers = cells.map { answer(from: $0, seeing: own) }
    complete(operation, .acknowledged, answers: answers)
    for cell in cells where !own.contains(where: { $0.key == cell.key }) {
      let findings = judgeCell(cell, began: read.invokedEvent, at: node, read)
      clients[read.client.index].findings.join(findings)
    }
  }

  /// What a client reads: inside a transaction, with its own changes on top.
  private func answer(from cell: ReadCell, seeing own: [ClientHistory.Change]) -> Answer {
    var answer = Answer(key: cell.key, value: cell.cell.value, version: cell.cell.version)
    for change in own where change.key == cell.key {
      switch change.action {
      case .put(let value): answer.value = value
      case .delete: answer.value = nil
      case .add(let amount):
        let sum = (answer.value.map(\.integer) ?? 0)?.addingReportingOverflow(amount)
        if let sum, !sum.overflow { answer.value = ClientHistory.Value(integer: sum.partialValue) }
      }
    }
    return answer
  }

  private mutating func answerLog(
    _ operation: OperationID, _ lines: [LogChange], anewFrom first: Int64? = nil
  ) {
    complete(operation, .acknowledged)
    var table = Table(
      name: "entries",
      columns: [Table.Column("position", numeric: true), Table.Column("change")])
    for line in lines.prefix(rowsShown) {
      table.rows.append([.count(line.position), .text(words(for: line.change))])
    }
    if lines.count > table.rows.count {
      table.notes.append("and \(lines.count - table.rows.count) more")
    }
    if let first {
      table.notes.append("that position is not in the log; reading began at \(first)")
    }
    report(.view(table))
  }

  /// Judges what one cell showed; `read` is nil for an observer's look, which tells nothing.
  mutating func judgeCell(
    _ cell: ReadCell, began event: UInt64, at node: NodeID, _ read: Operation?
  ) -> Findings {
    var findings = Findings()
    if let missed = missed(cell, began: event, at: node) {
      findings.isStale = true
      if let read { tellStale(cell, missed, node, read) }
    }
    guard let version = history[cell.cell.version], version.kind == .write else { return findings }
    if version.fate == .lost {
      findings.showedLost = true
      if let read, let dirty = dirtyRead(read, version) { report(.readOfLost(dirty)) }
    } else if isUnacknowledged(version.outcome) {
      findings.isDirty = true
      if let read, let dirty = dirtyRead(read, version) {
        report(.dirty(dirty))
        accounts.losses.sawDirtyRead(
          Losses.DirtyReading(read: read.id, node: node, write: version.id))
      }
    }
    return findings
  }

  private func isUnacknowledged(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .pending, .unknown, .failed: true
    case .acknowledged, .sent, .refused: false
    }
  }

  private func missed(_ cell: ReadCell, began event: UInt64, at node: NodeID) -> Missed? {
    accounts.freshness.missed(
      by: cell.key, began: event, showing: token(of: cell, at: node),
      isLost: { history[$0]?.fate == .lost })
  }

  /// Where the version that a node showed stands.
  private func token(of cell: ReadCell, at node: NodeID) -> Token {
    if let write = history[cell.cell.version], write.isLogged { return write.token }
    guard cell.cell.position > 0 else { return .start }
    let place = Replication.Place(
      branch: world.cluster[node].branch, position: cell.cell.position)
    return Token(epoch: world.cluster.log.epoch(at: place), position: place.position)
  }

  private mutating func tellStale(
    _ cell: ReadCell, _ missed: Missed, _ node: NodeID, _ read: Operation
  ) {
    guard let newest = history[missed.newest], let text = writeText(of: missed.newest) else {
      return
    }
    let place = Replication.Place(branch: Int(newest.run), position: newest.token.position)
    let holders = self.holders(of: newest)
    report(
      .stale(
        StaleRead(
          operation: read.id, node: node, key: cell.key, missed: missed.count, newest: text,
          age: read.invokedAt - newest.completedAt,
          dueIn: world.arrival(of: place, at: node).map { max(0, $0 - clock) },
          holder: holders.first { $0 != node })))
  }

  private func dirtyRead(_ read: Operation, _ write: Operation) -> DirtyRead? {
    guard let node = read.node, let text = writeText(of: write.id) else { return nil }
    return DirtyRead(
      operation: read.id, client: read.client, node: node, write: text, line: read.line,
      outcome: write.outcome)
  }

  // MARK: Losses

  /// Judges every write after something changed about who leads or who holds what.
  ///
  /// While the newest leader is down nothing is judged: writes are unavailable then, and what is
  /// lost shows when someone leads again.
  mutating func judge(tookOver: Bool) {
    guard let leader = world.cluster.newestLeader, world.cluster[leader].isUp else { return }
    noteWhereWaitingWritesStand()
    let findings = accounts.losses.judge(
      &history, ClusterStage(cluster: world.cluster), tookOver: tookOver)
    if !findings.lost.isEmpty { tellLost(findings.lost, cause: lossCause) }
    let told = Set(findings.lost)
    let final = findings.final.filter { !told.contains($0) }
    if !final.isEmpty { report(.lossFinal(final.compactMap(writeText))) }
    if !findings.recovered.isEmpty {
      report(.recovered(findings.recovered.compactMap(writeText), on: leader))
    }
    if !findings.survived.isEmpty {
      report(.survived(findings.survived.compactMap(writeText), on: leader))
    }
    for reading in findings.dirtyReadsLost {
      guard let read = history[reading.read], let write = history[reading.write],
        let dirty = dirtyRead(read, write)
      else { continue }
      report(.dirtyReadLost(dirty))
    }
  }

  /// A write that still waits has its place in the log already.
  private mutating func noteWhereWaitingWritesStand() {
    for request in world.requests {
      guard let place = request.place else { continue }
      let epoch = world.cluster.log.epoch(at: place)
      history.update(request.operation) {
        $0.token = Token(epoch: epoch, position: place.position)
        $0.run = Int32(truncatingIfNeeded: place.branch)
      }
    }
  }

  /// Why the leader of the newest epoch lacks a write.
  private func lossCause(_ operation: Operation) -> LostWrite.Cause {
    guard let leader = world.cluster.newestLeader else { return .neverReached }
    if operation.node == leader {
      return wipedNodes.contains(leader) ? .wiped(leader) : .notOnDisk(leader)
    }
    return .neverReached
  }

  private mutating func tellLost(
    _ ids: [OperationID], cause: (Operation) -> LostWrite.Cause
  ) {
    let lost = ids.compactMap { id -> LostWrite? in
      guard let operation = history[id], let text = writeText(of: id) else { return nil }
      let holders = holders(of: operation)
      return LostWrite(
        write: text, missingOn: world.cluster.newestLeader, holders: holders,
        downHolders: NodeSet(holders.filter { !world.cluster[$0].isUp }), why: cause(operation))
    }
    report(.lost(lost))
  }

  func holders(of operation: Operation) -> NodeSet {
    let stage = ClusterStage(cluster: world.cluster)
    return NodeSet(stage.dataNodes.filter { stage.holds(operation, at: $0) })
  }

  func writeText(of id: OperationID) -> WriteText? {
    guard let operation = history[id] else { return nil }
    return WriteText(
      operation: id, client: operation.client,
      changes: operation.kind == .write ? history.changes(of: operation) : [],
      token: operation.token, line: operation.line, acknowledgedAt: operation.completedAt)
  }
}
