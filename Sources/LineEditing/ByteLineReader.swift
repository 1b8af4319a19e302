import Glibc

/// Reads lines from a file descriptor that is not edited: a pipe, a file, a terminal in line mode.
///
/// The bytes come as they are: no locale, no decoding, a carriage return stays. A line is handed
/// out as soon as it is complete, so a slow writer is followed line by line.
public struct ByteLineReader {
  /// The longest line that is read, in bytes without its newline.
  public static let maximumLineLength = 64 * 1024

  /// What one call of ``next()`` found.
  public enum Item: Equatable, Sendable {
    /// A line without its newline. The last line of the input may have had none.
    case line(ArraySlice<UInt8>)
    /// A line longer than the limit: it was read to its end and dropped.
    case tooLong(length: Int)
    /// The input has ended.
    case endOfFile
    /// A signal asks to stop; see ``Interrupts``. Nothing is lost: a later call goes on.
    case interrupted
    /// The input cannot be read: an `errno`.
    case failed(Int32)
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  /// Where the next line begins in `buffer`.
  private var start = 0
  /// Everything between `start` and here is known to hold no newline.
  private var searched = 0
  /// Bytes of a line over the limit that have been dropped so far.
  private var dropped = 0

  private static let blockSize = 64 * 1024
  private static let newline = UInt8(ascii: "\n")

  /// A reader of `descriptor`, which stays open and belongs to the caller.
  public init(descriptor: Int32, maximumLineLength: Int = Self.maximumLineLength) {
    self.descriptor = descriptor
    self.limit = maximumLineLength
  }

  /// Waits for the next line.
  public mutating func next() -> Item {
    while true {
      if let end = nextNewline() { return take(upTo: end, continueAt: end + 1) }
      dropOverlongPart()
      if let item = fill() { return item }
    }
  }

  private mutating func nextNewline() -> Int? {
    let found = buffer.withUnsafeBufferPointer { bytes -> Int? in
      guard let base = bytes.baseAddress, searched < bytes.count,
        let hit = memchr(base + searched, Int32(Self.newline), bytes.count - searched)
      else { return nil }
      return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
    if found == nil { searched = buffer.count }
    return found
  }

  private mutating func take(upTo end: Int, continueAt next: Int) -> Item {
    let length = dropped + end - start
    defer {
      start = next
      searched = next
      dropped = 0
    }
    return length > limit ? .tooLong(length: length) : .line(buffer[start..<end])
  }

  /// A line that has outgrown the limit is only counted, so that it cannot fill the memory.
  private mutating func dropOverlongPart() {
    guard dropped > 0 || buffer.count - start > limit else { return }
    dropped += buffer.count - start
    start = buffer.count
    searched = start
  }

  /// Reads one more block. Nil when there is more to look at, else what ends the search.
  private mutating func fill() -> Item? {
    let wait = InputWait.forInput(on: descriptor) {
      Interrupts.wasRequested || Interrupts.termination != nil
    }
    if wait == .signalled { return .interrupted }
    buffer.removeFirst(start)
    searched -= start
    start = 0
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.blockSize))
    let count = buffer.withUnsafeMutableBytes { bytes in
      read(descriptor, bytes.baseAddress.map { $0 + old }, Self.blockSize)
    }
    let error = errno
    buffer.removeLast(Self.blockSize - max(count, 0))
    if count > 0 { return nil }
    if count < 0 { return error == EINTR || error == EAGAIN ? nil : .failed(error) }
    guard dropped > 0 || !buffer.isEmpty else { return .endOfFile }
    return take(upTo: buffer.count, continueAt: buffer.count)
  }
}
