import Glibc

/// Reads a file descriptor that is not edited, such as a pipe, as the writer hands it on.
///
/// The bytes come as they are: no locale, no decoding. A block may end in the middle of a line.
public struct BlockReader {
  /// What one call of ``next()`` found.
  public enum Item: Equatable, Sendable {
    /// Some bytes, at least one.
    case block([UInt8])
    /// The input has ended.
    case endOfFile
    /// A signal asks to stop; see ``Interrupts``. Nothing is lost: a later call goes on.
    case interrupted
    /// The input cannot be read: an `errno`.
    case failed(Int32)
  }

  /// The most bytes of one block.
  public static let blockSize = 64 * 1024

  private let descriptor: Int32

  /// A reader of `descriptor`, which stays open and belongs to the caller.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether ``next()`` would return at once.
  public var isReady: Bool {
    InputWait.forInput(on: descriptor, milliseconds: 0) { false } == .ready
  }

  /// Waits for more.
  public func next() -> Item {
    while true {
      let wait = InputWait.forInput(on: descriptor) {
        Interrupts.wasRequested || Interrupts.termination != nil
      }
      if wait == .signalled { return .interrupted }
      var code: Int32 = 0
      let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, Self.blockSize)
        if got < 0 { code = errno }
        count = max(got, 0)
      }
      switch code {
      case 0: return block.isEmpty ? .endOfFile : .block(block)
      case EINTR, EAGAIN: continue
      default: return .failed(code)
      }
    }
  }
}
