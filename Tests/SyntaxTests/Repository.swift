import Foundation

/// Files of the project, found from the place of this one.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Whether checked-in files are to be written anew instead of compared.
  static var isRewriting: Bool {
    ProcessInfo.processInfo.environment["UNDERSTUDY_REWRITE"] != nil
  }

  /// The text of a generated file, written first where that is asked for.
  static func generated(_ path: String, _ text: String) throws -> String {
    if isRewriting {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try self.text(path)
  }
}
