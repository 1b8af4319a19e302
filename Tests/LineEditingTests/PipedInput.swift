import Foundation
import Glibc

/// A pipe whose writing end closes when a thread has written all.
final class PipedInput: Sendable {
  let reading: Int32
  private let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemFailure(code: errno) }
    reading = ends[0]
    writing = ends[1]
  }

  deinit { close(reading) }

  /// Writes every part and closes the end, from a thread of its own: a pipe holds little, and the
  /// threads that tests share must not be blocked by one another.
  func writeAll(_ parts: [String]) {
    Thread.detachNewThread { [self] in
      for part in parts { write(Array(part.utf8)) }
      close(writing)
    }
  }

  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

struct SystemFailure: Error {
  let code: Int32
}
