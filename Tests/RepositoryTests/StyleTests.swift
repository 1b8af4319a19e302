import Testing

/// The repository keeps its own style: what a reviewer would otherwise have to look for.
@Suite("The style of the repository")
struct StyleTests {
  /// The arrows that Package.swift draws: a pure target and what it imports.
  static let arrows: [String: [String]] = {
    var arrows: [String: [String]] = [:]
    var name: String?
    for line in SourceFile.package.lines {
      var below = line[...]
      if let colon = line.firstRange(of: "\": ["), line.hasPrefix("  \"") {
        name = String(line[..<colon.lowerBound].dropFirst(3))
        below = line[colon.upperBound...]
      }
      guard let known = name else { continue }
      arrows[known, default: []] += below.split { !$0.isLetter }.map(String.init)
      if line.contains("]") { name = nil }
    }
    return arrows
  }()

  /// The targets that other packages may import, and whose public declarations they read.
  static let library = Array(arrows.keys) + ["DocumentFiles"]

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
    #expect(Self.arrows.count == 10)
    #expect(Self.arrows["Simulation"] == ["Replication", "ClientHistory"])
    #expect(Self.arrows["Syntax"]?.isEmpty == true)
  }

  @Test("what other packages may use says what it is", arguments: SourceFile.swift)
  func documentation(_ file: SourceFile) {
    let parts = file.path.split(separator: "/")
    guard parts[0] == "Sources", Self.library.contains(String(parts[1])) else { return }
    for index in undocumented(in: file) {
      Issue.record("\(file.path):\(index + 1): no comment: \(file.lines[index])")
    }
  }

  @Test("a missing comment is found, behind attributes too")
  func missingComments() {
    let lines = [
      "public struct A {", "/// Says.", "@inlinable", "public func b() {}", "  @inlinable",
      "  public mutating func c() {}", "  public static let d = 0",
      "  public subscript(e: Int) -> A {", "  public typealias F = A", "  @frozen public enum G {",
      "// Says.", "public protocol H {", "func i() {}", "  public var j = 0",
      "  public static func == (left: A, right: A) -> Bool {",
      "  public func hash(into hasher: inout Hasher) {", "public extension A {",
    ]
    let found = undocumented(in: SourceFile(path: "A.swift", lines: lines))
    #expect(found == [0, 5, 6, 7, 8, 9, 11])
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

  /// The lines of a file that declare something public without a comment above them.
  private func undocumented(in file: SourceFile) -> [Int] {
    file.lines.indices.filter { index in
      guard needsComment(file.lines[index]) else { return false }
      let above = file.lines[..<index].map { $0.trimmingPrefix { $0 == " " } }
      return above.last { !$0.hasPrefix("@") }?.hasPrefix("///") != true
    }
  }

  /// Whether a line declares a public type, function, subscript or static member. What a protocol of
  /// the standard library asks for is explained there.
  private func needsComment(_ line: String) -> Bool {
    var words = line.split(separator: " ").drop { $0.hasPrefix("@") }
    guard words.popFirst() == "public" else { return false }
    let isStatic = words.contains("static")
    words = words.drop { ["static", "mutating", "nonmutating", "final", "indirect"].contains($0) }
    guard let keyword = words.first, let name = words.dropFirst().first else { return false }
    let explained = ["==", "<", "hash(into", "encode(to", "description"]
    if explained.contains(where: name.hasPrefix) { return false }
    let types = ["struct", "enum", "class", "actor", "protocol", "typealias", "func"]
    return types.contains(String(keyword)) || keyword.hasPrefix("subscript(")
      || isStatic && ["let", "var"].contains(keyword)
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
