import Glibc
import LineEditing
import Session

/// Does what the command line asks for.
struct JobRunner {
  let job: Job
  let output: Output

  /// The exit code.
  func run() -> Int32 {
    let status: ExitStatus
    switch job.task {
    case .version:
      output.write(Version.line + "\n")
      status = .done
    case .prompt where Terminal.isInteractive:
      var job = job
      job.echoes = false
      status = PromptLoop(job: job, output: output).run()
    case .prompt: status = ScriptRun(job: job, output: output).run(files: ["-"])
    case .run(let files): status = ScriptRun(job: job, output: output).run(files: files)
    case .runText(let text): status = ScriptRun(job: job, output: output).run(text: text)
    case .check(let files): status = ScriptCheck(output: output).run(files: files)
    case .format(let files, let formatting):
      status = ScriptFormatting(formatting, output: output).run(files: files)
    case .test(let testing):
      status = DocumentTests(testing, seed: job.seed, output: output).run()
    }
    // The usual number for a process that a signal has ended.
    if let signal = Interrupts.termination { return 128 + signal }
    return status.rawValue
  }
}

extension Job {
  /// How a session is to speak.
  var sessionOptions: Session.Options {
    Session.Options(
      seed: seed, format: format, glyphs: Terminal.showsUnicode ? .unicode : .ascii,
      colour: wantsColour && Terminal.allowsColor, width: Terminal.width,
      isOnTerminal: Terminal.isOutputTerminal, keepGoing: keepsGoing, echo: echoes)
  }
}

extension ExitStatus {
  /// How grave it is, to tell one number for several files.
  private var gravity: Int {
    switch self {
    case .done: 0
    case .checkFailed: 1
    case .textWrong: 2
    case .machineFailed: 3
    case .interrupted: 4
    }
  }

  /// The graver of two.
  func or(_ other: ExitStatus) -> ExitStatus { other.gravity > gravity ? other : self }
}
