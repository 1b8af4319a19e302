public import ClientHistory
import Consistency
import Replication
public import Simulation
public import Syntax
import Systems

/// The meaning of statements: it lets the world move and says what happened. It is a value: a copy
/// is a fork of everything, clock, history and names included.
public struct Interpreter: Sendable {
  /// What nodes, clients, keys and long texts are called.
  public internal(set) var names = Names()
  /// The cluster and its time.
  public internal(set) var world: World
  /// What clients did and were told.
  public internal(set) var history = History()
  var accounts = Accounts()
  var clients: ContiguousArray<ClientState> = [ClientState()]
  /// Whose operation, or which look, the next `expect` speaks of.
  var lastSubject = Subject.nothing
  var patience: Microseconds = 10_000_000
  /// Nil: the language's own rules and words.
  var system: SystemInUse?
  /// What `at` put off, by number.
  var scheduled: [Scheduled] = []
  var variables: [(name: String, value: String)] = []
  var record = StatementRecord(
    range: SourceRange(start: 0, end: 0), line: 0, clock: 0, events: [])
  /// Counts invocations and completions: what came first at equal times.
  var eventNumber: UInt64 = 0
  var moments = Moments()
  /// How many rows a view shows of a list that may be long.
  public var rowsShown = Interpreter.usualRows
  /// So many for a person, who is told how many more there are.
  public static let usualRows = 50
  /// Whose disks were emptied at some time.
  var wipedNodes = NodeSet()
  var spareOccurrences: ContiguousArray<Occurrence> = []
  /// Why a client turns away from its operation, while it does.
  var pendingEndReason: Reason?
  /// The operation that the running statement waits for.
  var awaited = OperationID.none
  let seed: UInt64
  /// What was performed so far, for `why` to play it again.
  var recording = Recording()
  /// Set only while the past is played again.
  var watch: Watch?

  /// An empty world. The same statements with the same seed say the same.
  public init(seed: UInt64) {
    self.seed = seed
    world = World(seed: seed)
  }

  /// How much virtual time has passed.
  public var clock: Microseconds { world.clock }

  /// Performs one statement. `interrupted` is asked now and then during long work.
  public mutating func perform(
    _ statement: Statement, in source: SourceText, sink: inout some EventSink,
    interrupted: () -> Bool = { false }
  ) -> Ending {
    if case .repeat(let form) = statement.body {
      return performRepeat(form, in: source, sink: &sink, interrupted: interrupted)
    }
    if case .scenario(let name, let body) = statement.body {
      let around = self
      beginScenario(name, statement, source, &sink)
      let ending = performAll(body, in: source, sink: &sink, interrupted: interrupted)
      endScenario(statement, source, &sink, goingBackTo: around)
      return ending
    }
    if case .compare(let form) = statement.body {
      return compare(form, statement, source, &sink, interrupted)
    }
    if case .include(let path) = statement.body { return sink.include(path, &self) }
    return performLeaf(statement, in: source, sink: &sink, interrupted: interrupted)
  }

  /// The text has ended: tells what is still pending.
  public mutating func finish() -> [Event] {
    let pending = world.requests.compactMap { writeText(of: $0.operation) }
    return pending.isEmpty ? [] : [.unfinished(pending)]
  }

  // MARK: Structure

  mutating func performAll(
    _ body: [Statement], in source: SourceText, sink: inout some EventSink,
    interrupted: () -> Bool
  ) -> Ending {
    var ending = Ending.done
    for statement in body {
      let one = perform(statement, in: source, sink: &sink, interrupted: interrupted)
      if stops(one, &ending, goesOn: sink.goesOnAfterFailedCheck) { return one }
    }
    return ending
  }

  /// Whether the end of one statement ends all; a failed check that does not is kept in mind.
  func stops(_ ending: Ending, _ whole: inout Ending, goesOn: Bool) -> Bool {
    switch ending {
    case .done: return false
    case .checkFailed:
      whole = .checkFailed
      return !goesOn
    case .mistake, .interrupted: return true
    }
  }

  private mutating func performRepeat(
    _ form: RepeatStatement, in source: SourceText, sink: inout some EventSink,
    interrupted: () -> Bool
  ) -> Ending {
    var ending = Ending.done
    defer { if form.variable != nil { variables.removeLast() } }
    if let variable = form.variable { variables.append((variable.text, "")) }
    for turn in stride(from: 1, through: form.count.value, by: 1) {
      if interrupted() { return .interrupted }
      if form.variable != nil { variables[variables.count - 1].value = String(turn) }
      let one = performAll(form.body, in: source, sink: &sink, interrupted: interrupted)
      if stops(one, &ending, goesOn: sink.goesOnAfterFailedCheck) { return one }
    }
    return ending
  }

  /// A scenario starts from an empty world, and the one around it goes on after it.
  private mutating func beginScenario(
    _ name: Word, _ statement: Statement, _ source: SourceText, _ sink: inout some EventSink
  ) {
    let rows = rowsShown
    self = Interpreter(seed: seed)
    rowsShown = rows
    begin(statement, source)
    record.events = [.scenarioBegan(name.text)]
    sink.receive(record, self)
    record.clear()
  }

  private mutating func endScenario(
    _ statement: Statement, _ source: SourceText, _ sink: inout some EventSink,
    goingBackTo around: Interpreter
  ) {
    let unfinished = finish()
    if !unfinished.isEmpty {
      begin(statement, source)
      record.events = unfinished
      sink.receive(record, self)
    }
    self = around
  }

  mutating func begin(_ statement: Statement, _ source: SourceText) {
    record.range = statement.range
    record.line = Int32(
      truncatingIfNeeded: source.line(of: statement.range.start, near: Int(record.line)))
    record.clock = clock
  }

  /// Performs a statement that holds no others.
  mutating func performLeaf(
    _ statement: Statement, in source: SourceText, sink: inout some EventSink,
    interrupted: () -> Bool
  ) -> Ending {
    begin(statement, source)
    recording.begin(statement, source, variables)
    let ending: Ending
    do throws(Stop) {
      ending = try run(statement, source, interrupted)
    } catch {
      switch error {
      case .mistake(let mistake):
        ending = .mistake(mistake)
      case .refused(let refusal):
        drain()
        lastSubject = .refusal(refusal)
        report(.refused(refusal))
        ending = .done
      }
    }
    drain()
    if case .interrupted = ending { recording.interrupted() }
    if watch != nil { lookAround() }
    record.clock = clock
    sink.receive(record, self)
    record.clear()
    awaited = .none
    return ending
  }
}

/// Why a statement stops short.
enum Stop: Error {
  case mistake(Mistake)
  case refused(Refusal)
}

/// What `expect` speaks of.
enum Subject: Sendable {
  case nothing
  case operation(ClientID)
  case look(Findings)
  case refusal(Refusal)
}

/// What was wrong with what a reader saw.
struct Findings: Sendable {
  var isStale = false
  var isDirty = false
  var showedLost = false

  var isEmpty: Bool { !isStale && !isDirty && !showedLost }

  mutating func join(_ other: Findings) {
    isStale = isStale || other.isStale
    isDirty = isDirty || other.isDirty
    showedLost = showedLost || other.showedLost
  }
}

/// A statement that waits for its time.
struct Scheduled: Sendable {
  var statement: Statement
  var source: SourceText
  var line: Int32
  /// The statement that put it off.
  var leaf: Int
}

/// What a session knows of one client.
struct ClientState: Sendable {
  /// Its last operation.
  var last: OperationID?
  var completion: Completion?
  var findings = Findings()
  /// Where its newest write stands, for reads after own writes.
  var newestWrite: Replication.Place?
  /// The changes of a transaction that is open.
  var transaction: [ClientHistory.Change]?
  /// What it asks of its writes, set with the language's own settings.
  var wishes = Wishes()
  /// Where the log of the node ended that last answered.
  var lastSeen: Replication.Place?
  /// The parameters of the system in use that it has set for itself.
  var parameters: [ParameterSetting] = []
  var patience: Microseconds?
  /// Nil: what the rules say.
  var showing: ReadView?
  var route: Route?
  /// Set where the client has said how fresh a node must be; inside, nil for any.
  var freshness: ClientLimit?
  /// Set where the client has said how long it waits for an answer.
  var limit: ClientLimit?
}

/// A limit that a client has set for itself.
enum ClientLimit: Sendable {
  case any
  case within(Microseconds)
}
