import Foundation
import Testing

@testable import Syntax

/// The grammar file is the authority: what it says parses, and every word of it exists.
@Suite struct GrammarTests {
  @Test(arguments: 0..<12)
  func sentencesOfTheGrammarParseAndFormat(_ seed: UInt64) throws {
    var maker = SentenceMaker(try GrammarFile(), seed: seed)
    var made = 0
    while made < 1000 {
      guard let text = maker.sentence(made.isMultiple(of: 4) ? "script" : "statement") else {
        continue
      }
      made += 1
      let source = SourceText(name: "made", text: text)
      let result = Parser.parse(source)
      let told = result.diagnostics.map { $0.rendered(in: source) }
      try #require(told == [], "\(text)")
      let formatted = format(text)
      try #require(format(formatted) == formatted, "\(text)")
      if made.isMultiple(of: 5) { try #require(shape(text) == shape(formatted), "\(text)") }
    }
  }

  @Test func everyProductionIsUsedAndDefined() throws {
    let grammar = try GrammarFile()
    let text = try Repository.text("Grammar/understudy.ebnf")
    for name in grammar.names where name != "script" {
      #expect(text.matches(of: try Regex("[^A-Za-z-]\(name)[^A-Za-z-]")).count > 1, "\(name)")
    }
    var maker = SentenceMaker(grammar, seed: 1)
    for name in grammar.names where !["USE"].contains(name) {
      #expect((0..<50).contains { _ in maker.sentence(name) != nil }, "\(name)")
    }
  }

  @Test func theKeywordsAreTheWordsOfTheGrammar() throws {
    let words = try GrammarFile().terminals.filter { $0.count > 1 && Keyword(rawValue: $0) != nil }
    let reserved = Set(StatementTable.reserved)
    let known = Set(Keyword.allCases.map(\.rawValue)).subtracting(reserved)
    #expect(words.sorted() == known.sorted())
  }

  @Test func everyWordOfTheGrammarIsAKeyword() throws {
    let unknown = try GrammarFile().terminals.filter { text in
      text.count > 2 && text.allSatisfy { $0.isLetter || $0 == "-" }
        && Keyword(rawValue: text) == nil
    }
    #expect(unknown == [])
  }
}
