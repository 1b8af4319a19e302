import Glibc

/// Files and folders for completion.
enum PathCandidates {
  /// The paths that begin like this; folders end with a slash.
  static func beginning(with text: String) -> [String] {
    let split = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    let (folder, begun) = (String(text[..<split]), text[split...])
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // Hidden files are for those who ask for them.
      guard name.hasPrefix(begun), name != ".", name != "..", !name.hasPrefix(".") || begun != ""
      else { continue }
      paths.append(folder + name + (isFolder(folder + name) ? "/" : ""))
    }
    return paths
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
