import ClientHistory
import Interpreter
import Rendering
import Syntax

/// Runs the statements of a session again and finds the checks that hold behind each.
///
/// A check is only proposed by what was told; it is kept where it holds when it is tried on a copy,
/// so that what is saved passes as it is.
struct CheckedReplay {
  private var interpreter: Interpreter
  private var sink = ProposingSink()
  /// Whether a check failed in the last statement.
  private(set) var hasFailedCheck = false
  /// What stands for the last statement in what is saved: the statement itself; where a check in it
  /// failed or it could not be run, the time that it took, as a `wait`; nil where it took none.
  private(set) var written: String?
  /// Whether the last statement is itself in what is saved.
  private(set) var isKept = false

  /// What the last statement said.
  var said: [UInt8] { sink.said }

  /// More writes than this are checked by their number.
  private static let mostLosses = 5
  /// More values than this are left out of the checks at the end.
  private static let mostValues = 40
  /// Of so many keys it is checked what each node has.
  private static let mostKeys = 10

  private let interrupted: () -> Bool

  init(seed: UInt64, interrupted: @escaping () -> Bool) {
    interpreter = Interpreter(seed: seed)
    self.interrupted = interrupted
  }

  /// Runs a statement; the checks that hold behind it.
  mutating func run(_ part: SessionScript.Part, proposing: Bool) -> [String] {
    let before = interpreter
    sink = ProposingSink(library: part.library, source: part.source)
    written = part.text
    isKept = true
    hasFailedCheck = false
    switch interpreter.perform(
      part.statement, in: part.source, sink: &sink, interrupted: interrupted)
    {
    case .done: break
    case .checkFailed:
      hasFailedCheck = true
      leaveOut(goingBackTo: before)
    case .mistake, .interrupted: leaveOut(goingBackTo: before)
    }
    guard proposing, isKept, part.statement.isAnswered else { return [] }
    return proposals(for: part.statement).filter(holds)
  }

  /// Nothing of the last statement is kept, as it is not in what is saved, but the time it took.
  private mutating func leaveOut(goingBackTo before: Interpreter) {
    let time = interpreter.clock - before.clock
    interpreter = before
    sink = ProposingSink()
    written = nil
    isKept = false
    let source = SourceText(name: "", text: "wait \(time)us")
    guard time > 0, let wait = Parser.parse(source).script.statements.first else { return }
    _ = interpreter.perform(wait, in: source, sink: &sink)
    written = source.text(of: wait.range)
  }

  private func proposals(for statement: Statement) -> [String] {
    let client = statement.client.map { " for " + Quoting.written($0.text) } ?? ""
    let words = sink.proposals.flatMap { event in
      proposals(for: event, client, isRead: statement.isRead)
    }
    var seen: Set<String> = []
    return words.map { "expect " + $0 }.filter { seen.insert($0).inserted }
  }

  private func proposals(for event: Event, _ client: String, isRead: Bool) -> [String] {
    let names = interpreter.names
    switch event {
    case .completed(let completion):
      guard !completion.late else { return [] }
      var checks = [completion.outcome.rawValue + client]
      if completion.kind == .read, completion.answers.count == 1 {
        let value = completion.answers[0].value.map { Quoting.written(names.text(of: $0)) }
        checks = [(value.map { "value \($0)" } ?? "value is not set") + client]
        checks.append("no warning" + client)
      }
      return checks
    case .blocked, .pending: return ["blocked" + client, "pending" + client]
    case .stale: return ["stale" + client]
    case .dirty: return ["dirty" + client]
    case .readOfLost: return ["warning" + client]
    case .refused: return ["refused"]
    case .lost(let writes):
      if writes.count > Self.mostLosses { return ["lost \(writes.count) writes"] }
      return writes.flatMap { loss in
        loss.write.changes.compactMap { change -> String? in
          guard case .put(let value) = change.action else { return nil }
          return "lost \(Quoting.written(names.name(of: change.key))) = "
            + Quoting.written(names.text(of: value))
        }
      }
    case .leads(let node, _, _, _): return ["leader " + Quoting.written(names.name(of: node))]
    case .lossFinal, .recovered, .survived, .dirtyReadLost, .twoLeaders, .nobodyDecides,
      .steppedDown, .electionStarted, .electionLost, .suspects, .catchesUp, .diverged, .copying,
      .copied,
      .cannotCatchUp, .follows, .fellBack, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced,
      .duplicated,
      .quiet,
      .waitEnded, .stepped, .scenarioBegan, .view, .explanation, .checkFailed, .unfinished:
      return []
    }
  }

  /// Who leads, what is lost, and what can be read where.
  func finalChecks() -> [String] {
    let names = interpreter.names
    let nodes = interpreter.nodes.map { Quoting.written(names.name(of: $0)) }
    guard !nodes.isEmpty else { return [] }
    var checks = ["expect lost nothing", "expect leader none"]
    checks += nodes.map { "expect leader \($0)" }
    let keys = names.keys.prefix(Self.mostKeys).map(Quoting.written)
    var values: [String] = []
    for node in nodes where values.count < Self.mostValues && !interrupted() {
      let set = self.values(at: node)
      values += set.map { "expect read \($0.key) at \(node) = \($0.value)" }
      let unset = keys.filter { key in !set.contains { $0.key == key } }
      values += unset.map { "expect read \($0) at \(node) is not set" }
    }
    return (checks + values.prefix(Self.mostValues)).filter { !interrupted() && holds($0) }
  }

  /// What a node shows of its data, as it is written in a check.
  private func values(at node: String) -> [(key: String, value: String)] {
    var copy = interpreter
    var sink = ProposingSink()
    let source = SourceText(name: "", text: "data " + node)
    guard let statement = Parser.parse(source).script.statements.first else { return [] }
    _ = copy.perform(statement, in: source, sink: &sink)
    var values: [(String, String)] = []
    for case .view(let table) in sink.proposals {
      for row in table.rows.prefix(Self.mostKeys) where row.count > 1 {
        guard case .text(let key) = row[0] else { continue }
        switch row[1] {
        case .text(let text): values.append((Quoting.written(key), Quoting.written(text)))
        case .count(let count): values.append((Quoting.written(key), String(count)))
        case .duration, .empty: break
        }
      }
    }
    return values
  }

  private func holds(_ check: String) -> Bool {
    let source = SourceText(name: "", text: check)
    let result = Parser.parse(source)
    guard result.diagnostics.isEmpty, let statement = result.script.statements.first else {
      return false
    }
    var copy = interpreter
    var sink = ProposingSink()
    switch copy.perform(statement, in: source, sink: &sink) {
    case .done: return true
    case .checkFailed, .mistake, .interrupted: return false
    }
  }
}

/// Keeps what a statement told, and says it.
private struct ProposingSink: EventSink {
  var library = Library()
  var source = SourceText(name: "", bytes: [])
  private(set) var proposals: [Event] = []
  private(set) var said: [UInt8] = []
  private let renderer = TextRenderer()

  init() {}

  init(library: Library, source: SourceText) {
    self.library = library
    self.source = source
  }

  var goesOnAfterFailedCheck: Bool { false }

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {
    proposals += record.events
    for (index, event) in record.events.enumerated() {
      renderer.render(
        event, names: interpreter.names, clock: record.clock, at: record.time(ofEvent: index),
        into: &said)
    }
  }

  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending {
    guard let program = library.program(path.text, from: source) else { return .done }
    let outer = source
    source = program.source
    defer { source = outer }
    let statements = program.statements ?? Parser.parse(program.source).script.statements
    for statement in statements {
      let ending = interpreter.perform(statement, in: program.source, sink: &self)
      guard case .done = ending else { return ending }
    }
    return .done
  }
}

extension Statement {
  /// Whether what it told is about itself alone, so that checks can stand behind it.
  fileprivate var isAnswered: Bool {
    switch body {
    case .repeat, .scenario, .compare, .include, .expect, .look: false
    case .node, .client, .region, .link, .remove, .use, .set, .write, .read, .begin, .commit,
      .rollback,
      .start, .await, .cancel, .crash, .stop, .wipe, .restart, .freeze, .thaw, .pause, .resume,
      .partition, .cut, .heal, .hold, .release, .disconnect, .slow, .checkpoint, .promote, .demote,
      .rejoin, .elect, .stepdown, .wait, .waitUntil, .waitFor, .settle, .step, .at:
      true
    }
  }

  fileprivate var isRead: Bool { if case .read = body { true } else { false } }
}
