import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct StatementTextTests {
  @Test(
    arguments: [
      (Event.refused(Refusal("a leads", wayOut: nil)), "✗ refused: a leads"),
      (
        .refused(Refusal("a leads", wayOut: "`demote a` first")),
        "✗ refused: a leads; `demote a` first"
      ),
      (.quiet(.settled), "quiet at 198ms"),
      (.quiet(.gaveUp), "⚠ not quiet: something still goes on at 198ms"),
      (.quiet(.interrupted), "interrupted at 198ms"),
      (.waitEnded(250), "holds at 250us"),
      (.stepped(Step(what: "a sends 1 to b")), "a sends 1 to b"),
      (.scenarioBegan("failover under load"), "scenario failover under load"),
      (
        .checkFailed(CheckFailure(expected: "leader b", found: "leader a", line: 12)),
        "✗ check failed: expected leader b; found leader a (line 12)"
      ),
      (
        .checkFailed(CheckFailure(expected: "leader b", found: "leader a", line: 0)),
        "✗ check failed: expected leader b; found leader a"
      ),
    ] as [(Event, String)])
  func statements(_ event: Event, _ words: String) {
    #expect(said(event) == words + "\n")
  }

  @Test func plainSigns() {
    let renderer = TextRenderer(glyphs: .ascii)
    #expect(said(.refused(Refusal("no", wayOut: nil)), renderer) == "x refused: no\n")
    #expect(
      said(.quiet(.gaveUp), renderer) == "! not quiet: something still goes on at 198ms\n")
  }

  @Test func colourIsOnlyThereWhenAsked() {
    let renderer = TextRenderer(colour: true)
    #expect(
      said(.refused(Refusal("no", wayOut: nil)), renderer) == "\u{1b}[31m✗ refused:\u{1b}[0m no\n")
    #expect(said(.quiet(.gaveUp), renderer).hasPrefix("\u{1b}[33m⚠ not quiet:\u{1b}[0m "))
    #expect(!said(.refused(Refusal("no", wayOut: nil))).contains("\u{1b}"))
  }
}
