import ClientHistory
import Replication
import Syntax
import Systems

extension Interpreter {
  /// Runs a block from here under each of several rules, and goes on from here.
  mutating func compare(
    _ form: CompareStatement, _ statement: Statement, _ source: SourceText,
    _ sink: inout some EventSink, _ interrupted: () -> Bool
  ) -> Ending {
    let around = self
    var table = Interpreter.comparison
    var failures: [CheckFailure] = []
    var ending = Ending.done
    for contestant in form.contestants {
      self = around
      begin(statement, source)
      var tally = Tally(goesOnAfterFailedCheck: sink.goesOnAfterFailedCheck)
      let one = compete(contestant, form.body, source, &tally, interrupted)
      failures += tally.failures.map { told($0, under: contestant, source) }
      table.rows.append(row(source.text(of: contestant.range), tally, since: around))
      guard stops(one, &ending, goesOn: sink.goesOnAfterFailedCheck) else { continue }
      ending = one
      break
    }
    self = around
    begin(statement, source)
    if case .mistake = ending { return ending }
    record.events = [.view(table)] + failures.map { .checkFailed($0) }
    sink.receive(record, self)
    record.clear()
    return ending
  }

  private mutating func compete(
    _ contestant: Contestant, _ body: [Statement], _ source: SourceText, _ tally: inout Tally,
    _ interrupted: () -> Bool
  ) -> Ending {
    do throws(Stop) {
      try adopt(contestant)
    } catch {
      switch error {
      case .mistake(let mistake): return .mistake(mistake)
      case .refused(let refusal):
        return .mistake(
          Mistake(range: contestant.range, message: refusal.reason, wayOut: refusal.wayOut))
      }
    }
    drain()
    record.clear()
    return performAll(body, in: source, sink: &tally, interrupted: interrupted)
  }

  private mutating func adopt(_ contestant: Contestant) throws(Stop) {
    switch contestant.kind {
    case .system(let name, let version):
      try use(name, version)
    case .sync:
      for id in followers { world.act { $0.configure(id) { $0.isSync = true } } }
      setAcknowledgement(Acknowledgement(who: .all, stage: .flushed))
    case .async:
      setAcknowledgement(Acknowledgement(who: .leader, stage: .flushed))
    case .acknowledgement(let form):
      setAcknowledgement(try acknowledgement(form))
    }
  }

  private mutating func setAcknowledgement(_ rule: Acknowledgement) {
    world.act {
      $0.rules.change(at: []) { $0.acknowledgement = rule }
      $0.refresh()
    }
  }

  private func told(
    _ failure: CheckFailure, under contestant: Contestant, _ source: SourceText
  ) -> CheckFailure {
    CheckFailure(
      expected: failure.expected,
      found: failure.found + ", under " + source.text(of: contestant.range), line: failure.line)
  }

  // MARK: The table

  private static let comparison = Table(
    name: "compare",
    columns: [
      Table.Column("under"), Table.Column("acknowledged"), Table.Column("after"),
      Table.Column("stale reads"), Table.Column("blocked", numeric: true),
      Table.Column("lost", numeric: true), Table.Column("recovered by"),
    ])

  private func row(_ name: String, _ tally: Tally, since before: Interpreter) -> [Table.Cell] {
    let lost = history.counts.writes(.lost) - before.history.counts.writes(.lost)
    let writes = tally.writes + world.requests.count { history[$0.operation]?.kind == .write }
    return [
      .text(name), .text("\(tally.acknowledged) of \(writes)"),
      .text(tally.waits.map(words) ?? ""), .text("\(tally.staleReads) of \(tally.reads)"),
      .count(Int64(tally.blocked.count)), .count(Int64(lost)),
      .text(tally.successor.map(words) ?? ""),
    ]
  }

  private func words(for waits: ClosedRange<ClientHistory.Microseconds>) -> String {
    let (least, most) = (waits.lowerBound, waits.upperBound)
    if least == most { return SettingWords.duration(least) }
    return SettingWords.duration(least) + " to " + SettingWords.duration(most)
  }

  private func words(
    for successor: (node: NodeID, how: Ascent, time: ClientHistory.Microseconds)
  ) -> String {
    let how =
      switch successor.how {
      case .declared: "declared"
      case .promoted: "promoted"
      case .elected: "elected"
      case .chosen: "appointed"
      case .restarted: "restarted"
      }
    return "\(names.name(of: successor.node)), \(how) at "
      + SettingWords.duration(successor.time)
  }
}
