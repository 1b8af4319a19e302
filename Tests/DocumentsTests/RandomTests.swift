import Documents
import Session
import TestSupport
import Testing

/// Texts put together by chance: nothing traps, and an update makes all of it hold.
@Suite struct RandomTests {
  static let pieces = [
    "```repl\n", "```repl fresh\n", "```repl fails\n", "````repl name=x\n", "```\n", "````\n",
    "~~~\n",
    "> say a\n", "> lines a b c\n", "> count\n", "… say x\n", ". say y\n", "say a\n", "#> a\n",
    "#>\n", "a\n", "b...\n", "...\n", "<t=*>\n", "<t>\n", "run <n=*> of ...\n", "\n", "  ", "- ",
    "> ",
    "1. ", "\t", "<!-- repl\n", "-->\n", "<!--\n", "check\n", "> mistake\n", "\r\n", "é🙂", "\u{0}",
    "    ", "text\n", ">\n", "```", "`", "<!-- repl say a -->\n",
  ]

  static func text(_ seed: Int, pieces count: Int) -> String {
    var dice = SeededNumbers(seed: UInt64(seed))
    return (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
  }

  @Test(arguments: 0..<300)
  func anUpdateHolds(_ seed: Int) {
    let text = Self.text(seed, pieces: 5 + seed % 60)
    for name in ["a.md", "a.repl"] {
      let once = Examined(text, name: name, updating: true)
      guard let new = once.newText else { continue }
      let again = Examined(new, name: name, updating: true)
      #expect(again.newText == nil, "\(text.debugDescription)")
      for verdict in again.verdicts { #expect(!verdict.contains("updated")) }
      // No fence has come or gone.
      #expect(
        again.document.places.map(\.name) == once.document.places.map(\.name),
        "\(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<50)
  func anyBytesAreTaken(_ seed: Int) {
    var dice = SeededNumbers(seed: UInt64(seed))
    let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &dice) }
    for name in ["a.md", "a.repl"] {
      let document = Document(name: name, bytes: Array("```repl\n".utf8) + bytes)
      let examination = document.examine(isUpdating: true) { _ in SessionRunner(Session()) }
      _ = Report([examination]).junit
    }
    var session = Session()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      _ = session.submit(String(line))
    }
    _ = session.endPrompt()
  }
}
