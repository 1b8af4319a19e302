import Session
import Syntax

/// A script named on the command line.
enum ScriptFile {
  /// Its text. Tells what stands in the way where it cannot be read.
  static func read(_ path: String, _ output: Output) -> SourceText? {
    switch Disk.read(path, atMost: Limits.textBytes) {
    case .success(let bytes): return SourceText(name: path, bytes: bytes)
    case .failure(let problem):
      output.complain("error: `\(Escaping.escaped(path))` cannot be read: \(problem.reason)")
      return nil
    }
  }
}
