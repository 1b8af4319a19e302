import Glibc
import LineEditing

/// Standard output, through one buffer.
///
/// To a terminal it goes at once; into a file or a pipe in large blocks. When it cannot be written
/// any more, the rest is dropped and the reason kept, for the end of the program to tell.
final class Output {
  /// Why writing failed: an `errno`.
  private(set) var failure: Int32?

  /// Called before anything reaches a terminal.
  var beforeWriting: () -> Void = {}

  private var buffer: [UInt8] = []
  private let isTerminal = Terminal.isOutputTerminal
  private static let blockSize = 64 * 1024

  func write(_ bytes: borrowing [UInt8]) {
    guard failure == nil else { return }
    buffer.append(contentsOf: copy bytes)
    if isTerminal || buffer.count >= Self.blockSize { flush() }
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  func flush() {
    guard !buffer.isEmpty, failure == nil else { return }
    if isTerminal { beforeWriting() }
    failure = RawOutput.write(buffer, to: STDOUT_FILENO)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes lines to standard error, behind everything that was said before.
  func complain(_ text: String) {
    flush()
    beforeWriting()
    let text = text.hasSuffix("\n") ? text : text + "\n"
    // Where even this fails nobody is left to tell.
    _ = RawOutput.write(text.utf8, to: STDERR_FILENO)
  }
}
