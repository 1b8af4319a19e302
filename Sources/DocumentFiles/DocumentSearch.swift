import Glibc
public import Session

/// Finds scripts and Markdown in folders.
public enum DocumentSearch {
  private static let suffixes = [".repl", ".md", ".markdown"]

  /// The file itself, or everything below a folder that can be run, in the order of names.
  public static func documents(at path: String) -> Result<[String], FileProblem> {
    var status = stat()
    guard stat(path, &status) == 0 else { return .failure(FileProblem(SystemError.reason(errno))) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return .success([path]) }
    return Result { () throws(FileProblem) in try search(path) }
  }

  /// Hidden files and folders are left out, and links to folders, which may lead in circles.
  private static func search(_ folder: String) throws(FileProblem) -> [String] {
    var found: [String] = []
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = prefix + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try search(path)
      } else if suffixes.contains(where: { name.lowercased().hasSuffix($0) }) {
        found.append(path)
      }
    }
    return found
  }

  static func names(in folder: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(folder) else { throw FileProblem(SystemError.reason(errno)) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted()
  }
}
