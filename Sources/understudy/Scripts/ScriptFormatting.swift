import Session
import Syntax

/// Brings scripts into their canonical form.
struct ScriptFormatting {
  private let formatting: Job.Formatting
  private let output: Output

  init(_ formatting: Job.Formatting, output: Output) {
    self.formatting = formatting
    self.output = output
  }

  func run(files: [String]) -> ExitStatus {
    files.reduce(.done) { $0.or(format($1)) }
  }

  private func format(_ path: String) -> ExitStatus {
    do throws(ScriptFile.Failure) {
      let source =
        try path == "-" ? ScriptFile.readInput(output) : ScriptFile.read(path, output)
      let formatted = Formatter.formatted(source)
      for diagnostic in formatted.diagnostics { output.complain(diagnostic.rendered(in: source)) }
      guard formatted.diagnostics.isEmpty else { return .textWrong }
      return finish(path, source, Array(formatted.text.utf8))
    } catch {
      return error.status
    }
  }

  private func finish(_ path: String, _ source: SourceText, _ bytes: [UInt8]) -> ExitStatus {
    switch formatting {
    case .show:
      output.write(bytes)
      return .done
    case .check:
      if bytes == source.bytes { return .done }
      output.write(Escaping.escaped(path) + "\n")
      return .checkFailed
    case .write:
      if bytes == source.bytes { return .done }
      return FileReplacement.write(bytes, to: path, output) ? .done : .machineFailed
    }
  }
}
