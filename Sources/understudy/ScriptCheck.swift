import Session

/// Looks for errors in scripts and runs none of them.
struct ScriptCheck {
  let output: Output

  func run(files: [String]) -> ExitStatus {
    files.reduce(.done) { status, path in
      guard let source = ScriptFile.read(path, output) else { return status.or(.machineFailed) }
      return status.or(
        Session.check(source, files: Disk.files, complaint: { output.complain($0) }))
    }
  }
}
