import DocumentFiles
import Glibc
import LineEditing
import Session

/// The prompt: reads statements from the terminal and shows what they say.
struct PromptLoop {
  private let job: Job
  private let output: Output

  init(job: Job, output: Output) {
    self.job = job
    self.output = output
  }

  func run() -> ExitStatus {
    var options = job.sessionOptions
    options.wallClock = WallClock.microseconds
    guard let editor = LineEditor(program: "understudy", usesColour: options.colour) else {
      output.complain("error: this terminal cannot be used for editing")
      return .machineFailed
    }
    if editor.isPlain { options.colour = false }
    var history = TypedHistory(editor: editor, isKept: !job.isPrivate)
    for problem in history.takeProblems() { output.complain("warning: \(problem)") }
    output.write("\(Version.line); .help lists the statements, .quit leaves\n")

    var session = Session(options)
    if job.readsStartFile, let path = StartFile.path {
      let file = StartFile(path: path, output: output)
      if file.run(on: &session, interrupted: Self.isStopped) { return .done }
    }
    return read(with: editor, &session, &history)
  }

  private func read(
    with editor: LineEditor, _ session: inout Session, _ history: inout TypedHistory
  ) -> ExitStatus {
    let pager = Pager(editor: editor, output: output)
    var statement: [String] = []
    while true {
      help(editor, session, statement)
      let continuation = job.sessionOptions.glyphs == .unicode ? "… " : ". "
      let input = editor.readLine(prompt: session.prompt, continuation: continuation)
      // A second copy of the session would make the next statement copy all that it changes.
      stopHelping(editor)
      switch input {
      case .line(let text):
        statement.append(text)
        let reply = submit(text, &session, pager)
        switch reply.next {
        case .more: continue
        case .prompt, .quit: break
        }
        history.add(Transcript.typed(statement.joined(separator: "\n")))
        statement = []
        for problem in history.takeProblems() { output.complain("warning: \(problem)") }
        if case .quit = reply.next { return .done }
      case .interrupted:
        session.discard()
        statement = []
      case .endOfFile:
        show(session.endPrompt())
        return .done
      case .terminated: return .interrupted
      }
      guard output.failure == nil else { return .machineFailed }
    }
  }

  private func help(_ editor: LineEditor, _ session: Session, _ earlier: [String]) {
    let assistance = Assistance(session, earlier: earlier)
    editor.completer = assistance.offer
    editor.decorator = assistance.decoration
    editor.isComplete = assistance.isComplete
  }

  private func stopHelping(_ editor: LineEditor) {
    editor.completer = nil
    editor.decorator = nil
    editor.isComplete = nil
  }

  /// Runs what was typed and shows what it says: through the pager where that is long and comes in
  /// one piece. What was shown while the statement ran is not shown again.
  private func submit(_ text: String, _ session: inout Session, _ pager: Pager) -> Reply {
    var hasSpilled = false
    session.resize(width: Terminal.width)
    var reply = session.submit(
      text, files: Disk.writableFiles,
      output: {
        hasSpilled = true
        output.write(copy $0)
      }, interrupted: Self.isStopped)
    if !hasSpilled, session.wantsPager, reply.status != .interrupted, pager.show(reply.output) {
      reply.output = []
    }
    show(reply)
    return reply
  }

  private func show(_ reply: Reply) {
    output.write(reply.output)
    for complaint in reply.complaints { output.complain(complaint) }
    if reply.status == .interrupted { output.complain("interrupted") }
  }

  private static func isStopped() -> Bool {
    Interrupts.wasRequested || Interrupts.termination != nil
  }
}
