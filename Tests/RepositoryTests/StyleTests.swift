import Testing

/// The repository keeps its own style: what a reviewer would otherwise have to look for.
@Suite("The style of the repository")
struct StyleTests {
  static let pureTargets = [
    "Syntax", "ClientHistory", "Replication", "Simulation", "Consistency", "Interpreter",
    "Rendering", "Session", "Documents",
  ]

  @Test("a file holds one idea: at most 400 lines", arguments: SourceFile.swift)
  func fileLength(_ file: SourceFile) {
    #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
  }

  @Test("a function has at most 70 lines", arguments: SourceFile.swift)
  func functionLength(_ file: SourceFile) {
    for (name, first, count) in functions(in: file) where count > 70 {
      Issue.record("\(file.path):\(first): \(name) has \(count) lines")
    }
  }

  @Test("pure targets see no clock, no files and no terminal", arguments: SourceFile.swift)
  func purity(_ file: SourceFile) {
    guard Self.pureTargets.contains(where: { file.path.hasPrefix("Sources/\($0)/") }) else {
      return
    }
    for (index, line) in file.lines.enumerated() {
      for module in ["Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization"] {
        #expect(!line.hasSuffix("import \(module)"), "\(file.path):\(index + 1): \(line)")
      }
    }
  }

  @Test("nothing is left open or forced", arguments: SourceFile.swift)
  func noLeftovers(_ file: SourceFile) {
    guard file.path.hasPrefix("Sources/") else { return }
    let banned = ["TO" + "DO", "FIX" + "ME", "try" + "!", " as" + "! ", "fatal" + "Error("]
    for (index, line) in file.lines.enumerated() {
      for word in banned where line.contains(word) {
        Issue.record("\(file.path):\(index + 1): \(line)")
      }
    }
  }

  /// The functions of a file, by the indentation that the formatter gives them.
  private func functions(in file: SourceFile) -> [(name: String, first: Int, count: Int)] {
    var found: [(String, Int, Int)] = []
    for (index, line) in file.lines.enumerated() where line.contains("func ") {
      let indent = line.prefix { $0 == " " }
      guard !line.trimmingPrefix(indent).hasPrefix("//") else { continue }
      let end = file.lines[index...].firstIndex { $0 == indent + "}" } ?? index
      found.append((line.trimmingPrefix(indent).description, index + 1, end - index + 1))
    }
    return found
  }
}
