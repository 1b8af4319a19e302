import Foundation
import Interpreter
import Systems
import Testing

/// The pages of systems are made from their values. `UNDERSTUDY_REWRITE=1 swift test --filter
/// SystemPageTests` writes them anew.
@Suite("Pages of systems")
struct SystemPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/understudy/understudy.docc")

  private func checked(_ name: String, _ page: String) throws -> String {
    let file = Self.folder.appending(path: name + ".md")
    if ProcessInfo.processInfo.environment["UNDERSTUDY_REWRITE"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test("the overview is the one that is checked in")
  func overview() throws {
    let page = SystemPages.overview()
    #expect(try checked("Systems", page) == page)
  }

  @Test("every system has its page", arguments: 0..<SystemPages.count)
  func pages(number: Int) throws {
    let page = SystemPages.page(of: number)
    #expect(try checked(SystemPages.name(of: number), page) == page)
    for parameter in Catalogue.systems[number].parameters {
      #expect(page.contains("`\(parameter.name)`"))
    }
  }

  @Test("the glossary has a word of every system for every idea")
  func glossary() {
    for row in Glossary.rows { #expect(row.words.count == Glossary.systems.count, "\(row.idea)") }
  }
}
