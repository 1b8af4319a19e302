import Glibc
import Synchronization

/// What the outside world asks of this process through signals.
///
/// The handlers only set flags. Whoever runs something long asks ``wasRequested`` now and then and
/// stops at a place where nothing is half done; the line editor asks while it waits for a key.
public enum Interrupts {
  /// Installs the handlers: Ctrl-C, termination and hang-up set flags, and a write into a closed
  /// pipe, or beyond the largest file allowed, fails with an error in place of ending the process.
  public static func install() {
    // A global is initialised at its first use, and a handler must not be that first use.
    clear()
    requestedTermination.store(0, ordering: .relaxed)
    windowChanged.store(false, ordering: .relaxed)
    continued.store(false, ordering: .relaxed)

    handle(SIGINT) { _ in requestedInterrupt.store(true, ordering: .relaxed) }
    handle(SIGTERM) { requestedTermination.store($0, ordering: .relaxed) }
    handle(SIGHUP) { requestedTermination.store($0, ordering: .relaxed) }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Whether the user pressed Ctrl-C (or SIGINT came) since the last ``clear()``.
  public static var wasRequested: Bool { requestedInterrupt.load(ordering: .relaxed) }

  /// Forgets a Ctrl-C that has been answered.
  public static func clear() { requestedInterrupt.store(false, ordering: .relaxed) }

  /// The signal that asks the process to end, SIGTERM or SIGHUP, once one has come.
  public static var termination: Int32? {
    let signal = requestedTermination.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// The signals that a wait for input must notice, even when they come just before it starts.
  static let watched: sigset_t = {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT] { sigaddset(&set, signal) }
    return set
  }()

  /// Installs the handlers that only a line editor needs: a new window size, and the return from a
  /// stop that the editor did not start itself.
  static func installForEditing() {
    handle(SIGWINCH) { _ in windowChanged.store(true, ordering: .relaxed) }
    handle(SIGCONT) { _ in continued.store(true, ordering: .relaxed) }
  }

  /// Whether some flag waits to be looked at.
  static var isAnythingPending: Bool {
    wasRequested || termination != nil || windowChanged.load(ordering: .relaxed)
      || continued.load(ordering: .relaxed)
  }

  static func takeWindowChange() -> Bool { windowChanged.exchange(false, ordering: .relaxed) }
  static func takeContinuation() -> Bool { continued.exchange(false, ordering: .relaxed) }

  /// Without SA_RESTART, so that a blocked read returns and its caller can look at the flags.
  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, nil)
  }
}

private let requestedInterrupt = Atomic<Bool>(false)
private let requestedTermination = Atomic<Int32>(0)
private let windowChanged = Atomic<Bool>(false)
private let continued = Atomic<Bool>(false)
