/// Paths as texts. Nothing here looks at a disk.
enum Paths {
  /// The folder of a file, normal and without a slash at its end; empty for the current folder.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : normal(String(path[..<slash]))
  }

  /// The name of a file without its folder and what is behind its last dot.
  static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// A path as seen from a folder, with `.` and `..` resolved where they can be.
  static func join(_ folder: String, _ path: String) -> String {
    normal(path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path)
  }

  static func normal(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a path is in the folder or in one below it; both must be normal.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    if folder.isEmpty { return !path.hasPrefix("/") && path != ".." && !path.hasPrefix("../") }
    if folder == "/" { return path.hasPrefix("/") }
    return path.hasPrefix(folder + "/")
  }
}
