import CLibedit
import Glibc

/// Giving the terminal to somebody else for a while.
extension LineEditor {
  /// Ctrl-Z: stops the whole job, as the terminal does where it makes signals of keys.
  func suspend() -> Outcome {
    moveBelowLine()
    markPastes(false)
    _ = understudy_el_set_int(editLine, EL_PREP_TERM, 0)
    TerminalGuard.restore()
    kill(0, SIGTSTP)
    _ = Interrupts.takeContinuation()
    // The window may have another size by now, and nothing of the line stands on it.
    if Interrupts.takeWindowChange(), painter == nil { el_resize(editLine) }
    takeTerminalBack()
    drawAnew()
    return .nothing
  }

  /// Sets the terminal for editing after somebody else may have set it.
  func takeTerminalBack() {
    _ = understudy_el_set_int(editLine, EL_PREP_TERM, 1)
    markPastes(true)
  }

  /// Gives the terminal, as it was before this program, to `body`, such as a pager; then takes it
  /// back as it was. To be called between two lines.
  public func lend<Result>(_ body: () -> Result) -> Result {
    var settings = termios()
    let isKnown = tcgetattr(STDIN_FILENO, &settings) == 0
    markPastes(false)
    TerminalGuard.restore()
    defer {
      // Only after all output: the other program may just have written its last.
      if isKnown { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) }
      markPastes(true)
      // A Ctrl-C was for the other program.
      Interrupts.clear()
    }
    return body()
  }

  /// Ctrl-X Ctrl-E: lets the user edit the text with `$VISUAL`, `$EDITOR` or vi. What the file
  /// holds when that ends well becomes the text.
  func editElsewhere() -> Outcome {
    var template = Array("\(environment("TMPDIR") ?? "/tmp")/understudy-XXXXXX.repl".utf8CString)
    let descriptor = mkstemps(&template, 5)
    guard descriptor >= 0 else { return .beep }
    defer { close(descriptor) }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(path) }
    guard RawOutput.write((typedText.whole + "\n").utf8, to: descriptor) == nil else {
      return .beep
    }
    let command = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
    moveBelowLine()
    let isDone = lend {
      ShellCommand(command + " \"$1\"", arguments: [path]).run() == 0
    }
    drawAnew()
    guard isDone, let text = Self.read(path) else { return .beep }
    replaceBuffer(with: TypedPast.Text(before: KeyReader.cleaned(text), after: ""))
    return .refresh
  }

  /// Editors often put a new file in the place of the old one, so it is opened again.
  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let reader = BlockReader(descriptor: descriptor)
    var bytes: [UInt8] = []
    while bytes.count <= mostEditedBytes {
      switch reader.next() {
      case .block(let block): bytes += block
      case .endOfFile: return bytes
      case .interrupted, .failed: return nil
      }
    }
    return nil
  }

  /// Nobody writes more by hand.
  private static let mostEditedBytes = 1 << 20
}
