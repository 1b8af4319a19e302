/// How a session reads and writes files: functions of the caller, as the session itself touches
/// nothing.
public struct Files: Sendable {
  /// The absolute path without links and dots of a file or folder that exists; nil where there is
  /// none. An empty path is the current folder.
  public var canonical: @Sendable (_ path: String) -> String?
  /// The bytes of a file, or why they cannot be had, such as `is a folder`; a file of more bytes
  /// than the limit is not read.
  public var read: @Sendable (_ path: String, _ limit: Int) -> Result<[UInt8], FileProblem>
  /// Puts bytes in the place of a file, in one step, or makes it; why that could not be done.
  public var write: @Sendable (_ path: String, _ bytes: [UInt8]) -> FileProblem?
  /// Adds bytes to the end of a file, or makes it; why that could not be done.
  public var append: @Sendable (_ path: String, _ bytes: [UInt8]) -> FileProblem?
  /// The names in a folder, those of folders with a slash at their end; an empty path is the
  /// current folder. None where it cannot be read.
  public var list: @Sendable (_ folder: String) -> [String]

  /// Files that can be read. Without a function for it none is written, and no folder is listed.
  public init(
    canonical: @escaping @Sendable (_ path: String) -> String?,
    read: @escaping @Sendable (_ path: String, _ limit: Int) -> Result<[UInt8], FileProblem>,
    write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) -> FileProblem? = { _, _ in
      FileProblem("files cannot be written here")
    },
    append: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) -> FileProblem? = { _, _ in
      FileProblem("files cannot be written here")
    },
    list: @escaping @Sendable (_ folder: String) -> [String] = { _ in [] }
  ) {
    self.canonical = canonical
    self.read = read
    self.write = write
    self.append = append
    self.list = list
  }

  /// For sessions that use no files.
  public static let none = Files(
    canonical: { _ in nil }, read: { _, _ in .failure(FileProblem("files cannot be read here")) })

  /// The paths that begin like `text`, in order; hidden files only where a dot asks for them.
  func beginning(with text: String) -> [String] {
    let split = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    let (folder, begun) = (String(text[..<split]), text[split...])
    return list(folder).filter { $0.hasPrefix(begun) && (!$0.hasPrefix(".") || !begun.isEmpty) }
      .sorted().map { folder + $0 }
  }
}

/// Why a file could not be read or written, as the end of a sentence: `permission denied`.
public struct FileProblem: Error, Sendable {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }
}
