import DocumentFiles
import Documents
import Glibc
import LineEditing
import Session
import Syntax

/// A script named on the command line.
enum ScriptFile {
  /// A script that cannot be had, with what the program then ends with.
  struct Failure: Error {
    let status: ExitStatus
  }

  /// Its text. Tells what stands in the way where it cannot be had.
  static func read(_ path: String, _ output: Output) throws(Failure) -> SourceText {
    let shown = Escaping.escaped(path)
    guard !Document(name: path, bytes: []).isMarkdown else {
      output.complain(
        "error: `\(shown)` is Markdown; `understudy test \(shown)` runs the scripts in it")
      throw Failure(status: .textWrong)
    }
    switch Disk.read(path, atMost: Limits.textBytes) {
    case .success(let bytes): return SourceText(name: path, bytes: bytes)
    case .failure(let problem):
      output.complain("error: `\(shown)` cannot be read: \(problem.reason)")
      throw Failure(status: .machineFailed)
    }
  }

  /// All of standard input.
  static func readInput(_ output: Output) throws(Failure) -> SourceText {
    let reader = BlockReader(descriptor: STDIN_FILENO)
    var bytes: [UInt8] = []
    // One byte too many is enough for the text to be refused as too long.
    while bytes.count <= Limits.textBytes {
      switch reader.next() {
      case .block(let block): bytes += block
      case .endOfFile: return SourceText(name: Session.streamName, bytes: bytes)
      case .interrupted: throw Failure(status: .interrupted)
      case .failed(let code):
        output.complain("error: standard input cannot be read: \(SystemError.reason(code))")
        throw Failure(status: .machineFailed)
      }
    }
    return SourceText(name: Session.streamName, bytes: bytes)
  }
}

extension Document {
  var isMarkdown: Bool {
    switch kind {
    case .markdown: true
    case .script: false
    }
  }
}
