import ClientHistory
import Interpreter
import Rendering
import Syntax

/// How a session says things: as text, or as JSON.
enum Voice: Sendable {
  case text(TextRenderer, echo: Bool)
  case json(JSONRenderer)
  /// For what is done again and was said before.
  case silent

  /// - Parameter fits: whether what is said goes where the options say it goes.
  init(_ options: Session.Options, _ format: Session.Options.Format, fits: Bool) {
    var renderer = TextRenderer(
      glyphs: options.glyphs, colour: options.colour && fits,
      width: options.isOnTerminal && fits ? options.width : nil)
    switch format {
    case .json:
      self = .json(JSONRenderer())
      return
    case .text: break
    case .csv: renderer.tables = .csv
    case .markdown: renderer.tables = .markdown
    }
    self = .text(renderer, echo: options.echo)
  }

  /// How many rows of a long view are shown: CSV has no place to tell that there are more.
  var rowsShown: Int {
    switch self {
    case .text(let renderer, _):
      switch renderer.tables {
      case .aligned, .markdown: Interpreter.usualRows
      case .csv: Voice.rowsOfCSV
      }
    case .json, .silent: Interpreter.usualRows
    }
  }

  private static let rowsOfCSV = 100_000

  func begin(seed: UInt64, into out: inout [UInt8]) {
    switch self {
    case .text, .silent: break
    case .json(let renderer): renderer.begin(seed: seed, into: &out)
    }
  }

  /// What comes before the events of a statement.
  func statement(_ record: StatementRecord, in source: SourceText, into out: inout [UInt8]) {
    switch self {
    case .text(_, let echo):
      // A scenario tells its beginning itself, and its statements are shown one by one.
      if echo, !record.beginsScenario {
        Transcript.echo(source.text(of: record.range), into: &out)
      }
    case .json(let renderer):
      renderer.statement(
        file: source.name, line: record.line, text: source.text(of: record.range),
        clock: record.clock, into: &out)
    case .silent: break
    }
  }

  /// - Parameters:
  ///   - time: when it came about, where that is to be told.
  ///   - file: the included text that the event is of.
  func render(
    _ event: Event, names: Names, clock: Microseconds, at time: Microseconds? = nil,
    file: String? = nil, into out: inout [UInt8]
  ) {
    switch self {
    case .text(let renderer, _):
      renderer.render(event, names: names, clock: clock, at: time, file: file, into: &out)
    case .json(let renderer): renderer.render(event, names: names, at: time, into: &out)
    case .silent: break
    }
  }

  func end(_ status: ExitStatus, into out: inout [UInt8]) {
    switch self {
    case .text, .silent: break
    case .json(let renderer): renderer.end(status: status.rawValue, into: &out)
    }
  }
}

extension StatementRecord {
  fileprivate var beginsScenario: Bool {
    events.contains { event in
      if case .scenarioBegan = event { true } else { false }
    }
  }
}
