import Foundation
import Testing

@testable import Syntax

/// Files made from the tables are the ones that are checked in. `UNDERSTUDY_REWRITE=1 swift test
/// --filter ReferenceTests` writes them anew.
@Suite struct ReferenceTests {
  @Test func pageOfStatements() throws {
    let page = ReferencePages.statements()
    let path = "Sources/understudy/understudy.docc/Statements.md"
    #expect(try Repository.generated(path, page) == page)
    for row in StatementTable.rows { #expect(page.contains(row.form), "\(row.keyword)") }
  }

  @Test func pageOfSettings() throws {
    let page = ReferencePages.settings()
    let path = "Sources/understudy/understudy.docc/Settings.md"
    #expect(try Repository.generated(path, page) == page)
    for row in SettingTable.rows { #expect(page.contains(row.form), "\(row.name)") }
  }

  @Test func grammarForEditors() throws {
    let grammar = EditorGrammar.textMate()
    #expect(try Repository.generated("Grammar/understudy.tmLanguage.json", grammar) == grammar)
  }

  /// Read as an editor reads it: as JSON whose rules are regular expressions.
  @Test func grammarForEditorsFindsTheWordsOfTheTables() throws {
    let data = Data(try Repository.text("Grammar/understudy.tmLanguage.json").utf8)
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rules = try #require(file["repository"] as? [String: [String: Any]])
    func finds(_ rule: String, _ word: String) throws -> Bool {
      let pattern = try #require(rules[rule]?["match"] as? String)
      let regex = try NSRegularExpression(pattern: pattern)
      let whole = NSRange(word.startIndex..., in: word)
      return regex.firstMatch(in: word, range: whole)?.range == whole
    }
    for row in StatementTable.rows { #expect(try finds("statement", row.keyword)) }
    for word in StatementTable.reserved { #expect(try finds("reserved", word)) }
    for row in SettingTable.rows { #expect(try finds("setting", row.name)) }
    for word in ["sync", "latency", "acknowledged", "in-sync"] { #expect(try finds("word", word)) }
    for number in ["5", "1.5s", "-2ms", "5%", "10x", "45kb"] {
      #expect(try finds("number", number))
    }
    #expect(try !finds("statement", "writes"))
    #expect(try finds("comment", "# a"))
    #expect(try finds("variable", "${i}"))
    let string = try #require(rules["string"]?["patterns"] as? [[String: String]])
    let escape = try NSRegularExpression(pattern: try #require(string[0]["match"]))
    #expect(escape.firstMatch(in: #"\u{E9}"#, range: NSRange(0..<6)) != nil)
  }
}
