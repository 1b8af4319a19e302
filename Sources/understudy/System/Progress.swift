import Glibc
import LineEditing

/// One line on standard error that tells a person at a terminal that a long run still runs.
final class Progress {
  private let isShown = Terminal.isErrorTerminal && !Terminal.isDumb
  private let start = WallClock.nanoseconds()
  private var calls = 0
  private var shownSeconds = 0
  private var isOnScreen = false

  /// A run shorter than this says nothing.
  private static let patience = 2
  /// The clock is looked at once in so many calls.
  private static let stride = 64

  /// Called often while something runs.
  func tick() {
    guard isShown else { return }
    calls += 1
    guard calls % Self.stride == 0 else { return }
    let seconds = (WallClock.nanoseconds() - start) / 1_000_000_000
    guard seconds >= Self.patience, seconds != shownSeconds else { return }
    shownSeconds = seconds
    show("\r\u{1B}[Krunning for \(seconds) s; Ctrl-C stops it")
    isOnScreen = true
  }

  /// Takes the line away.
  func clear() {
    guard isOnScreen else { return }
    show("\r\u{1B}[K")
    isOnScreen = false
  }

  private func show(_ text: String) { _ = RawOutput.write(text.utf8, to: STDERR_FILENO) }
}
