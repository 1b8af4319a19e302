import Testing

@testable import LineEditing

@Suite("What is drawn on the terminal")
struct DrawingTests {
  /// The width of a sign is known only in a UTF-8 locale, which asking sets up.
  init() { _ = Terminal.userLocaleIsUTF8 }

  @Test(arguments: [
    ("", 0, 0), ("abc", 0, 3), ("abcdefghij", 1, 0), ("abcdefghijk", 1, 1), ("a\nbc", 1, 2),
    ("a\tb", 0, 9), ("\u{3}", 0, 2), ("e\u{301}", 0, 1), ("a\u{200D}", 0, 9),
    ("\u{2764}\u{FE0F}", 0, 1), ("\u{301}", 0, 1),
  ])
  func textEndsWhereTheTerminalPutsIt(text: String, row: Int, column: Int) {
    var grid = CellGrid(width: 10)
    grid.put(text, .plain)
    #expect(grid.position == (row, column))
  }

  @Test func aWideGlyphDoesNotStraddleTheMargin() {
    var grid = CellGrid(width: 5)
    grid.put("日本語", .plain)
    #expect(grid.position == (1, 2))
    #expect(grid.rows.map { $0.cells.map(\.text).joined() } == ["日本", "語"])
  }

  @Test func whatATerminalWouldActOnIsSpeltOut() {
    var grid = CellGrid(width: 40)
    grid.put("\u{1B}[2J\u{9B}\u{202E}x", .plain)
    #expect(grid.rows[0].cells.map(\.text).joined() == "^[[2J\\u{9b}\\u{202e}x")
  }

  private func list(
    _ texts: [String], meaning: String = "", width: Int = 20, height: Int = 24, most: Int = 20
  ) -> [String] {
    let candidates = texts.map { CompletionOffer.Candidate($0, meaning: meaning) }
    return CandidateList(
      candidates, typedCount: 1, width: width, height: height, mostRows: most
    ).lines
  }

  @Test func candidatesStandInColumnsReadDownwards() {
    let texts = ["crash ", "cut ", "heal ", "hold ", "promote "]
    #expect(list(texts) == ["crash    hold", "cut      promote", "heal"])
  }

  @Test func aMeaningStandsBesideItsCandidate() {
    #expect(list(["cut ", "heal "], meaning: "means") == ["cut   means", "heal  means"])
    // Where that would take more than half of the screen the meanings are left out.
    #expect(list(["cut ", "heal "], meaning: "means", height: 3) == ["cut   heal"])
  }

  @Test func aLongListIsCutShort() {
    let lines = list((0..<30).map { "candidate\($0)" }, width: 10)
    #expect(lines.count == 20)
    #expect(lines.last == "… and 11 more")
  }

  @Test func aCandidateIsNoCommandForTheTerminal() {
    #expect(list(["\u{1B}[2J", "a\nb"], width: 40) == ["^[[2J  a b"])
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd\n", "a\nb\nc\nd"), ("a\tb", "a\tb"), ("a\u{1B}[31mb\u{7}", "a[31mb"), ("\n", ""),
  ])
  func pastedTextIsMadeHarmless(pasted: String, text: String) {
    #expect(KeyReader.cleaned(Array(pasted.utf8)) == text)
  }

  @Test(arguments: [
    ("[1;5C", EscapeSequence.key(.nextWord)), ("[200~", .pasteBegin), ("[15~", .other),
    ("OA", .key(.up)), ("\r", .key(.newline)),
  ])
  func sequencesAreKnown(text: String, meaning: EscapeSequence) {
    #expect(EscapeSequence(text) == meaning)
  }

  @Test(arguments: [
    ("[", false), ("[1;5", false), ("[1;5C", true), ("[[", false), ("[[A", true), ("O", false),
    ("OP", true), ("b", false), ("\n", true),
  ])
  func sequencesHaveAnEnd(text: String, isComplete: Bool) {
    #expect(EscapeSequence.isComplete(Array(text.utf8)) == isComplete)
  }
}
