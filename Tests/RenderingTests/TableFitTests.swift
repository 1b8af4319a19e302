import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct TableFitTests {
  private func text(_ width: Int?, glyphs: TextRenderer.Glyphs = .unicode, _ rows: [[Table.Cell]])
    -> String
  {
    let table = Table(
      name: "t",
      columns: [Table.Column("name"), Table.Column("what"), Table.Column("n", numeric: true)],
      rows: rows)
    var bytes: [UInt8] = []
    TextRenderer(glyphs: glyphs, width: width)
      .render(.view(table), names: Names(), clock: 0, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private let row: [Table.Cell] = [
    .text("a"), .text("twelve words"), .count(1_234_567),
  ]

  @Test func theWidestTextGivesUpWhatIsTooMuch() {
    #expect(text(nil, [row]) == "name  what                n\na     twelve words  1234567\n")
    #expect(text(27, [row]) == text(nil, [row]))
    #expect(text(25, [row]) == "name  what              n\na     twelve wo…  1234567\n")
    #expect(text(25, glyphs: .ascii, [row]).contains("twelve wo~  1234567\n"))
  }

  @Test func aWideGlyphIsNotCutInTwo() {
    let wide: [Table.Cell] = [.text("a"), .text("日本語日本語日本語"), .count(1)]
    let lines = text(19, [wide]).split(separator: "\n")
    #expect(lines[1] == "a     日本語日…   1")
  }

  @Test func whatDoesNotFitAtAllIsShownRowByRow() {
    #expect(
      text(20, [row, row]) == """
        name  a
        what  twelve words
        n     1234567

        name  a
        what  twelve words
        n     1234567

        """)
  }

  @Test func severalLongTextsShareTheLoss() {
    let long: [Table.Cell] = [
      .text(String(repeating: "x", count: 40)), .text(String(repeating: "y", count: 30)), .count(1),
    ]
    let line = text(45, [long]).split(separator: "\n")[1]
    #expect(line.count <= 45 && line.count > 40)
    #expect(line.contains("xxxxxxxxxxxxxxxx") && line.contains("yyyyyyyyyyyyyyyy"))
  }
}
