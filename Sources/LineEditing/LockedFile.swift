import Glibc

/// A file that is open and locked against other sessions for as long as this value lives.
struct LockedFile: ~Copyable {
  enum Access {
    case reading
    case appending
  }

  private let descriptor: Int32
  private let path: String
  private let size: Int
  /// Whether it is a plain file, and not a device such as `/dev/null`.
  let isRegular: Bool
  /// Whether the last ``readTail(atMost:)`` left out the beginning.
  private(set) var wasCutOff = false

  /// Opens and locks. Nil when there is nothing to read; for appending it is created, readable for
  /// its owner alone, with its folders.
  init?(path: String, access: Access) throws(HistoryFailure) {
    while true {
      guard let descriptor = try Self.open(path: path, access: access) else { return nil }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else {
          let code = errno
          close(descriptor)
          throw .system(operation: "lock", path: path, code: code)
        }
      }
      // Whoever held the lock may have put another file in this place meanwhile.
      var opened = stat()
      var present = stat()
      fstat(descriptor, &opened)
      if stat(path, &present) == 0, opened.st_ino == present.st_ino,
        opened.st_dev == present.st_dev
      {
        self.descriptor = descriptor
        self.path = path
        size = Int(opened.st_size)
        isRegular = opened.st_mode & S_IFMT == S_IFREG
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  private static func open(path: String, access: Access) throws(HistoryFailure) -> Int32? {
    switch access {
    case .reading:
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 { return descriptor }
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .system(operation: "open", path: path, code: errno)
    case .appending:
      let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC
      var descriptor = Glibc.open(path, flags, 0o600)
      if descriptor < 0, errno == ENOENT {
        makeFolders(for: path)
        descriptor = Glibc.open(path, flags, 0o600)
      }
      guard descriptor >= 0 else { throw .system(operation: "open", path: path, code: errno) }
      return descriptor
    }
  }

  /// Makes every missing folder above `path`. What fails here shows when the file is opened.
  private static func makeFolders(for path: String) {
    for end in path.indices.dropFirst() where path[end] == "/" {
      mkdir(String(path[..<end]), 0o700)
    }
  }

  /// The last bytes of the file, from the beginning of a line on.
  mutating func readTail(atMost limit: Int) throws(HistoryFailure) -> [UInt8] {
    let start = max(0, size - limit)
    let bytes = try read(from: start, count: size - start)
    wasCutOff = start > 0
    guard wasCutOff, let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return bytes }
    return Array(bytes[(newline + 1)...])
  }

  func readHead(atMost limit: Int) throws(HistoryFailure) -> [UInt8] {
    try read(from: 0, count: min(limit, size))
  }

  func endsWithNewline() throws(HistoryFailure) -> Bool {
    try read(from: size - 1, count: 1) == [UInt8(ascii: "\n")]
  }

  private func read(from start: Int, count: Int) throws(HistoryFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let step = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(start + done))
      }
      if step < 0, errno == EINTR { continue }
      guard step >= 0 else { throw .system(operation: "read", path: path, code: errno) }
      if step == 0 { break }
      done += step
    }
    bytes.removeLast(count - done)
    return bytes
  }

  func append(_ bytes: [UInt8]) throws(HistoryFailure) {
    try Self.write(bytes, to: descriptor, path: path)
  }

  /// Puts a shorter file in the place of this one in a single step, so that a full disk or a crash
  /// leaves the old one whole. A link is left alone.
  func replaceContent(with bytes: [UInt8]) throws(HistoryFailure) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    let beside = "\(path).\(getpid())"
    let copy = Glibc.open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw .system(operation: "shorten", path: path, code: errno) }
    defer { close(copy) }
    do throws(HistoryFailure) {
      try Self.write(bytes, to: copy, path: beside)
      guard fsync(copy) == 0, rename(beside, path) == 0 else {
        throw .system(operation: "shorten", path: path, code: errno)
      }
    } catch {
      unlink(beside)
      throw error
    }
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(HistoryFailure) {
    if let code = RawOutput.write(bytes, to: descriptor) {
      throw .system(operation: "write", path: path, code: code)
    }
  }
}
