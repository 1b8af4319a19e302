import Glibc
import Synchronization

/// Remembers how the terminal was set and puts that back, however the process ends.
///
/// Between two lines the terminal neither echoes nor collects lines, so a process that dies there
/// would leave the user's shell deaf. An ordinary exit and a crash both come through here.
enum TerminalGuard {
  /// Turns the marks around pasted text on and off.
  static let pasteMarksOn = "\u{1B}[?2004h"
  static let pasteMarksOff = "\u{1B}[?2004l"

  private static let marksOffCount = pasteMarksOff.utf8.count

  /// Remembers the settings of now. Later calls change nothing.
  static func arm() { _ = armedOnce }

  /// Notes whether the terminal marks what is pasted.
  static func marksPastes(_ on: Bool) { marksArePut.store(on, ordering: .relaxed) }

  /// Puts the remembered settings back. A handler of signals may call it.
  static func restore() {
    tcsetattr(STDIN_FILENO, TCSANOW, former)
    if marksArePut.exchange(false, ordering: .relaxed) {
      _ = write(STDOUT_FILENO, marksOffBytes, marksOffCount)
    }
  }

  private static let armedOnce: Void = {
    guard tcgetattr(STDIN_FILENO, former) == 0 else { return }
    // A global is initialised at its first use, and a handler must not be that first use.
    marksArePut.store(false, ordering: .relaxed)
    _ = (marksOffBytes, marksOffCount)
    atexit { TerminalGuard.restore() }
    var action = sigaction()
    // The second time the signal has its usual effect.
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_NODEFER)
    action.__sigaction_handler.sa_handler = { signal in
      TerminalGuard.restore()
      raise(signal)
    }
    for signal in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      sigaction(signal, &action, nil)
    }
  }()

  /// Allocated once and never freed: a handler may read it at any moment.
  nonisolated(unsafe) private static let former: UnsafeMutablePointer<termios> = {
    let pointer = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    pointer.initialize(to: termios())
    return pointer
  }()

  nonisolated(unsafe) private static let marksOffBytes = strdup(pasteMarksOff)
}

private let marksArePut = Atomic<Bool>(false)
