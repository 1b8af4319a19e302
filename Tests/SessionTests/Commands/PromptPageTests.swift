import Foundation
import Session
import Testing

/// The page about the prompt is held against the table of its commands.
@Suite struct PromptPageTests {
  static let page: String = {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let page = root.appending(path: "Sources/understudy/understudy.docc/Prompt.md")
    return (try? String(contentsOf: page, encoding: .utf8)) ?? ""
  }()

  @Test(arguments: DotCommand.allCases)
  func everyCommandHasItsRow(_ command: DotCommand) {
    let form = command.form.replacing("|", with: "\\|")
    #expect(Self.page.contains("| `\(form)` | \(command.meaning) |\n"))
  }

  @Test func everyKeyHasItsRow() {
    var session = Session(Session.Options(width: 200))
    let help = session.submit(".help keys").text
    for row in PromptKeys.rows {
      #expect(Self.page.contains("| \(row.keys) | \(row.meaning) |\n"))
      #expect(help.contains("  \(row.keys): \(row.meaning)\n"))
    }
  }
}
