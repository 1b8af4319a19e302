import ClientHistory
import Replication
import Simulation
import Syntax

extension Interpreter {
  /// `settle` gives up after this.
  static let settleLimit: ClientHistory.Microseconds = 3_600_000_000

  mutating func wait(
    _ duration: Syntax.Duration, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    let (end, overflow) = clock.addingReportingOverflow(duration.microseconds)
    guard !overflow, end <= World.latest else {
      throw .mistake(
        Mistake(
          range: duration.range, message: "the clock does not go that far",
          wayOut: "it ends about three thousand years from its start"))
    }
    var turns = 0
    while true {
      turns += 1
      if turns & 255 == 0, interrupted() { return .interrupted }
      switch world.proceed(upTo: end, onlyHelpful: false) {
      case .performed: drain()
      case .scheduled(let number): performScheduled(number)
      case .nothing, .beyond:
        world.passTime(to: end)
        return .done
      }
    }
  }

  /// Lets time pass while something holds, up to a time.
  mutating func runWhile(
    until limit: ClientHistory.Microseconds, _ interrupted: () -> Bool,
    _ holds: (inout Interpreter) -> Bool
  ) -> Ending {
    var turns = 0
    while holds(&self) {
      turns += 1
      if turns & 255 == 0, interrupted() { return .interrupted }
      switch world.proceed(upTo: limit, onlyHelpful: true) {
      case .performed: drain()
      case .scheduled(let number): performScheduled(number)
      case .nothing, .beyond: return .done
      }
    }
    return .done
  }

  mutating func waitUntil(
    _ condition: Condition, _ within: Syntax.Duration?, _ source: SourceText,
    _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    let limit = min(clock + (within?.microseconds ?? patience), World.latest)
    var turns = 0
    while try judge(condition) != nil {
      turns += 1
      if turns & 255 == 0, interrupted() { return .interrupted }
      switch world.proceed(upTo: limit, onlyHelpful: true) {
      case .performed: drain()
      case .scheduled(let number): performScheduled(number)
      case .beyond:
        world.passTime(to: limit)
        return try expect(condition, source)
      case .nothing:
        return try expect(condition, source)
      }
    }
    report(.waitEnded(clock))
    return .done
  }

  mutating func settle(_ interrupted: () -> Bool) -> Ending {
    let limit = min(clock + Interpreter.settleLimit, World.latest)
    var turns = 0
    while true {
      turns += 1
      if turns & 255 == 0, interrupted() { return .interrupted }
      switch world.proceed(upTo: limit, onlyHelpful: true) {
      case .performed: drain()
      case .scheduled(let number): performScheduled(number)
      case .nothing:
        report(.quiet(.settled))
        return .done
      case .beyond:
        world.passTime(to: limit)
        report(.quiet(.gaveUp))
        return .done
      }
    }
  }

  // MARK: One thing at a time

  mutating func step(_ form: StepStatement) throws(Stop) {
    switch form {
    case .next(let count):
      for _ in 0..<max(1, min(count?.value ?? 1, Limits.repeatCount)) {
        guard let event = world.step() else {
          throw .refused(
            Refusal("nothing is left to happen", wayOut: "`wait 1s` lets time pass all the same"))
        }
        report(.stepped(Step(what: words(for: event))))
        if case .scheduled(let number) = event { performScheduled(number) }
        drain()
      }
    case .deliver(let ends):
      let (from, to) = (try node(ends.from), try node(ends.to))
      guard world.stepDelivery(from: from, to: to) else {
        throw .refused(
          Refusal(
            "nothing can be delivered from \(names.name(of: from)) to \(names.name(of: to)) now",
            wayOut: "`messages` shows what is on the way"))
      }
    case .flush(let word):
      let id = try node(word)
      try require(world.stepFlush(id), "\(names.name(of: id)) has nothing to flush")
    case .apply(let word):
      let id = try node(word)
      try require(world.stepApply(id), "\(names.name(of: id)) has nothing to apply")
    case .timer(let word):
      let id = try node(word)
      try require(world.stepTimer(id), "no timer of \(names.name(of: id)) is armed")
    }
  }

  private func require(_ done: Bool, _ reason: String) throws(Stop) {
    guard done else {
      throw .refused(Refusal(reason, wayOut: "`step` performs what comes next"))
    }
  }

  private func words(for event: Appointment.Event) -> String {
    switch event {
    case .deliver(let link, _):
      let line = world.cluster.links[link]
      return "message from \(names.name(of: line.from)) to \(names.name(of: line.to)) arrived"
    case .flush(let node, let position): return "\(names.name(of: node)) flushed up to \(position)"
    case .apply(let node, let position): return "\(names.name(of: node)) applied \(position)"
    case .timer(let timer, _): return words(for: timer)
    case .request(let operation): return "request \(operation.number) came in"
    case .answer(let operation): return "answer to \(operation.number) came back"
    case .resend(let operation): return "request \(operation.number) is sent again"
    case .giveUp(let operation): return "the client of \(operation.number) gave up"
    case .expire(_, let key): return "\(names.name(of: key)) expired"
    case .scheduled: return "a statement's time has come"
    }
  }

  private func words(for timer: Timer) -> String {
    switch timer {
    case .flush(let node): "flush timer of \(names.name(of: node))"
    case .report(let node): "report timer of \(names.name(of: node))"
    case .fetch(let node): "fetch timer of \(names.name(of: node))"
    case .silence(let node): "election timer of \(names.name(of: node))"
    case .majority(let node): "majority timer of \(names.name(of: node))"
    case .handover(let node): "handover timer of \(names.name(of: node))"
    case .idle(let node): "idle timer of \(names.name(of: node))"
    case .takeover(let node): "takeover timer of \(names.name(of: node))"
    case .catchUp(let node): "catch-up timer of \(names.name(of: node))"
    case .stepDown(let node): "step-down timer of \(names.name(of: node))"
    case .sitOut(let node): "time until \(names.name(of: node)) may stand again"
    case .lag(let leader, let follower):
      "lag timer of \(names.name(of: leader)) for \(names.name(of: follower))"
    case .check(let node): "in-sync check of \(names.name(of: node))"
    case .session(let node): "session of \(names.name(of: node)) with the controllers"
    case .preference(let node): "preference timer of \(names.name(of: node))"
    case .grace(let node): "grace timer of \(names.name(of: node))"
    case .apart(let node): "timer of \(names.name(of: node)) without its leader"
    case .tilt(let node): "clock timer of \(names.name(of: node))"
    case .gather(let node): "copy timer of \(names.name(of: node))"
    case .unwind(let node): "time until \(names.name(of: node)) has gone back"
    case .load(let node): "loading timer of \(names.name(of: node))"
    case .forget(let node): "timer of \(names.name(of: node)) without followers"
    case .count(let node, let operation):
      "timer of \(names.name(of: node)) for operation \(operation.number)"
    case .news(let leader, let follower):
      "news of \(names.name(of: leader)) for \(names.name(of: follower))"
    case .keepalive(let node, let other):
      "keepalive timer of \(names.name(of: node)) for \(names.name(of: other))"
    case .acknowledgement(let node, let operation):
      "acknowledgement timer of \(names.name(of: node)) for operation \(operation.number)"
    }
  }

  // MARK: At a time

  mutating func scheduleStatement(
    _ statement: Statement, at time: Syntax.Duration, _ source: SourceText
  ) throws(Stop) {
    guard time.microseconds >= clock else {
      throw .mistake(
        Mistake(
          range: time.range, message: "that time is over", wayOut: "times after `at` are absolute"))
    }
    guard canBePutOff(statement) else {
      throw .mistake(
        Mistake(
          range: statement.range, message: "a statement that lets time pass cannot be put off",
          wayOut: "write it where its time comes"))
    }
    scheduled.append(
      Scheduled(
        statement: statement, source: source, line: record.line, leaf: recording.current))
    world.schedule(scheduled.count - 1, at: time.microseconds)
  }

  private func canBePutOff(_ statement: Statement) -> Bool {
    switch statement.body {
    case .wait, .waitUntil, .settle, .step, .at, .await, .repeat, .scenario, .compare, .include:
      false
    case .node, .client, .region, .link, .remove, .use, .set: true
    case .write, .read, .waitFor, .begin, .commit, .rollback, .start, .cancel: true
    case .crash, .stop, .wipe, .restart, .freeze, .thaw, .pause, .resume, .slow, .checkpoint: true
    case .partition, .cut, .heal, .hold, .release, .disconnect: true
    case .promote, .demote, .rejoin, .elect, .stepdown, .look, .expect: true
    }
  }

  private func isOperation(_ statement: Statement) -> Bool {
    if case .write = statement.body { return true }
    if case .read = statement.body { return true }
    if case .waitFor = statement.body { return true }
    return false
  }

  /// Runs a statement whose time has come. An operation goes on by itself.
  mutating func performScheduled(_ number: Int) {
    let due = scheduled[number]
    let (line, leaf) = (record.line, recording.current)
    enter(line: due.line, leaf: due.leaf)
    defer { enter(line: line, leaf: leaf) }
    let waitedFor = awaited
    do throws(Stop) {
      if case .elect(let form) = due.statement.body {
        beginElection(form)
      } else if isOperation(due.statement) {
        _ = try begin(due.statement)
      } else {
        _ = try run(due.statement, due.source) { false }
      }
    } catch {
      switch error {
      case .refused(let refusal):
        report(.refused(refusal))
      case .mistake(let mistake):
        report(.refused(Refusal(mistake.message, wayOut: mistake.wayOut)))
      }
    }
    awaited = waitedFor
    drain()
    if watch != nil { lookAround() }
  }

  /// What happens from now on is the doing of that statement.
  private mutating func enter(line: Int32, leaf: Int) {
    record.line = line
    recording.current = leaf
    if watch != nil { world.trace?.cause = leaf }
  }
}
