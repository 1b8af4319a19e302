import Syntax

// A script that comes in parts, as from a pipe: each statement runs as soon as it is complete.

extension Session {
  /// The name of a script that comes in parts, as errors tell it.
  public static let streamName = "<stdin>"

  /// While a block is open, more text of up to this many bytes is looked through at once; beyond
  /// it only where a `}` has come.
  private static let eagerBytes = 64 << 10

  /// Takes more of the script, cut anywhere, and runs the statements that are complete.
  ///
  /// - Returns: how the run ended, where it did: at an error, a failed check or an interrupt; no
  ///   more may be fed then. Nil where it goes on.
  public mutating func feed(
    _ part: [UInt8], files: Files = .none, output: @escaping Output,
    complaint: @escaping Complain, interrupted: @escaping () -> Bool = { false }
  ) -> ExitStatus? {
    begin(output)
    unread.append(part)
    guard let newline = unread.bytes.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let isWorthwhile =
      unread.bytes.count - part.count <= Session.eagerBytes || part.contains(UInt8(ascii: "}"))
    guard isWorthwhile else { return nil }
    return runUnread(
      upTo: newline + 1, isEnd: false, Channels(files, output, complaint, interrupted))
  }

  /// The script has ended: runs what is left of it, and tells what is still pending.
  public mutating func endFeed(
    files: Files = .none, output: @escaping Output, complaint: @escaping Complain,
    interrupted: @escaping () -> Bool = { false }
  ) -> ExitStatus {
    begin(output)
    let channels = Channels(files, output, complaint, interrupted)
    if let status = runUnread(upTo: unread.bytes.count, isEnd: true, channels) { return status }
    let source = unread.source(named: Session.streamName, upTo: 0)
    let speaker = speaker(for: source, Library(), channels)
    return finish(speaker, .done, complaint)
  }

  private mutating func runUnread(
    upTo end: Int, isEnd: Bool, _ channels: Channels
  ) -> ExitStatus? {
    let source = unread.source(named: Session.streamName, upTo: end)
    var reader = StatementReader(source: source)
    var speaker = speaker(for: source, Library(), channels)
    var done = 0
    defer { unread.drop(done) }
    while let (statement, diagnostics) = reader.next() {
      if !isEnd, reader.completeness != .complete {
        pause(&speaker)
        return nil
      }
      guard diagnostics.isEmpty else {
        let complaints = diagnostics.map { Complaint($0, in: source) }
        return stop(&speaker, complaints, .textWrong, channels)
      }
      guard let statement else { continue }
      done = Int(statement.range.end)
      if let status = run(statement, of: source, &speaker, channels) { return status }
    }
    pause(&speaker)
    done = end
    return nil
  }

  private mutating func run(
    _ statement: Statement, of source: SourceText, _ speaker: inout Speaker, _ channels: Channels
  ) -> ExitStatus? {
    if !statement.includedPaths.isEmpty {
      var loader = Loader(files: channels.files, root: "")
      guard loader.load([statement], of: source) != nil else {
        return stop(&speaker, loader.problems, loader.status, channels)
      }
      speaker.library = loader.library
    }
    let ending = speaker.perform(statement, in: source, on: &past.present)
    if case .done = ending { return nil }
    return finish(speaker, ending, channels.complaint)
  }

  /// Hands on what was said so far.
  private mutating func pause(_ speaker: inout Speaker) {
    speaker.flush()
    hasFailedCheck = speaker.hasFailedCheck
  }

  private func stop(
    _ speaker: inout Speaker, _ complaints: [Complaint], _ status: ExitStatus,
    _ channels: Channels
  ) -> ExitStatus {
    speaker.flush()
    for complaint in complaints { channels.complaint(complaint.text) }
    return end(with: status, channels.output)
  }

  private func speaker(
    for source: SourceText, _ library: Library, _ channels: Channels
  ) -> Speaker {
    Speaker(
      voice: voice, library: library, source: source, keepGoing: options.keepGoing,
      hasFailedCheck: hasFailedCheck, output: channels.output,
      interrupted: channels.interrupted)
  }
}

/// What a caller gives a session to work with.
struct Channels {
  let files: Files
  let output: Session.Output
  let complaint: Session.Complain
  let interrupted: () -> Bool

  init(
    _ files: Files, _ output: @escaping Session.Output, _ complaint: @escaping Session.Complain,
    _ interrupted: @escaping () -> Bool
  ) {
    self.files = files
    self.output = output
    self.complaint = complaint
    self.interrupted = interrupted
  }
}
