import Glibc

/// Writing to a file descriptor to the end.
public enum RawOutput {
  /// Writes all of `bytes`, however many steps the system takes for it. Returns nil, or the
  /// `errno` of the step that failed.
  public static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int32? {
    let result: Int32?? = bytes.withContiguousStorageIfAvailable {
      write(UnsafeRawBufferPointer($0), to: descriptor)
    }
    return result ?? Array(bytes).withUnsafeBytes { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
