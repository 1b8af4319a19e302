import ClientHistory
import Interpreter
import Session
import Syntax
import Testing

/// An interpreter that is told statements one after another, with everything it said.
struct Stand {
  var interpreter: Interpreter
  private(set) var texts: [String] = []
  private(set) var events: [Event] = []
  /// Mistakes and failed checks.
  private(set) var troubles: [String] = []

  init(seed: UInt64 = 1) { interpreter = Interpreter(seed: seed) }

  /// Says statements; answers what they gave.
  @discardableResult
  mutating func say(_ text: String) -> [Event] {
    texts.append(text)
    let source = SourceText(name: "test", text: text)
    let result = Parser.parse(source)
    for diagnostic in result.diagnostics {
      troubles.append("\(text): \(diagnostic.message)")
    }
    var sink = Ear()
    for statement in result.script.statements {
      switch interpreter.perform(statement, in: source, sink: &sink) {
      case .done: break
      case .checkFailed: troubles.append("a check failed: \(text)")
      case .mistake(let mistake): troubles.append("\(text): \(mistake.message)")
      case .interrupted: troubles.append("interrupted")
      }
    }
    events += sink.events
    return sink.events
  }
}

private struct Ear: EventSink {
  var events: [Event] = []
  let goesOnAfterFailedCheck = true

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {
    events += record.events
  }

  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending { .done }
}

/// What a text says when it runs.
struct Told {
  var output = ""
  var complaints: [String] = []
  var status = ExitStatus.done

  init(_ text: String, seed: UInt64 = 1, format: Session.Options.Format = .text) {
    var session = Session(
      Session.Options(seed: seed, format: format, keepGoing: true, echo: true))
    var bytes: [UInt8] = []
    var said: [String] = []
    status = session.run(
      SourceText(name: "test.repl", text: text), output: { bytes += $0 },
      complaint: { said.append($0) })
    output = String(decoding: bytes, as: UTF8.self)
    complaints = said
  }
}

/// Every check of a script holds.
func holds(_ text: String, seed: UInt64 = 1, at location: SourceLocation = #_sourceLocation) {
  let told = Told(text, seed: seed)
  #expect(
    told.status == .done, "\(told.output)\n\(told.complaints.joined(separator: "\n"))",
    sourceLocation: location)
}

/// A script stops with an error that says so much.
func complains(
  _ text: String, _ part: String, at location: SourceLocation = #_sourceLocation
) {
  let told = Told(text)
  #expect(told.status == .textWrong, "\(told.output)", sourceLocation: location)
  #expect(
    told.complaints.contains { $0.contains(part) },
    "\(told.output)\n\(told.complaints.joined(separator: "\n"))", sourceLocation: location)
}
