import Syntax
import Testing

@Suite struct LineGuessTests {
  @Test func aGuessNeverChangesTheLine() {
    for text in ["", "one", "a\nbb\n\nccc\n", "\n\n", "x\r\ny"] {
      for firstLine in [1, 40] {
        let source = SourceText(name: "t", bytes: Array(text.utf8), firstLine: firstLine)
        for offset in Int32(-1)...Int32(text.utf8.count + 1) {
          for guess in (firstLine - 3)...(firstLine + 7) {
            #expect(source.line(of: offset, near: guess) == source.location(of: offset).line)
          }
        }
      }
    }
  }
}
