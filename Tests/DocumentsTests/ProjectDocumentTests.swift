import Documents
import Foundation
import Session
import Testing

/// Every example of the project is run: README.md, what is under Examples, and the pages of the
/// reference. What is not as it says is reported at its own line.
@Suite struct ProjectDocumentTests {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// A file by its path from the root.
  struct Page: CustomTestStringConvertible, Sendable {
    var path: String
    var testDescription: String { path }

    static let all: [Page] = {
      var paths = ["README.md"]
      paths += files(under: "Examples", ending: ["md", "repl"])
      paths += files(under: "Sources", ending: ["md"]).filter { $0.contains(".docc/") }
      return paths.filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
        .map(Page.init)
    }()

    private static func files(under folder: String, ending suffixes: [String]) -> [String] {
      let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      let paths = (found?.allObjects as? [String]) ?? []
      return paths.filter { path in suffixes.contains { path.hasSuffix("." + $0) } }
        .map { folder + "/" + $0 }.sorted()
    }
  }

  /// Files as seen from the root of the project.
  static let files = Files(
    canonical: { path in
      let url = path.hasPrefix("/") ? URL(filePath: path) : root.appending(path: path)
      let real = url.resolvingSymlinksInPath().standardized.path
      return FileManager.default.fileExists(atPath: real) ? real : nil
    },
    read: { path, limit in
      guard let data = FileManager.default.contents(atPath: path), data.count <= limit else {
        return .failure(FileProblem("cannot be read"))
      }
      return .success(Array(data))
    })

  @Test(arguments: Page.all)
  func theExamplesAreAsTheySay(_ page: Page) throws {
    let path = Self.root.appending(path: page.path).path
    let data = try #require(FileManager.default.contents(atPath: path))
    let document = Document(name: page.path, bytes: Array(data))
    let examination = document.examine { seed in
      SessionRunner(Session(Session.Options(seed: seed ?? 1)), files: Self.files)
    }
    for verdict in examination.verdicts {
      guard case .failed(let failures) = verdict.outcome else { continue }
      for failure in failures {
        let text = ([failure.reason] + failure.details).joined(separator: "\n")
        Issue.record(
          Comment(rawValue: text),
          sourceLocation: SourceLocation(
            fileID: "Documents/" + page.path, filePath: path, line: failure.line, column: 1))
      }
    }
  }
}
