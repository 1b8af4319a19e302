import Syntax

// The REPL: lines go in one by one. A statement that is wrong changes nothing, and can be taken back
// when it was right.

extension Session {
  /// The name of what is typed, as errors tell it.
  public static let promptName = "<prompt>"

  /// What to show in front of the next line.
  public var prompt: String {
    if unread.isEmpty { return Transcript.prompt }
    switch options.glyphs {
    case .unicode: return Transcript.continuation
    case .ascii: return Transcript.plainContinuation
    }
  }

  /// Takes a line, or a few lines that were pasted together. Prompts in front of them are taken off;
  /// where the first has one, lines without are a transcript's output and are left out.
  public mutating func submit(
    _ text: String, files: Files = .none, interrupted: @escaping () -> Bool = { false }
  ) -> Reply {
    let text = Transcript.input(of: text, continues: !unread.isEmpty)
    if unread.isEmpty, let command = DotCommand.words(of: text) {
      unread.append("\n".utf8)
      unread.clear()
      return perform(command, files: files, interrupted: interrupted)
    }
    unread.append(text.utf8)
    unread.append("\n".utf8)
    let source = unread.source(named: Session.promptName, upTo: unread.bytes.count)
    let result = Parser.parse(source)
    guard result.completeness == .complete else { return Reply(next: .more) }
    unread.clear()
    guard result.diagnostics.isEmpty else {
      let complaints = result.diagnostics.map { $0.rendered(in: source) }
      return Reply(complaints: complaints, status: .textWrong)
    }
    return run(result.script.statements, of: source, files, interrupted)
  }

  /// Gives up what was typed of a statement that is not complete.
  public mutating func discard() { unread.clear() }

  /// The input has ended: tells what is still pending.
  public mutating func endPrompt() -> Reply {
    let leftOver = unread.source(named: Session.promptName, upTo: unread.bytes.count)
    let complaints =
      unread.isEmpty ? [] : Parser.parse(leftOver).diagnostics.map { $0.rendered(in: leftOver) }
    unread.clear()
    var speaker = Speaker(
      voice: voice, library: Library(), source: leftOver, output: { _ in },
      interrupted: { false })
    speaker.say(past.present.finish(), of: past.present)
    return Reply(output: speaker.bytes, complaints: complaints, next: .quit)
  }

  /// Runs statements one by one; the first that is a mistake ends it, and changes nothing.
  private mutating func run(
    _ statements: [Statement], of source: SourceText, _ files: Files,
    _ interrupted: @escaping () -> Bool
  ) -> Reply {
    var reply = Reply()
    begin { reply.output.append(contentsOf: $0) }
    for statement in statements {
      var loader = Loader(files: files, root: "")
      guard let program = loader.load([statement], of: source) else {
        reply.complaints += loader.problems
        reply.status = loader.status
        return reply
      }
      attempt(program, loader.library, keepGoing: false, interrupted, &reply)
      switch reply.status {
      case .done, .checkFailed: break
      case .textWrong, .machineFailed, .interrupted: return reply
      }
    }
    return reply
  }

  /// Runs a program as one step of the past; where it is a mistake, nothing of it is kept.
  mutating func attempt(
    _ program: Program, _ library: Library, keepGoing: Bool,
    _ interrupted: @escaping () -> Bool, _ reply: inout Reply
  ) {
    let before = past.present
    var speaker = Speaker(
      voice: voice, library: library, source: program.source, keepGoing: keepGoing,
      output: { _ in }, interrupted: interrupted)
    speaker.holdsOutput = true
    let ending = speaker.run(program, on: &past.present)
    reply.status = speaker.status(after: ending)
    if case .mistake(let mistake) = ending {
      past.present = before
      reply.complaints.append(Problem(mistake).rendered(at: mistake.range, in: speaker.source))
      return
    }
    reply.output += speaker.bytes
    past.note(
      Past.Entry(
        before: before, program: program, library: library,
        isRepeatable: reply.status != .interrupted, keepGoing: keepGoing))
  }
}
