import Glibc

/// A stream that libedit writes to, in memory.
final class LibeditStream {
  /// What libedit is given.
  let file: UnsafeMutablePointer<FILE>
  private let text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let size: UnsafeMutablePointer<Int>

  /// Nil where there is no memory for it.
  init?() {
    text = .allocate(capacity: 1)
    text.initialize(to: nil)
    size = .allocate(capacity: 1)
    size.initialize(to: 0)
    guard let file = open_memstream(text, size) else {
      text.deallocate()
      size.deallocate()
      return nil
    }
    self.file = file
  }

  deinit {
    fclose(file)
    free(text.pointee)
    text.deallocate()
    size.deallocate()
  }

  /// What has been written since the last call.
  func take() -> [UInt8] {
    fflush(file)
    guard size.pointee > 0, let start = text.pointee else { return [] }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: size.pointee))
    rewind(file)
    return bytes
  }
}
