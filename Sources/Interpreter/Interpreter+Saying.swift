import ClientHistory

// What a statement says, and when that came about.

extension Interpreter {
  /// Says an event, and keeps it in mind where it is worth a question.
  mutating func report(_ event: Event) {
    record.add(event, at: timeToTell(with: event))
    if watch != nil { overhear(event) }
    guard event.isWorthAsking else { return }
    recording.matter = Matter(
      event: event, time: clock, leaf: recording.current < 0 ? nil : recording.current,
      begun: recording.begun)
  }

  /// The end of an operation, most often a good one: a million of these are nobody's question.
  mutating func tell(_ completion: Completion) {
    switch completion.outcome {
    case .acknowledged, .sent:
      record.add(.completed(completion), at: completion.late ? laterClock : nil)
      if watch != nil { overhear(.completed(completion)) }
    case .pending, .failed, .unknown, .refused:
      report(.completed(completion))
    }
  }

  /// The time, where it is another than that at which the statement began.
  private var laterClock: ClientHistory.Microseconds? { clock == record.clock ? nil : clock }

  /// What tells its own time, or is the answer that the statement waited for, needs no other.
  private func timeToTell(with event: Event) -> ClientHistory.Microseconds? {
    guard let time = laterClock else { return nil }
    switch event {
    case .blocked, .pending, .quiet, .waitEnded, .scenarioBegan, .view, .explanation, .checkFailed,
      .unfinished:
      return nil
    case .completed(let completion): return completion.late ? time : nil
    case .stale(let read): return read.operation == awaited ? nil : time
    case .dirty(let read), .readOfLost(let read): return read.operation == awaited ? nil : time
    case .lost(let writes):
      return writes.contains { $0.write.operation == awaited } ? nil : time
    case .dirtyReadLost, .lossFinal, .recovered, .survived, .leads, .twoLeaders, .nobodyDecides,
      .steppedDown, .electionStarted, .electionLost, .suspects, .catchesUp, .diverged, .copying,
      .copied,
      .cannotCatchUp, .follows, .fellBack, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced,
      .duplicated,
      .refused, .stepped:
      return time
    }
  }

  /// Keeps a moment for the timeline.
  mutating func note(_ what: String, at node: NodeID?) {
    moments.add(Moments.Moment(time: clock, line: record.line, node: node, what: what))
  }
}
