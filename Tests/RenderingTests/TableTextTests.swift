import Interpreter
import Rendering
import Testing

@Suite struct TableTextTests {
  @Test func columnsAlignAndNumbersStandRight() {
    let table = Table(
      name: "state",
      columns: [
        .init("node"), .init("role"), .init("mode"), .init("status"), .init("log", numeric: true),
        .init("applied", numeric: true), .init("behind", numeric: true),
      ],
      rows: [
        [.text("a"), .text("leader"), .empty, .text("up"), .count(1), .count(1), .empty],
        [
          .text("b"), .text("follower"), .text("sync"), .text("up"), .count(1), .count(1),
          .count(0),
        ],
      ],
      notes: ["and 3 more"])
    #expect(
      said(.view(table)) == """
        node  role      mode  status  log  applied  behind
        a     leader          up        1        1
        b     follower  sync  up        1        1       0
        and 3 more

        """)
  }

  @Test func wideGlyphsTakeTwoColumns() {
    let table = Table(
      name: "data", columns: [.init("key"), .init("value")],
      rows: [
        [.text("鍵"), .text("1")], [.text("e\u{301}"), .text("2")], [.text("🙂"), .text("3")],
      ])
    #expect(
      said(.view(table)) == "key  value\n鍵   1\ne\u{301}    2\n🙂   3\n")
  }

  @Test func nothingStandsAtTheEndOfALine() {
    let table = Table(
      name: "t", columns: [.init("first"), .init("second")],
      rows: [[.text("long cell here"), .empty], [.empty, .empty], [.duration(1500)]])
    for line in said(.view(table)).split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.last != " ")
    }
  }

  @Test func rowsThatAreTooShortOrTooLongDoNoHarm() {
    let table = Table(name: "t", columns: [.init("a")], rows: [[], [.count(1), .count(2)]])
    #expect(said(.view(table)) == "a\n\n1\n")
    #expect(said(.view(Table(name: "t", columns: []))) == "")
  }

  @Test func headingsAreBoldInColour() {
    let table = Table(name: "t", columns: [.init("a")], rows: [[.count(1)]])
    #expect(said(.view(table), TextRenderer(colour: true)) == "\u{1b}[1ma\u{1b}[0m\n1\n")
  }
}
