import Testing

/// The repository keeps its own style: what a reviewer would otherwise have to look for.
@Suite("The style of the repository")
struct StyleTests {
  /// The arrows that Package.swift draws: a pure target and what it imports.
  static let arrows: [String: [String]] = {
    var arrows: [String: [String]] = [:]
    for line in SourceFile.package.lines {
      guard let colon = line.firstRange(of: "\": ["), line.hasPrefix("  \"") else { continue }
      let name = line[..<colon.lowerBound].dropFirst(3)
      let below = line[colon.upperBound...].split { !$0.isLetter }
      arrows[String(name)] = below.map(String.init)
    }
    return arrows
  }()

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

  @Test("pure targets import only what their arrow says", arguments: SourceFile.swift)
  func purity(_ file: SourceFile) {
    let parts = file.path.split(separator: "/")
    guard parts[0] == "Sources", let allowed = Self.arrows[String(parts[1])] else { return }
    for (index, line) in file.lines.enumerated() {
      let words = line.split(separator: " ")
      guard words.first == "import" || words.dropFirst().first == "import" else { continue }
      let module = String(words.last ?? "")
      #expect(allowed.contains(module), "\(file.path):\(index + 1): \(line)")
    }
  }

  @Test("the map of the house can be read from Package.swift")
  func arrowsAreFound() {
    #expect(Self.arrows.count == 9)
    #expect(Self.arrows["Simulation"] == ["Replication", "ClientHistory"])
    #expect(Self.arrows["Syntax"]?.isEmpty == true)
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
