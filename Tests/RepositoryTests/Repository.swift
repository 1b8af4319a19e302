import Foundation
import Testing

/// The files of this repository, as text.
struct SourceFile: Sendable, CustomTestStringConvertible {
  let path: String
  let lines: [String]

  var testDescription: String { path }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let package = files(under: ["Package.swift"], ending: ".swift")[0]

  static let swift = files(under: ["Sources", "Tests"], ending: ".swift")

  static let documents = files(under: ["README.md", "Sources", "Examples"], ending: ".md")

  static func files(under folders: [String], ending: String) -> [SourceFile] {
    folders.flatMap { folder -> [SourceFile] in
      let base = root.appending(path: folder)
      if folder.hasSuffix(ending) { return [read(folder)] }
      let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      return (paths ?? []).sorted().filter { $0.hasSuffix(ending) && !$0.contains(".build") }
        .map { read("\(folder)/\($0)") }
    }
  }

  private static func read(_ path: String) -> SourceFile {
    let text = (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    return SourceFile(path: path, lines: text.components(separatedBy: "\n"))
  }
}
