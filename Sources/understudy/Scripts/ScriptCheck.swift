import DocumentFiles
import Session

/// Looks for errors in scripts and runs none of them.
struct ScriptCheck {
  let output: Output

  func run(files: [String]) -> ExitStatus {
    files.reduce(.done) { $0.or(check($1)) }
  }

  private func check(_ path: String) -> ExitStatus {
    do throws(ScriptFile.Failure) {
      let source =
        try path == "-" ? ScriptFile.readInput(output) : ScriptFile.read(path, output)
      return Session.check(source, files: Disk.files, complaint: { output.complain($0) })
    } catch {
      return error.status
    }
  }
}
