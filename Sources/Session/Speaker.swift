import Interpreter
import Syntax

/// Hears what statements did and says it; runs what they include.
struct Speaker: EventSink {
  /// Output is handed on when this many bytes are there, so that a script of a million statements
  /// takes few calls.
  static let chunkBytes = 32 << 10

  let voice: Voice
  var library: Library
  let output: (borrowing [UInt8]) -> Void
  let interrupted: () -> Bool
  /// Whether to go on after a check that failed.
  let keepGoing: Bool
  /// Whether to keep what each statement said apart.
  let notesPieces: Bool
  /// Whether what is kept apart is handed on when it grows long, and not kept any more.
  let spills: Bool
  /// The text whose statements run now.
  private(set) var source: SourceText
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  private(set) var hasFailedCheck = false
  /// The statement of the first text that includes the one which runs now.
  private var including: SourceRange?

  init(
    voice: Voice, library: Library, source: SourceText, keepGoing: Bool = false,
    hasFailedCheck: Bool = false, notesPieces: Bool = false,
    spills: Bool = false,
    output: @escaping (borrowing [UInt8]) -> Void, interrupted: @escaping () -> Bool
  ) {
    self.voice = voice
    self.library = library
    self.source = source
    self.keepGoing = keepGoing
    self.hasFailedCheck = hasFailedCheck
    self.notesPieces = notesPieces
    self.spills = spills
    self.output = output
    self.interrupted = interrupted
  }

  var goesOnAfterFailedCheck: Bool { keepGoing }

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {
    let start = bytes.count
    voice.statement(record, in: source, into: &bytes)
    let file = including == nil ? nil : source.name
    var failed: [UInt8] = []
    for (index, event) in record.events.enumerated() {
      let start = bytes.count
      voice.render(
        event, names: interpreter.names, clock: record.clock, at: record.time(ofEvent: index),
        file: file, into: &bytes)
      if notesPieces, case .checkFailed = event { failed += bytes[start...] }
    }
    if notesPieces {
      pieces.append(
        Piece(
          range: including ?? record.range, bytes: Array(bytes[start...]),
          failedCheck: String(decoding: failed, as: UTF8.self)))
      spill()
    } else if bytes.count >= Speaker.chunkBytes {
      flush()
    }
  }

  /// What a long statement says is shown while it runs.
  private mutating func spill() {
    guard spills, bytes.count >= Speaker.chunkBytes else { return }
    flush()
    pieces.removeAll(keepingCapacity: true)
  }

  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending {
    guard let program = library.program(path.text, from: source) else {
      let message = "`\(Escaping.escaped(path.text))` was not read before the text ran"
      return .mistake(Mistake(range: path.range, message: message))
    }
    let outer = source
    let outerIncluding = including
    if including == nil { including = path.range }
    source = program.source
    let ending = run(program, on: &interpreter)
    if case .mistake = ending { return ending }
    source = outer
    including = outerIncluding
    return ending
  }

  /// Runs the statements of a text until one ends otherwise than well.
  mutating func run(_ program: Program, on interpreter: inout Interpreter) -> Ending {
    guard let statements = program.statements else {
      return read(program.source, on: &interpreter)
    }
    for statement in statements {
      let ending = perform(statement, in: program.source, on: &interpreter)
      guard case .done = ending else { return ending }
    }
    return .done
  }

  /// The same for a text of which no trees are kept.
  private mutating func read(
    _ source: SourceText, on interpreter: inout Interpreter
  ) -> Ending {
    var reader = StatementReader(source: source)
    while let (statement, _) = reader.next() {
      guard let statement else { continue }
      let ending = perform(statement, in: source, on: &interpreter)
      guard case .done = ending else { return ending }
    }
    return .done
  }

  mutating func perform(
    _ statement: Statement, in source: SourceText, on interpreter: inout Interpreter
  ) -> Ending {
    let interrupted = interrupted
    if interrupted() { return .interrupted }
    interpreter.rowsShown = voice.rowsShown
    let ending = interpreter.perform(
      statement, in: source, sink: &self, interrupted: interrupted)
    if case .checkFailed = ending {
      hasFailedCheck = true
      if keepGoing { return .done }
    }
    return ending
  }

  /// Says events that belong to no statement.
  mutating func say(_ events: [Event], of interpreter: Interpreter) {
    for event in events {
      voice.render(event, names: interpreter.names, clock: interpreter.clock, into: &bytes)
    }
  }

  mutating func flush() {
    guard !bytes.isEmpty else { return }
    output(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
