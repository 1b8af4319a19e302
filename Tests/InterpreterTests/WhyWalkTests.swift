import ClientHistory
import Interpreter
import Rendering
import Syntax
import Testing

/// Whatever is said in a world of random statements can be asked about, and what is claimed to have
/// prevented it does so when the changed text is run anew.
@Suite("Why in random worlds") struct WhyWalkTests {
  static let seeds: Range<UInt64> = 0..<40
  static let statements = 40
  /// How often a walk is interrupted by a question.
  static let questions = 5

  @Test func everyRemedyIsTrue() {
    var checked = 0
    for seed in Self.seeds { checked += walk(seed) }
    #expect(checked > 120, "only \(checked) remedies were claimed")
  }

  /// How many remedies were told in a walk.
  private func walk(_ seed: UInt64) -> Int {
    var walk = Walk(seed: seed)
    var lines = ["client alice, bob"] + walk.beginning()
    for _ in 0..<Self.statements { lines.append(walk.statement()) }
    let source = SourceText(name: "walk", text: lines.joined(separator: "\n"))
    var interpreter = Interpreter(seed: seed)
    var asked = 0
    var checked = 0
    for statement in Parser.parse(source).script.statements {
      var ear = Listener()
      _ = interpreter.perform(statement, in: source, sink: &ear)
      guard asked < Self.questions, ear.events.contains(where: Self.isWorthAsking) else { continue }
      asked += 1
      let line = source.location(of: statement.range.start).line
      checked += ask(interpreter, source, Array(lines.prefix(line)), seed)
    }
    for subject in ["x", "y", "a", "b", "alice", "operation 1", "operation 3"] {
      _ = Self.answer("why \(subject)", of: interpreter)
    }
    return checked
  }

  private static func isWorthAsking(_ event: Event) -> Bool {
    switch event {
    case .lost, .stale, .blocked, .refused, .dirty, .readOfLost, .cannotCatchUp: true
    case .completed(let completion): completion.outcome != .acknowledged
    default: false
    }
  }

  private func ask(
    _ interpreter: Interpreter, _ source: SourceText, _ lines: [String], _ seed: UInt64
  ) -> Int {
    let before = Self.picture(of: interpreter)
    var copy = interpreter
    guard let answer = Self.answer("why", of: &copy) else { return 0 }
    #expect(Self.picture(of: copy) == before, "asking changed the world, seed \(seed)")
    guard let last = answer.causes.last, case .event(let event) = last.what else { return 0 }
    for remedy in answer.remedies {
      let changed = Self.changed(lines, by: remedy)
      let sayings = Self.run(changed, seed)
      #expect(
        !sayings.contains { $0.tells(event, interpreter) },
        "seed \(seed): \(event)\n\(remedy)\n\(changed.joined(separator: "\n"))")
    }
    return answer.remedies.count
  }

  // MARK: The changed text

  /// The lines keep their numbers: what is put before a statement goes on the same line.
  private static func changed(_ lines: [String], by remedy: Remedy) -> [String] {
    var lines = lines
    // Each is put before what stands there, so that the last of a place has to come first.
    for change in remedy.changes.reversed() {
      switch change {
      case .instead(let of, let text): lines[Int(of.line) - 1] = text
      case .without(let of): lines[Int(of.line) - 1] = "#"
      case .before: break
      }
    }
    // The first of several that stand before the same line comes first.
    for case .before(let of, let text) in remedy.changes.reversed() {
      lines[Int(of.line) - 1] = text + "; " + lines[Int(of.line) - 1]
    }
    return lines
  }

  private static func run(_ lines: [String], _ seed: UInt64) -> [Saying] {
    let source = SourceText(name: "walk", text: lines.joined(separator: "\n"))
    let result = Parser.parse(source)
    var sayings: [Saying] = []
    guard result.diagnostics.isEmpty else { return [.mistake] }
    var interpreter = Interpreter(seed: seed)
    for statement in result.script.statements {
      var ear = Listener()
      let ending = interpreter.perform(statement, in: source, sink: &ear)
      if case .mistake = ending { sayings.append(.mistake) }
      for (event, line) in zip(ear.events, ear.lines) {
        sayings.append(.event(event, line: line, interpreter))
      }
    }
    return sayings
  }

  // MARK: Asking

  private static func answer(_ text: String, of interpreter: Interpreter) -> Explanation? {
    var copy = interpreter
    return answer(text, of: &copy)
  }

  private static func answer(_ text: String, of interpreter: inout Interpreter) -> Explanation? {
    let source = SourceText(name: "walk", text: text)
    var found: Explanation?
    for statement in Parser.parse(source).script.statements {
      var ear = Listener()
      _ = interpreter.perform(statement, in: source, sink: &ear)
      for event in ear.events {
        var bytes: [UInt8] = []
        TextRenderer().render(event, names: interpreter.names, clock: 0, into: &bytes)
        JSONRenderer().render(event, names: interpreter.names, into: &bytes)
        if case .explanation(let one) = event { found = one }
      }
    }
    return found
  }

  /// All that can be seen of a world.
  private static func picture(of interpreter: Interpreter) -> String {
    var copy = interpreter
    var bytes = Array("\(copy.world.fingerprint())".utf8)
    let source = SourceText(
      name: "walk",
      text: "state\nlag\nhistory\nsettings\ntimeline\nmessages\nsummary\ncandidates\n")
    for statement in Parser.parse(source).script.statements {
      var ear = Listener()
      _ = copy.perform(statement, in: source, sink: &ear)
      for event in ear.events {
        TextRenderer().render(event, names: copy.names, clock: 0, into: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Something that was said when a changed text ran.
private enum Saying {
  case mistake
  case event(Event, line: Int32, Interpreter)

  /// Whether it tells what another run told: of the same operation, by the line that began it, or
  /// by the same line.
  func tells(_ other: Event, _ before: Interpreter) -> Bool {
    guard case .event(let event, _, let now) = self else { return true }
    switch (event, other) {
    case (.lost(let here), .lost(let there)):
      return here.contains { one in there.contains { $0.write.line == one.write.line } }
    case (.stale(let here), .stale(let there)):
      return now.history[here.operation]?.line == before.history[there.operation]?.line
        && here.key == there.key
    case (.blocked(let here), .blocked(let there)):
      return now.history[here.operation]?.line == before.history[there.operation]?.line
    case (.completed(let here), .completed(let there)):
      return here.outcome == there.outcome
        && now.history[here.operation]?.line == before.history[there.operation]?.line
    default:
      return false
    }
  }
}

private struct Listener: EventSink {
  var events: [Event] = []
  var lines: [Int32] = []
  let goesOnAfterFailedCheck = true

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {
    events += record.events
    lines += record.events.map { _ in record.line }
  }

  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending { .done }
}
