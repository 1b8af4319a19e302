import Glibc
import LineEditing

/// Shows what is longer than the screen with `$PAGER`, or with less where there is one.
struct Pager {
  private let editor: LineEditor
  private let output: Output
  private let command: String?

  /// What is used where the user has chosen none: it leaves at once what fits on the screen, keeps
  /// colours, and leaves what was read on the screen.
  private static let usual = "less"

  init(editor: LineEditor, output: Output) {
    self.editor = editor
    self.output = output
    command = editor.isPlain ? nil : Self.command()
  }

  /// Shows the text if it needs a pager and there is one. False where it is still to be shown.
  func show(_ text: [UInt8]) -> Bool {
    guard let command, Terminal.isInteractive, isLong(text) else { return false }
    output.flush()
    let shell = ShellCommand(
      command, defaults: [("LESS", "-FRX"), ("LESSCHARSET", "utf-8")])
    let code = editor.lend { shell.run(input: text) }
    // The shell's number for a command that could not be run.
    return code != nil && code != 127 && code != 126
  }

  /// Whether the text, with the next prompt below it, is more than the screen holds.
  private func isLong(_ text: [UInt8]) -> Bool {
    let size = Terminal.size
    // Even without lines that wrap.
    if text.count({ $0 == UInt8(ascii: "\n") }) >= size.height { return true }
    guard text.count > size.width else { return false }
    return TextHeight.rows(of: String(decoding: text, as: UTF8.self), width: size.width)
      >= size.height
  }

  private static func command() -> String? {
    if let chosen = getenv("PAGER").map({ String(cString: $0) }) {
      return chosen.contains { !$0.isWhitespace } ? chosen : nil
    }
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    let exists = folders.split(separator: ":").contains { access("\($0)/\(usual)", X_OK) == 0 }
    return exists ? usual : nil
  }
}

extension [UInt8] {
  fileprivate func count(_ isCounted: (UInt8) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
