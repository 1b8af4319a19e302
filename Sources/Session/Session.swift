public import Interpreter
public import Syntax

/// The REPL and the runner of scripts as a value: text goes in, text comes out, and a copy is a
/// fork of everything. It reads no files and writes nothing itself.
public struct Session: Sendable {
  /// Takes a part of the output; the parts in their order are all of it.
  public typealias Output = (borrowing [UInt8]) -> Void
  /// Takes an error in a text, as lines for a person; the last has no new line at its end.
  public typealias Complain = (String) -> Void

  /// What it was told at its start, with the width the terminal has now.
  public private(set) var options: Options
  /// How results are shown now.
  var format: Options.Format
  var voice: Voice
  var past: Past
  var branches = Branches()
  var manner = Manner()
  /// What was fed or typed and is not complete yet.
  var unread = Unread()
  var hasBegun = false
  /// Whether a check failed in what came in parts.
  var hasFailedCheck = false

  /// A session in which nothing has happened.
  public init(_ options: Options = Options()) {
    self.options = options
    format = options.format
    voice = Voice(options, options.format, fits: true)
    past = Past(Interpreter(seed: options.seed))
  }

  /// The terminal has another width now.
  public mutating func resize(width: Int) {
    guard width != options.width else { return }
    options.width = width
    fitTables()
  }

  /// Tables fit on the terminal where they go to it.
  mutating func fitTables() { voice = Voice(options, format, fits: manner.outputPath == nil) }

  /// The names and the clock of the cluster as they are now.
  public var interpreter: Interpreter { past.present }

  /// Checks a whole text, with everything it includes, and only then runs it.
  ///
  /// - Parameters:
  ///   - output: is called while the text runs, when there is enough to hand on, and at the end.
  ///   - complaint: is called for each error in the text.
  ///   - interrupted: is asked now and then; where it says yes the run ends.
  public mutating func run(
    _ source: SourceText, files: Files = .none, output: @escaping Output,
    complaint: @escaping Complain, interrupted: @escaping () -> Bool = { false }
  ) -> ExitStatus {
    begin(output)
    var loader = Loader(files: files, root: Paths.folder(of: source.name))
    guard let program = loader.load(source) else {
      for problem in loader.problems { complaint(problem.text) }
      return end(with: loader.status, output)
    }
    var speaker = Speaker(
      voice: voice, library: loader.library, source: source, keepGoing: options.keepGoing,
      output: output, interrupted: interrupted)
    let ending = speaker.run(program, on: &past.present)
    return finish(speaker, ending, complaint)
  }

  /// Only checks the text and everything it includes.
  public static func check(
    _ source: SourceText, files: Files = .none, complaint: Complain
  ) -> ExitStatus {
    var loader = Loader(files: files, root: Paths.folder(of: source.name))
    guard loader.load(source) == nil else { return .done }
    for problem in loader.problems { complaint(problem.text) }
    return loader.status
  }

  /// Says, once, what comes before everything.
  mutating func begin(_ output: Output) {
    guard !hasBegun else { return }
    var bytes: [UInt8] = []
    voice.begin(seed: options.seed, into: &bytes)
    guard !bytes.isEmpty else { return }
    hasBegun = true
    output(bytes)
  }

  /// The text has ended: says what is still pending, and how the run ended.
  mutating func finish(
    _ speaker: Speaker, _ ending: Ending, _ complaint: Complain
  ) -> ExitStatus {
    var speaker = speaker
    let status = speaker.status(after: ending)
    if case .mistake(let mistake) = ending {
      speaker.flush()
      complaint(Complaint(mistake, in: speaker.source).text)
    } else {
      speaker.say(past.present.finish(), of: past.present)
    }
    speaker.flush()
    return end(with: status, speaker.output)
  }

  func end(with status: ExitStatus, _ output: Output) -> ExitStatus {
    var bytes: [UInt8] = []
    voice.end(status, into: &bytes)
    if !bytes.isEmpty { output(bytes) }
    return status
  }
}

extension Speaker {
  func status(after ending: Ending) -> ExitStatus {
    switch ending {
    case .done: hasFailedCheck ? .checkFailed : .done
    case .checkFailed: .checkFailed
    case .mistake: .textWrong
    case .interrupted: .interrupted
    }
  }
}
