import Interpreter
import Syntax

// The commands that choose how and where a session speaks.

/// How a session at a prompt speaks, besides its options.
struct Manner: Sendable {
  /// The file that results go to, in place of the terminal.
  var outputPath: String?
  /// The file that also has everything.
  var logPath: String?
  var showsTime = false
  var pages = true
}

extension Session {
  /// Whether long output is to be shown page by page, where there is something that can.
  public var wantsPager: Bool { manner.pages }

  mutating func choose(_ command: DotCommand, _ rest: [String], _ files: Files) -> Run {
    let word = rest.joined(separator: " ")
    switch command {
    case .mode:
      guard let format = Options.Format(rawValue: word) else { return usage(command) }
      return mode(format)
    case .output:
      return redirect(\.outputPath, to: word, files, "results go to", "results go to the terminal")
    case .log:
      return redirect(
        \.logPath, to: word, files, "everything is also kept in", "nothing is kept any more")
    case .timer, .pager:
      guard word == "on" || word == "off" else { return usage(command) }
      if command == .timer { manner.showsTime = word == "on" }
      if command == .pager { manner.pages = word == "on" }
      return Run()
    case .show: return rest.isEmpty ? show() : usage(command)
    case .help, .undo, .redo, .goto, .fork, .switch, .branches, .diff, .read, .save, .quit, .exit:
      return usage(command)
    }
  }

  private mutating func mode(_ format: Options.Format) -> Run {
    self.format = format
    fitTables()
    return beginRun()
  }

  /// Chooses a file, which must be one that can be written now; without a path none any more.
  private mutating func redirect(
    _ place: WritableKeyPath<Manner, String?>, to path: String, _ files: Files, _ what: String,
    _ nowhere: String
  ) -> Run {
    defer { fitTables() }
    guard !path.isEmpty else {
      manner[keyPath: place] = nil
      return remark(nowhere)
    }
    let shown = Escaping.escaped(path)
    if let problem = files.append(path, []) {
      return wrong("`\(shown)` cannot be written: \(Escaping.escaped(problem.reason))")
    }
    manner[keyPath: place] = path
    return remark("\(what) \(shown)")
  }

  private func show() -> Run {
    let rows: [(String, String)] = [
      ("mode", format.rawValue),
      ("output", manner.outputPath ?? "terminal"),
      ("log", manner.logPath ?? "none"),
      ("timer", manner.showsTime ? "on" : "off"),
      ("pager", manner.pages ? "on" : "off"),
      ("seed", String(options.seed)),
      ("branch", branches.current),
      ("statements", String(past.entries.count)),
      ("taken back", String(past.undoneCount)),
      ("width", String(options.width)),
    ]
    let table = Table(
      name: "show", columns: [Table.Column("what"), Table.Column("is")],
      rows: rows.map { [.text($0.0), .text($0.1)] })
    var bytes: [UInt8] = []
    voice.render(.view(table), names: past.present.names, clock: past.present.clock, into: &bytes)
    return Run(pieces: [Piece(said: bytes)])
  }

  // MARK: Where it goes

  /// Sends what a line was answered to where it belongs; what stays is for the terminal.
  ///
  /// What `.output` itself answers is no result, and the log has no colours.
  mutating func route(_ reply: Reply, to line: String, _ files: Files) -> Reply {
    var reply = reply
    if let path = manner.logPath {
      var bytes: [UInt8] = []
      Transcript.echo(line, into: &bytes)
      bytes += Transcript.withoutColours(reply.output)
      for complaint in reply.complaints { bytes += Array((complaint + "\n").utf8) }
      if let problem = files.append(path, bytes) {
        manner.logPath = nil
        reply.complaints.append(lost("log", path, problem))
      }
    }
    let isAboutOutput = CommandText(line)?.isAbout(.output) ?? false
    if let path = manner.outputPath, !reply.output.isEmpty, !isAboutOutput {
      if let problem = files.append(path, reply.output) {
        manner.outputPath = nil
        fitTables()
        reply.complaints.append(lost("output", path, problem))
      } else {
        reply.output = []
      }
    }
    return reply
  }

  private func lost(_ what: String, _ path: String, _ problem: FileProblem) -> String {
    "error: the \(what) `\(Escaping.escaped(path))` cannot be written any more: "
      + Escaping.escaped(problem.reason)
  }
}
