import DocumentFiles
import Glibc
import LineEditing
import Session
import Syntax

/// The file that is read before the first prompt: statements and commands, one by one, as if they
/// were typed. It is quiet unless something is wrong with it.
struct StartFile {
  let path: String
  let output: Output

  /// `$XDG_CONFIG_HOME/understudy/init.repl`, else `~/.config/understudy/init.repl`. Nil where
  /// there is no home.
  static var path: String? {
    // The convention asks to ignore a folder that is not absolute.
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/understudy/init.repl"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/understudy/init.repl"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Runs it up to its end or its first mistake. True where it ends the session.
  func run(on session: inout Session, interrupted: @escaping () -> Bool) -> Bool {
    // A file that is not there is the ordinary case.
    guard access(path, F_OK) == 0 else { return false }
    switch Disk.read(path, atMost: Limits.textBytes) {
    case .failure(let problem):
      output.complain("warning: `\(shown)` cannot be read: \(problem.reason)")
      return false
    case .success(let bytes):
      return run(String(decoding: bytes, as: UTF8.self), &session, interrupted)
    }
  }

  private func run(
    _ text: String, _ session: inout Session, _ interrupted: @escaping () -> Bool
  ) -> Bool {
    var first = 1
    var isOpen = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if !isOpen { first = index + 1 }
      let text = line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
      let reply = session.submit(
        text, files: Disk.writableFiles, output: { _ in }, interrupted: interrupted)
      for complaint in reply.complaints { output.complain("\(shown):\(first): \(complaint)") }
      switch reply.next {
      case .quit: return true
      case .more: isOpen = true
      case .prompt: isOpen = false
      }
      if reply.status != .done { return stop(reply.status, at: first) }
    }
    if isOpen {
      output.complain("\(shown):\(first): the statement that begins here does not end")
      session.discard()
    }
    return false
  }

  private func stop(_ status: ExitStatus, at line: Int) -> Bool {
    switch status {
    case .done, .textWrong, .machineFailed: break
    case .checkFailed: output.complain("\(shown):\(line): a check failed")
    case .interrupted: output.complain("\(shown):\(line): interrupted")
    }
    return false
  }

  private var shown: String { Escaping.escaped(path) }
}
