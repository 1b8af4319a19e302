import Testing

@testable import Syntax

/// Escapes, widths, places and distances.
@Suite struct ShowingTests {
  @Test(arguments: [
    ("plain text, 100%", "plain text, 100%"), ("", ""), ("名前 é", "名前 é"),
    ("a\nb\tc\rd", #"a\nb\tc\rd"#), ("\u{1B}[31m", #"\u{1B}[31m"#), ("\u{0}", #"\u{0}"#),
    ("\u{9B}", #"\u{9B}"#), ("a\u{202E}b", #"a\u{202E}b"#),
    ("\u{2066}\u{2069}", #"\u{2066}\u{2069}"#),
    ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#), ("\u{200B}", #"\u{200B}"#),
    ("\u{2028}\u{2029}\u{85}", #"\u{2028}\u{2029}\u{85}"#), ("\u{7F}", #"\u{7F}"#),
    (#"\n"#, #"\n"#), ("\r\n", #"\r\n"#), ("\u{FEFF}", #"\u{FEFF}"#),
  ])
  func escaping(_ text: String, _ expected: String) {
    #expect(Escaping.escaped(text) == expected)
  }

  @Test(arguments: [
    ("abc", 3), ("", 0), ("名前", 4), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("ｱ", 1), ("Ａ", 2),
    ("❤️", 2), ("한글", 4), ("⚠", 1), ("✗", 1), ("🇩🇪", 2),
  ])
  func widths(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func placesCountCharacters() {
    let source = SourceText(name: "t", text: "ab\r\n名e\u{301}x\n")
    #expect(source.location(of: 0) == (1, 1))
    #expect(source.location(of: 4) == (2, 1))
    #expect(source.location(of: 7) == (2, 2))
    #expect(source.location(of: 10) == (2, 3))
    #expect(source.location(of: 12) == (3, 1))
    #expect(source.location(of: 999) == (3, 1))
    #expect(source.location(of: -1) == (1, 1))
    #expect(source.lineText(1) == "ab")
    #expect(source.lineText(2) == "名e\u{301}x")
    #expect(source.lineText(3) == "")
    #expect(source.lineText(4) == "" && source.lineText(0) == "")
    #expect(source.text(of: SourceRange(start: 4, end: 7)) == "名")
    #expect(source.text(of: SourceRange(start: 9, end: 2)) == "")
    #expect(source.text(of: SourceRange(start: -5, end: 99)).count == 7)
  }

  @Test func distancesCountSlips() {
    func distance(_ left: String, _ right: String) -> Int {
      Nearest.distance(Array(left.utf8), Array(right.utf8))
    }
    #expect(distance("write", "write") == 0)
    #expect(distance("wrte", "write") == 1)
    #expect(distance("wriet", "write") == 1)
    #expect(distance("", "write") == 5)
    #expect(distance("crash", "write") == 4)
    #expect(Nearest.word(to: "wriet", among: ["wait", "write"]) == "write")
    #expect(Nearest.word(to: "zzzzz", among: ["wait", "write"]) == nil)
  }
}
