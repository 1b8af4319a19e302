import DocumentFiles
import Glibc
import LineEditing
import Session
import Syntax

/// Runs scripts. Each begins with an empty world.
struct ScriptRun {
  private let options: Session.Options
  private let output: Output
  private let progress: Progress

  /// The name of the text that stands on the command line itself.
  private static let textName = "<command>"

  init(job: Job, output: Output) {
    options = job.sessionOptions
    self.output = output
    let progress = Progress()
    self.progress = progress
    output.beforeWriting = { progress.clear() }
  }

  /// Runs the files in their order. Where there are several, all of them are checked before the
  /// first one runs. The first that does not end well is the last, unless it is to keep going.
  func run(files: [String]) -> ExitStatus {
    var texts: [SourceText?] = []
    var problem = ExitStatus.done
    for path in files {
      do throws(ScriptFile.Failure) {
        let text = try path == "-" ? nil : ScriptFile.read(path, output)
        texts.append(text)
        guard files.count > 1, let text else { continue }
        problem = problem.or(Session.check(text, files: Disk.files, complaint: complain))
      } catch {
        problem = problem.or(error.status)
      }
    }
    guard problem == .done else { return problem }

    var worst = ExitStatus.done
    for text in texts {
      let status = text.map(run) ?? runInput()
      worst = worst.or(status)
      let goesOn = status == .done || (options.keepGoing && status != .interrupted)
      guard goesOn, !isStopped() else { break }
    }
    return worst
  }

  func run(text: String) -> ExitStatus {
    run(SourceText(name: Self.textName, text: text))
  }

  private func run(_ source: SourceText) -> ExitStatus {
    var session = Session(options)
    defer { progress.clear() }
    return session.run(
      source, files: Disk.files, output: { output.write($0) }, complaint: complain,
      interrupted: isStopped)
  }

  /// Runs standard input, each statement as soon as it is there.
  private func runInput() -> ExitStatus {
    var session = Session(options)
    let input = BlockReader(descriptor: STDIN_FILENO)
    defer { progress.clear() }
    while true {
      // What is said so far must not wait in the buffer while the writer thinks.
      if !input.isReady { output.flush() }
      switch input.next() {
      case .block(let block):
        let ended = session.feed(
          block, files: Disk.files, output: { output.write($0) }, complaint: complain,
          interrupted: isStopped)
        if let ended { return ended }
      case .endOfFile:
        return session.endFeed(
          files: Disk.files, output: { output.write($0) }, complaint: complain,
          interrupted: isStopped)
      case .interrupted: return .interrupted
      case .failed(let code):
        output.complain("error: standard input cannot be read: \(SystemError.reason(code))")
        return .machineFailed
      }
    }
  }

  private func complain(_ text: String) { output.complain(text) }

  /// Asked by the session now and then. Nobody needs results that cannot be written.
  private func isStopped() -> Bool {
    progress.tick()
    return Interrupts.wasRequested || Interrupts.termination != nil || output.failure != nil
  }
}
