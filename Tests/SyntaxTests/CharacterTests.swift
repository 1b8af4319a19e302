import Testing

@testable import Syntax

/// What characters mean: words, spaces, comments, lines, and what may not stand in a text.
@Suite struct CharacterTests {
  private func keys(_ text: String) -> [String] {
    parse(text).script.statements.flatMap { statement -> [String] in
      guard case .delete? = statement.changes.first?.action else { return [] }
      return statement.changes.map(\.key.text)
    }
  }

  @Test(arguments: [
    "eu-west", "a.b", "5", "1.5s", "5%", "a#b", "名前", "é", "a!", "-a", "a-", "x/y@z", "👩‍👩‍👧",
    "it's", "a*b", "+", "~",
  ])
  func bareWords(_ word: String) {
    #expect(problems("delete \(word)") == [])
    #expect(keys("delete \(word)") == [word])
  }

  @Test func signsEndWordsWithoutSpaces() {
    #expect(shape("cut a->c;cut a<->c") == shape("cut a -> c ; cut a <-> c"))
    #expect(shape("write x=1,y=2") == shape("write x = 1 , y = 2"))
    #expect(
      shape("expect b lag!=2ms;expect b lag<=3") == shape("expect b lag != 2ms;expect b lag <= 3"))
    #expect(shape("alice:begin") == shape("alice : begin"))
    #expect(shape("partition a|b,c") == shape("partition a | b , c"))
  }

  @Test func spacesOfUnicodeStandBetweenWords() {
    #expect(keys("delete\u{A0}x\u{3000}") == ["x"])
    #expect(problems("\u{2003}delete x\t\u{B}").count == 1)
  }

  @Test func commentsBeginAtWordsOnly() {
    #expect(keys("delete a#b # c ; delete d\ndelete e#\n#delete f") == ["a#b", "e#"])
  }

  @Test func linesMayEndInAnyWay() {
    #expect(
      keys("delete a\r\ndelete b\ndelete c;delete d;;\n\n\ndelete e") == ["a", "b", "c", "d", "e"])
    #expect(codes("delete a\rdelete b") == ["hidden-character"])
  }

  @Test func backslashContinues() {
    #expect(keys("delete a, \\\n b, \\  \r\n\tc") == ["a", "b", "c"])
    #expect(codes("delete a \\ b") == ["stray-character"])
    #expect(codes("delete a \\") == ["unfinished-continuation"])
  }

  @Test func linesDoNotMatterInsideParentheses() {
    #expect(problems("set acknowledgement any 1 of (\n b, # first\n c\n) flushed") == [])
    let open = "set acknowledgement any 1 of (b\ncrash x hrad"
    #expect(codes(open) == ["unclosed-parenthesis", "unknown-word"])
  }

  @Test func whatFollowsAnOpenParenthesisIsToldOnce() {
    let open = "set acknowledgement any 1 of (b\ndelete \u{0}\ncrash x hrad"
    #expect(codes(open) == ["unclosed-parenthesis", "nul-character", "unknown-word"])
  }

  @Test func aByteOrderMarkMayBegin() {
    #expect(keys("\u{FEFF}delete x") == ["x"])
    #expect(codes("delete x\u{FEFF}") == ["hidden-character"])
  }

  @Test func invalidBytesHaveTheirPlace() throws {
    for bytes: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ] {
      for around in [("delete x", ""), ("delete \"x", "\""), ("# x", "")] {
        let text = Array("state\n\(around.0)".utf8) + bytes + Array(around.1.utf8)
        let source = SourceText(name: "t", bytes: text)
        let result = Parser.parse(source)
        let diagnostic = try #require(result.diagnostics.first)
        #expect(diagnostic.code == .invalidUTF8)
        #expect(Int(diagnostic.range.start) == 6 + around.0.utf8.count)
        #expect(result.script.statements.count == 1)
      }
    }
  }

  @Test func nulIsAnError() {
    #expect(codes("delete x\u{0}") == ["nul-character"])
    #expect(codes("delete \"x\u{0}\"") == ["nul-character"])
    #expect(codes("# \u{0}") == ["nul-character"])
    #expect(codes("\u{0}") == ["nul-character"])
  }

  @Test func hiddenCharactersAreErrorsInBareWords() {
    for hidden in ["\u{202E}", "\u{2066}", "\u{200B}", "\u{2028}", "\u{1B}", "\u{7F}", "\u{85}"] {
      #expect(codes("delete a\(hidden)b") == ["hidden-character"])
    }
    #expect(codes("delete \"a\u{202E}b\"") == [])
    #expect(codes("delete \"a\u{1B}b\"") == ["hidden-character"])
    #expect(codes("# a\u{202E}b") == [])
  }

  @Test func quotedTextMayCrossLines() {
    #expect(keys("delete \"a\r\nb\"\ndelete c") == ["a\nb", "c"])
  }

  @Test func anOpenQuoteGivesUpItsLineOnly() {
    let text = "delete \"a\ndelete b\ncrsh c\ndelete \\\"d"
    #expect(codes(text).prefix(2) == ["unclosed-quote", "unknown-word"])
    #expect(keys(text) == ["b"])
  }

  @Test func manyOpenQuotesEndSoon() {
    let text = String(repeating: "\\\"\n", count: 200_000)
    #expect(parse(text).diagnostics.count == Limits.diagnostics + 1)
  }
}

extension Statement {
  /// The changes of a write; none where it is another statement.
  fileprivate var changes: [Change] {
    if case .write(let write) = body { write.changes } else { [] }
  }
}
