import DocumentFiles
import Documents
import LineEditing
import Session
import Syntax

/// Runs scripts and the fences of Markdown as tests.
struct DocumentTests {
  private let testing: Job.Testing
  private let seed: UInt64
  private let output: Output
  private let progress = Progress()

  init(_ testing: Job.Testing, seed: UInt64, output: Output) {
    self.testing = testing
    self.seed = seed
    self.output = output
    let progress = progress
    output.beforeWriting = { progress.clear() }
  }

  func run() -> ExitStatus {
    defer { progress.clear() }
    var report = Report()
    var status = ExitStatus.done
    for path in testing.paths {
      switch DocumentSearch.documents(at: path) {
      case .failure(let problem):
        output.complain(
          "error: `\(Escaping.escaped(path))` cannot be read: \(problem.reason)")
        status = status.or(.machineFailed)
      case .success(let names):
        for name in names where !isStopped() {
          status = status.or(examine(name, &report))
        }
      }
    }
    if isStopped() { return status.or(.interrupted) }
    return status.or(finish(report, isComplete: status != .machineFailed))
  }

  private func examine(_ name: String, _ report: inout Report) -> ExitStatus {
    let bytes: [UInt8]
    switch Disk.read(name, atMost: Limits.textBytes) {
    case .success(let read): bytes = read
    case .failure(let problem):
      output.complain("error: `\(Escaping.escaped(name))` cannot be read: \(problem.reason)")
      return .machineFailed
    }
    let examination = Document(name: name, bytes: bytes).examine(
      filter: testing.filter, isUpdating: testing.isUpdating
    ) { fenceSeed in
      // What is recorded must be the same for everybody, whatever the terminal.
      SessionRunner(
        Session(Session.Options(seed: fenceSeed ?? seed)), files: Disk.files,
        interrupted: isStopped)
    }
    // What was interrupted has said too little to be recorded.
    if isStopped() { return .interrupted }
    output.write(Report([examination]).text)
    report.add(examination)
    guard let updated = examination.newBytes else { return .done }
    return FileReplacement.write(updated, to: name, output) ? .done : .machineFailed
  }

  private func finish(_ report: Report, isComplete: Bool) -> ExitStatus {
    var status = report.hasFailed ? ExitStatus.checkFailed : .done
    if report.isEmpty, isComplete {
      let reason = testing.filter.map { " has `\(Escaping.escaped($0))` in its place or name" }
      output.complain("error: nothing to run" + (reason.map { ": no test" + $0 } ?? ""))
      status = .textWrong
    } else {
      output.write(report.rules + report.summary + "\n")
    }
    if let path = testing.junitPath,
      !FileReplacement.write(Array(report.junit.utf8), to: path, output)
    {
      status = status.or(.machineFailed)
    }
    return status
  }

  private func isStopped() -> Bool {
    progress.tick()
    return Interrupts.wasRequested || Interrupts.termination != nil || output.failure != nil
  }
}
