import TestSupport
import Testing

@testable import Syntax

/// What may come next, held against what the parser accepts and refuses.
@Suite struct ExpectationTests {
  static let accepted = Sample.all.filter { $0.code == nil }

  /// The tokens of a sample; none where it is not plain enough to be cut between them.
  private static func tokens(of text: String) -> [Token] {
    var lexer = Lexer()
    var tokens: [Token] = []
    let bytes = Array(text.utf8)
    let segment = bytes.withUnsafeBufferPointer { lexer.segment($0, into: &tokens) }
    return segment.terminator == .endOfText && !segment.isBroken ? tokens : []
  }

  @Test func whatComesNextInASampleIsExpected() {
    var cuts = 0
    for sample in Self.accepted {
      for token in Self.tokens(of: sample.text) {
        let bytes = Array(sample.text.utf8)
        let before = String(decoding: bytes[..<Int(token.start)], as: UTF8.self)
        let text = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
        let expected = Expectations.behind(before + " ")
        cuts += 1
        let isKnown =
          token.isWord
          ? expected.words.contains(text) || !expected.slots.isEmpty
          : expected.signs.contains(text) || token.kind == .colon
        #expect(isKnown, "`\(text)` behind `\(before)`")
      }
    }
    #expect(cuts > 500)
  }

  /// The other way round: what is offered is not what the parser complains of.
  @Test func whatIsExpectedIsNotRefused() {
    for sample in Self.accepted {
      for token in Self.tokens(of: sample.text) {
        let before = String(
          decoding: Array(sample.text.utf8)[..<Int(token.start)], as: UTF8.self)
        let expected = Expectations.behind(before + " ")
        for word in expected.words + expected.signs {
          let source = SourceText(name: "", text: before + " " + word + " ")
          let start = Int32(before.utf8.count + 1)
          let refused = Parser.parse(source).diagnostics.first { diagnostic in
            diagnostic.range.start == start && diagnostic.code != .unclosedParenthesis
          }
          #expect(refused == nil, "`\(word)` behind `\(before)`: \(refused?.message ?? "")")
        }
      }
    }
  }

  @Test func aTextMayEndWhereItParses() {
    for sample in Self.accepted where Self.tokens(of: sample.text).count > 1 {
      #expect(Expectations.behind(sample.text + " ").mayEnd, "\(sample.text)")
    }
    #expect(!Expectations.behind("crash ").mayEnd)
  }

  @Test func nothingIsExpectedBehindWhatIsWrong() {
    for text in [
      "xyz a ", "crash a b c ", "write x 1 ", "set acknowledgement some ", "\"", "a: b ",
    ] {
      let expected = Expectations.behind(text)
      #expect(expected.words.isEmpty && expected.slots.isEmpty, "\(text)")
    }
  }

  @Test func wordsThatAreUsedAreNotOfferedAgain() {
    #expect(!Expectations.behind("node a sync ").words.contains("sync"))
    #expect(!Expectations.behind("node a sync ").words.contains("async"))
    #expect(!Expectations.behind("set a hidden ").words.contains("open"))
    #expect(Expectations.behind("set a hidden ").words.contains("sync"))
    #expect(!Expectations.behind("write x = 1 at b ").words.contains("at"))
  }

  @Test func blocksAndTheirVariablesAreKnown() {
    let inside = Expectations.behind("repeat 3 as i { write x = ")
    #expect(inside.variables == ["i"])
    #expect(inside.slots == [.value])
    #expect(Expectations.behind("repeat 3 as i { write x = $i } ; write x = ").variables == [])
    #expect(Expectations.behind("scenario \"x\" {\n").slots == [.statement])
  }

  @Test func anyTextWhateverIsAnswered() {
    var random = SeededNumbers(seed: 7)
    let pieces = [
      "crash", " ", "a", ",", "{", "}", "(", ")", "\"", "\\", "\n", "#", ":", "=", "->", "|", "$",
      "repeat 2 as i", "at 3s", "start", "expect", "set", "é", "\u{0}", ";", "?",
    ]
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = Expectations.behind(text)
      let typed = TypedText(text)
      #expect(text.hasPrefix(typed.before))
      let spans = Colouring.spans(of: SourceText(name: "", text: text))
      for (left, right) in zip(spans, spans.dropFirst()) {
        #expect(left.range.end <= right.range.start)
      }
    }
  }
}

@Suite struct TypedTextTests {
  @Test(arguments: [
    ("", "", ""), ("cra", "", "cra"), ("crash ", "crash ", ""), ("crash lo", "crash ", "lo"),
    ("write x=1", "write x=", "1"), ("crash a,b", "crash a,", "b"), ("cut a ->", "cut a ->", ""),
    ("node a; cr", "node a; ", "cr"), ("a: wri", "a: ", "wri"), ("set x\nla", "set x\n", "la"),
  ])
  func theWordIsCutOff(text: String, before: String, word: String) {
    let typed = TypedText(text)
    #expect((typed.before, typed.word) == (before, word))
    #expect(!typed.isQuoted && !typed.isComment)
  }

  @Test func quotesAndComments() {
    let quoted = TypedText("include \"some fi")
    #expect((quoted.before, quoted.word, quoted.isQuoted) == ("include ", "some fi", true))
    #expect(TypedText("write x = 1 # at").isComment)
    #expect(!TypedText("write x = 1 # at\n").isComment)
  }
}

@Suite struct ColouringTests {
  private func roles(_ text: String) -> String {
    let source = SourceText(name: "", text: text)
    return Colouring.spans(of: source).map { span in
      "\(source.text(of: span.range)):\(span.role)"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("write x = 1 at b", "write:statement 1:number at:word"),
    ("alice: read x", "alice:client read:statement"),
    ("at 3s crash a", "at:statement 3s:number crash:statement"),
    ("start bob: add n -1", "start:statement bob:client add:statement -1:number"),
    ("write x = \"two words\" # why", "write:statement \"two words\":text # why:comment"),
    ("wrte x = 1", "wrte:wrong 1:number"),
    ("crsh", ""),
    ("repeat 2 { state }", "repeat:statement 2:number state:statement"),
  ])
  func everyWordHasItsRole(text: String, expected: String) { #expect(roles(text) == expected) }
}

@Suite struct QuotingTests {
  @Test(arguments: [
    "x", "two words", "", "a\"b", "a\\b", "a$b", "line\nbreak", "tab\t", "größe", "日本", "#", "a,b",
    "->", "{", "1", "-5", "3s", "\u{202E}x", "\u{1B}[31m", "leader", "a:b", "(x)", "x=1",
  ])
  func whatIsWrittenIsReadAgain(text: String) throws {
    let source = SourceText(name: "", text: "write k = " + Quoting.written(text))
    let result = Parser.parse(source)
    #expect(result.diagnostics.isEmpty)
    guard case .write(let write) = result.script.statements.first?.body,
      case .put(let value) = write.changes.first?.action
    else {
      Issue.record("no write")
      return
    }
    #expect(value.word.text == text)
  }
}
