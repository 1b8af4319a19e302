import Foundation
import TestSupport
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

  /// The other direction: what is no sentence of the grammar is refused.
  @Test(arguments: 0..<8)
  func whatTheParserTakesIsInTheGrammar(_ seed: UInt64) throws {
    let grammar = try GrammarFile()
    var maker = SentenceMaker(grammar, seed: 1000 + seed)
    var checker = SentenceChecker(grammar)
    var numbers = SeededNumbers(seed: seed)
    var accepted = 0
    for _ in 0..<500 {
      guard let text = maker.sentence("plain-statement") else { continue }
      var tokens = tokenTexts(text)
      let isSentence = checker.accepts(tokens, as: "script")
      #expect(isSentence, "\(text)")
      let index = Int.random(in: tokens.indices, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: tokens.remove(at: index)
      case 1: tokens.insert(tokens[index], at: index)
      case 2: tokens.swapAt(index, Int.random(in: tokens.indices, using: &numbers))
      default: tokens[index] = Keyword.allCases.randomElement(using: &numbers)?.rawValue ?? ""
      }
      let broken = tokens.joined(separator: " ")
      guard parse(broken).diagnostics.isEmpty else { continue }
      accepted += 1
      let isStillOne = checker.accepts(tokenTexts(broken), as: "script")
      #expect(isStillOne, "\(broken)")
    }
    #expect(accepted > 20)
  }

  @Test func theGrammarRefusesWhatTheSamplesSay() throws {
    var checker = SentenceChecker(try GrammarFile())
    let codes: [DiagnosticCode] = [
      .unknownWord, .missingWord, .leftOverWord, .unexpectedWord, .repeatedOption,
      .contradictoryOption, .clientNotAllowed, .misplacedStatement, .reservedWord, .emptyName,
    ]
    // Here a keyword stands where the checker, being generous, takes it for a name.
    let generous = [
      "expect aside x = 1", "expect read x = 1", "partition a | rest, b", "partition a, rest | b",
      "partition rest | rest",
    ]
    for sample in Sample.all where !generous.contains(sample.text) {
      let isSentence = checker.accepts(tokenTexts(sample.text), as: "script")
      if let code = sample.code.flatMap(DiagnosticCode.init), codes.contains(code) {
        #expect(!isSentence, "\(sample.text)")
      } else if sample.code == nil, sample.production.first?.isLowercase ?? false {
        #expect(isSentence, "\(sample.text)")
      }
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
