import DocumentFiles
import Glibc
import LineEditing
import Session

/// The prompt: reads statements from the terminal and shows what they say.
struct PromptLoop {
  private let options: Session.Options
  private let output: Output

  init(job: Job, output: Output) {
    options = job.sessionOptions
    self.output = output
  }

  func run() -> ExitStatus {
    guard let editor = LineEditor(program: "understudy") else {
      output.complain("error: this terminal cannot be used for editing")
      return .machineFailed
    }
    var history = TypedHistory(editor: editor)
    for problem in history.takeProblems() { output.complain("warning: \(problem)") }
    output.write("\(Version.line); .help lists the statements, .quit leaves\n")

    var session = Session(options)
    var statement: [String] = []
    while true {
      let completer = Completer(names: session.interpreter.names)
      editor.completer = { [statement] in completer.offer($0, earlier: statement) }
      switch editor.readLine(prompt: shown(session.prompt)) {
      case .line(let text):
        statement.append(text)
        let reply = session.submit(
          text, files: Disk.files, output: { output.write(copy $0) }, interrupted: Self.isStopped)
        show(reply)
        switch reply.next {
        case .more: continue
        case .prompt, .quit: break
        }
        history.add(statement.joined(separator: "\n"))
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

  private func show(_ reply: Reply) {
    output.write(reply.output)
    for complaint in reply.complaints { output.complain(complaint) }
    if reply.status == .interrupted { output.complain("interrupted") }
  }

  /// The sign of the prompt stands out from what is typed behind it.
  private func shown(_ prompt: String) -> String {
    options.colour ? "\u{1B}[1;36m\(prompt)\u{1B}[0m" : prompt
  }

  private static func isStopped() -> Bool {
    Interrupts.wasRequested || Interrupts.termination != nil
  }
}
