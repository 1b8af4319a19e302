import DocumentFiles
import Foundation
import Testing

@testable import Documents

/// Every rule of every system that is modelled has its script, or a reason.
@Suite("Conformance to real systems")
struct ConformanceTests {
  /// How many rules each system has, and which scenarios.
  private static let rules: [(prefix: String, count: Int, scenarios: [Int])] = [
    ("PG", 43, [1, 2, 4, 5, 7, 8, 10, 12, 13, 14, 15]),
    ("MY", 36, [1, 2, 4, 5, 6, 7, 8, 9, 10, 14, 16]),
    ("MG", 33, [1, 2, 3, 5, 7, 8, 9, 11, 12, 14, 16]),
    ("KF", 28, [1, 2, 3, 5, 6, 8, 10, 11, 13, 15]),
    ("RD", 32, [1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 14, 16]),
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/systems")

  private static let notes: [(file: String, note: RuleNote)] = {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (files ?? []).filter { $0.hasSuffix(".repl") }.sorted().flatMap { file in
      let data =
        FileManager.default.contents(atPath: folder.appending(path: file).path) ?? Foundation.Data()
      return RuleNote.all(in: Array(data)).map { (file, $0) }
    }
  }()

  private static let expected: [String] = rules.flatMap { system in
    (1...system.count).map { "\(system.prefix)-\($0)" }
      + system.scenarios.map { "\(system.prefix)-S\($0)" }
  }

  @Test("every rule and scenario stands in one place")
  func complete() {
    let found = Self.notes.map(\.note.rule)
    for rule in Self.expected { #expect(found.count { $0 == rule } == 1, "\(rule)") }
    for rule in found { #expect(Self.expected.contains(rule), "\(rule)") }
  }

  @Test("a script is named after its rule")
  func names() {
    for (file, note) in Self.notes {
      guard case .script = note.kind else { continue }
      let name = file.split(separator: "/").last ?? ""
      #expect(name.hasPrefix(note.rule + "-"), "\(file)")
      #expect(note.line == 1, "\(file)")
    }
  }

  @Test("at most ten rules are left out, each with a reason")
  func leftOut() {
    let left = Self.notes.filter { $0.note.kind == .leftOut }
    #expect(left.count <= 10)
    for (file, note) in left { #expect(note.text.count > 20, "\(file): \(note.rule)") }
  }

  @Test("a script checks something")
  func checks() throws {
    for (file, note) in Self.notes {
      guard case .script = note.kind else { continue }
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      #expect(text.contains("\nexpect ") || text.contains("\n  expect "), "\(file)")
    }
  }
}
