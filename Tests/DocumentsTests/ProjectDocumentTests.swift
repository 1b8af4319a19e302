import DocumentFiles
import Testing

/// Every example of the project is run: README.md, what is under Examples, and the pages of the
/// reference. What is not as it says is reported at its own line.
@Suite struct ProjectDocumentTests {
  static let files = DocumentFile.all(in: ["README.md", "Examples", "Sources"])

  @Test(arguments: files)
  func theExamplesAreAsTheySay(_ file: DocumentFile) throws {
    for problem in file.problems() {
      Issue.record(
        Comment(rawValue: problem.message),
        sourceLocation: SourceLocation(
          fileID: "Documents/" + file.path, filePath: file.root + "/" + file.path,
          line: problem.line, column: 1))
    }
  }

  @Test func noneIsForgotten() {
    let paths = Self.files.map(\.path)
    for path in [
      "README.md", "Examples/tour.repl", "Examples/claims/README.md",
      "Sources/understudy/understudy.docc/Prompt.md",
    ] { #expect(paths.contains(path)) }
    #expect(paths.count > 30)
  }
}
