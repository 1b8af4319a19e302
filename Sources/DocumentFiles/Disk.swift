import Glibc
public import Session

/// The files of this machine, as a session wants to see them.
public enum Disk {
  /// Everything that may be read; nothing is written.
  public static let files = Files(canonical: canonical, read: read, list: list)

  /// The same as seen from a folder.
  public static func files(from folder: String) -> Files {
    Files(
      canonical: { canonical($0.hasPrefix("/") ? $0 : folder + "/" + $0) }, read: read,
      list: { list($0.hasPrefix("/") ? $0 : folder + "/" + $0) })
  }

  /// The real path of a file or folder; nil where there is none.
  public static func canonical(_ path: String) -> String? {
    guard let real = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The bytes of a file, or of a pipe with a name, to its end.
  public static func read(_ path: String, atMost limit: Int) -> Result<[UInt8], FileProblem> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(FileProblem(SystemError.reason(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return .failure(FileProblem(SystemError.reason(errno)))
    }
    if status.st_mode & S_IFMT == S_IFDIR { return .failure(FileProblem("it is a folder")) }
    guard status.st_size <= limit else { return .failure(tooLarge(limit)) }
    return read(descriptor, expected: Int(status.st_size), atMost: limit)
  }

  /// The size is only expected: a file may grow meanwhile, and a pipe does not tell one.
  private static func read(
    _ descriptor: Int32, expected: Int, atMost limit: Int
  ) -> Result<[UInt8], FileProblem> {
    var bytes: [UInt8] = []
    var step = expected + 1
    while true {
      var code: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { code = errno }
        count = max(got, 0)
      }
      if code == EINTR { continue }
      guard code == 0 else { return .failure(FileProblem(SystemError.reason(code))) }
      if part.isEmpty { return .success(bytes) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count <= limit else { return .failure(tooLarge(limit)) }
      step = 64 << 10
    }
  }

  /// The names in a folder, in order, those of folders with a slash at their end; none where it
  /// cannot be read.
  public static func list(_ folder: String) -> [String] {
    let folder = folder.isEmpty ? "." : folder
    let names = (try? DocumentSearch.names(in: folder)) ?? []
    return names.filter { $0 != "." && $0 != ".." }.map { name in
      var status = stat()
      let isFolder = stat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return isFolder ? name + "/" : name
    }
  }

  private static func tooLarge(_ limit: Int) -> FileProblem {
    FileProblem("it is larger than \(limit >> 20) MiB")
  }
}
