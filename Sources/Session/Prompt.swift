public import Syntax

// The REPL: lines go in one by one. A statement that is wrong changes nothing, and can be taken
// back when it was right.

extension Session {
  /// The name of what is typed.
  public static let promptName = "<prompt>"

  /// Takes a line, or a few that were pasted together. Prompts in front of them are taken off;
  /// where the first has one, lines without are a transcript's output and are left out, and what
  /// stands behind each prompt is run as if it were typed alone.
  ///
  /// - Parameter output: takes the beginning of what a statement says where that is long; the reply
  ///   has the rest, or all of it.
  public mutating func submit(
    _ text: String, files: Files = .none, output: Output? = nil,
    interrupted: @escaping () -> Bool = { false }
  ) -> Reply {
    guard let inputs = Transcript.inputs(of: text) else {
      let input = Transcript.input(of: text, continues: !unread.isEmpty)
      return take(input, files: files, output: output, interrupted: interrupted)
    }
    var reply = Reply()
    for input in inputs {
      // What was said before comes before what is said early.
      let early = output.map { output in
        { (bytes: borrowing [UInt8]) in
          if !reply.output.isEmpty { output(reply.output) }
          reply.output = []
          output(bytes)
        }
      }
      let next = take(input, files: files, output: early, interrupted: interrupted)
      reply.add(next)
      if case .quit = reply.next { break }
      if reply.status == .interrupted { break }
    }
    return reply
  }

  /// Takes what was typed, which may begin or go on with a statement of several lines.
  private mutating func take(
    _ text: String, files: Files, output: Output?, interrupted: @escaping () -> Bool
  ) -> Reply {
    unread.append(text.utf8)
    unread.append("\n".utf8)
    let source = unread.source(named: Session.promptName, upTo: unread.bytes.count)
    guard Session.isComplete(source) else { return Reply(next: .more) }
    unread.clear()
    let line = String(decoding: source.bytes.dropLast(), as: UTF8.self)
    let start = Moment(self)
    // What is said early must not pass by the file that it belongs into.
    let isRouted = manner.outputPath != nil || manner.logPath != nil
    let run = enter(
      source, files: files, output: isRouted ? nil : output, interrupted: interrupted)
    var reply = Reply(run)
    if manner.showsTime { reply.output += told(of: start) }
    return route(reply, to: line, files)
  }

  static func isComplete(_ source: SourceText) -> Bool {
    DotCommand.words(of: source) != nil || Parser.parse(source).completeness == .complete
  }

  /// Gives up what was typed of a statement that is not complete.
  public mutating func discard() { unread.clear() }

  /// The input has ended: tells what is still pending.
  public mutating func endPrompt() -> Reply {
    let leftOver = unread.source(named: Session.promptName, upTo: unread.bytes.count)
    var run = unread.isEmpty ? Run() : enter(leftOver, files: .none, interrupted: { false })
    unread.clear()
    run.pieces += leave().pieces
    run.quits = true
    return Reply(run)
  }

  /// Takes a whole text as if it were typed: a command, or statements that run one by one. The
  /// first that is a mistake ends it, and changes nothing.
  public mutating func enter(
    _ source: SourceText, files: Files, output: Output? = nil,
    interrupted: @escaping () -> Bool
  ) -> Run {
    if let words = DotCommand.words(of: source) {
      return perform(words, files: files, interrupted: interrupted)
    }
    var run = beginRun()
    let result = Parser.parse(source)
    guard result.diagnostics.isEmpty else {
      run.complaints = result.diagnostics.map { diagnostic in
        Complaint(
          DotCommand.named(by: diagnostic, in: source), in: source, showsPlace: false)
      }
      run.status = .textWrong
      return run
    }
    for statement in result.script.statements {
      var loader = Loader(
        files: files, root: Paths.folder(of: source.name), showsPlace: false)
      guard let program = loader.load([statement], of: source) else {
        run.complaints += loader.problems
        run.status = loader.status
        return run
      }
      let hadFailed = run.status == .checkFailed
      attempt(
        program, loader.library, keepGoing: false, showsPlace: false, output, interrupted, &run)
      switch run.status {
      case .done: if hadFailed { run.status = .checkFailed }
      case .checkFailed: break
      case .textWrong, .machineFailed, .interrupted: return run
      }
    }
    return run
  }

  /// Runs a program as one step of the past; where it is a mistake, nothing of it is kept.
  mutating func attempt(
    _ program: Program, _ library: Library, keepGoing: Bool, showsPlace: Bool,
    _ output: Output?, _ interrupted: @escaping () -> Bool, _ run: inout Run
  ) {
    let before = past.present
    var speaker = Speaker(
      voice: voice, library: library, source: program.source, keepGoing: keepGoing,
      notesPieces: true, spills: output != nil, output: output ?? { _ in },
      interrupted: interrupted)
    let ending = speaker.run(program, on: &past.present)
    run.status = speaker.status(after: ending)
    if case .mistake(let mistake) = ending {
      past.present = before
      run.isMistake = true
      let isInside = speaker.source.name != program.source.name
      run.complaints.append(
        Complaint(mistake, in: speaker.source, showsPlace: showsPlace || isInside))
      return
    }
    run.pieces += speaker.pieces
    past.note(
      Past.Entry(
        before: before, program: program, library: library,
        isRepeatable: run.status != .interrupted, keepGoing: keepGoing, isFile: showsPlace,
        hasFailedCheck: run.status == .checkFailed))
  }

  /// What comes before the first of everything.
  mutating func beginRun() -> Run {
    var run = Run()
    begin { run.pieces.append(Piece(said: Array($0))) }
    return run
  }

  /// What comes after the last.
  mutating func leave() -> Run {
    var speaker = Speaker(
      voice: voice, library: Library(), source: SourceText(name: "", bytes: []),
      output: { _ in }, interrupted: { false })
    speaker.say(past.present.finish(), of: past.present)
    return Run(pieces: [Piece(said: speaker.bytes)], quits: true)
  }
}

extension Piece {
  /// What no statement said.
  init(said bytes: [UInt8]) {
    self.init(range: SourceRange(start: 0, end: 0), bytes: bytes)
  }
}
