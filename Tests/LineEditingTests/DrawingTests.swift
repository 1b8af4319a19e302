import Testing

@testable import LineEditing

@Suite("What is drawn on the terminal")
struct DrawingTests {
  /// The width of a sign is known only in a UTF-8 locale, which asking sets up.
  init() { _ = Terminal.userLocaleIsUTF8 }

  @Test func aPromptWithoutColourStaysAsItIs() {
    let prompt = PromptText("repl> ")
    #expect(prompt.marked == "repl> ")
    #expect(prompt.visible == "repl> ")
  }

  @Test func sequencesAreMarkedAndNoneStandsAtTheEnd() {
    let prompt = PromptText("\u{1B}[1m\u{1B}[32mrepl>\u{1B}[0m \u{1B}[0m")
    #expect(
      prompt.marked == "\u{1}\u{1B}[1m\u{1B}[32m\u{1}repl>\u{1}\u{1B}[0m\u{1B}[0m\u{1} ")
    #expect(prompt.visible == "repl> ")
  }

  @Test(arguments: [
    ("", 0, 0), ("abc", 0, 3), ("abcdefghij", 1, 0), ("abcdefghijk", 1, 1), ("a\nbc", 1, 2),
    ("a\tb", 0, 9), ("\u{3}", 0, 2), ("e\u{301}", 0, 1),
  ])
  func textEndsWhereTheTerminalPutsIt(text: String, row: Int, column: Int) {
    var position = CellPosition(width: 10)
    position.advance(over: text)
    #expect((position.row, position.column) == (row, column))
  }

  @Test func aWideGlyphDoesNotStraddleTheMargin() {
    var position = CellPosition(width: 5)
    position.advance(over: "日本語")
    #expect((position.row, position.column) == (1, 2))
  }

  @Test func candidatesStandInColumnsReadDownwards() {
    let columns = CandidateColumns(["crash ", "cut ", "heal ", "hold ", "promote "], width: 20)
    #expect(columns.lines == ["crash    hold", "cut      promote", "heal"])
  }

  @Test func aLongListIsCutShort() {
    let columns = CandidateColumns((0..<30).map { "candidate\($0)" }, width: 10)
    #expect(columns.lines.count == 21)
    #expect(columns.lines.last == "… and 10 more")
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd\n", "a\nb\nc\nd"), ("a\tb", "a\tb"), ("a\u{1B}[31mb\u{7}", "a[31mb"), ("\n", ""),
  ])
  func pastedTextIsMadeHarmless(pasted: String, text: String) {
    #expect(KeyReader.cleaned(Array(pasted.utf8)) == text)
  }

  @Test(arguments: [
    ("[1;5C", EscapeSequence.key(.nextWord)), ("[200~", .pasteBegin), ("[15~", .other),
    ("OA", .key(.up)),
  ])
  func sequencesAreKnown(text: String, meaning: EscapeSequence) {
    #expect(EscapeSequence(text) == meaning)
  }

  @Test(arguments: [
    ("[", false), ("[1;5", false), ("[1;5C", true), ("[[", false), ("[[A", true), ("O", false),
    ("OP", true), ("b", false),
  ])
  func sequencesHaveAnEnd(text: String, isComplete: Bool) {
    #expect(EscapeSequence.isComplete(Array(text.utf8)) == isComplete)
  }
}
