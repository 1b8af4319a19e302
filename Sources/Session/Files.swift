/// How a session reads files: functions of the caller, as the session itself touches nothing.
public struct Files: Sendable {
  /// The absolute path without links and dots of a file or folder that exists; nil where there is
  /// none. An empty path is the current folder.
  public var canonical: @Sendable (_ path: String) -> String?
  /// The bytes of a file, or why they cannot be had, such as `is a folder`; a file of more bytes
  /// than the limit is not read.
  public var read: @Sendable (_ path: String, _ limit: Int) -> Result<[UInt8], FileProblem>

  public init(
    canonical: @escaping @Sendable (_ path: String) -> String?,
    read: @escaping @Sendable (_ path: String, _ limit: Int) -> Result<[UInt8], FileProblem>
  ) {
    self.canonical = canonical
    self.read = read
  }

  /// For sessions that read no files.
  public static let none = Files(
    canonical: { _ in nil }, read: { _, _ in .failure(FileProblem("files cannot be read here")) })
}

/// Why a file could not be read, as the end of a sentence: `permission denied`.
public struct FileProblem: Error, Sendable {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }
}
