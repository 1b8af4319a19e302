import DocumentFiles
import Glibc
import LineEditing
import Session

/// The program from its arguments to its exit code.
struct Program {
  let arguments: [String]

  /// Runs it all; the exit code.
  func run() -> Int32 {
    Interrupts.install()
    let output = Output()
    let code: Int32
    if let job = QuickReader.read(arguments) {
      code = JobRunner(job: job, output: output).run()
    } else {
      code = askParser(output)
    }
    output.flush()
    return tellFailure(of: output) ?? code
  }

  private func askParser(_ output: Output) -> Int32 {
    switch Arguments.read(arguments) {
    case .job(let job): return JobRunner(job: job, output: output).run()
    case .answer(let text):
      output.write(text + "\n")
      return ExitStatus.done.rawValue
    case .wrong(let text):
      output.complain(text)
      return ExitStatus.textWrong.rawValue
    }
  }

  /// A reader that went away, as `head` does, has all it wants; anything else must be told.
  private func tellFailure(of output: Output) -> Int32? {
    guard let failure = output.failure else { return nil }
    if failure != EPIPE {
      output.complain("error: standard output cannot be written: \(SystemError.reason(failure))")
    }
    return ExitStatus.machineFailed.rawValue
  }
}
