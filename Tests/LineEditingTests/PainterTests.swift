import TerminalEmulation
import Testing

@testable import LineEditing

/// What the painter writes is read by a terminal; its screen must be the frame.
@Suite("The painter")
struct PainterTests {
  init() { _ = Terminal.userLocaleIsUTF8 }

  private func content(_ text: String, cursor: Int? = nil, hint: String? = nil) -> Frame.Content {
    var content = Frame.Content(
      prompt: PromptText("\u{1B}[36m>\u{1B}[0m "), continuation: "… ", text: text.unicodeScalars)
    content.cursor = cursor ?? text.unicodeScalars.count
    content.decoration.hint = hint.map { Hint(shown: $0, inserted: $0) }
    return content
  }

  @Test func aPromptKeepsItsColoursAndNothingElse() {
    let prompt = PromptText("\u{1B}[2m2ms\u{1B}[0m \u{1B}[2J\u{1B}[1;36m>\u{1B}[0m ")
    #expect(
      prompt.parts == [
        .init(text: "2ms", pen: .given("2")), .init(text: " ", pen: .plain),
        .init(text: ">", pen: .given("1;36")), .init(text: " ", pen: .plain),
      ])
    #expect(prompt.visible == "2ms > ")
  }

  @Test func linesOfATextAreMarked() {
    let desk = Desk(rows: 6, columns: 20)
    desk.paint(content("repeat 2 {\nwrite x = 1\n}"))
    #expect(desk.screen.lines == ["> repeat 2 {", "… write x = 1", "… }"])
    #expect(desk.screen.cursor == .init(row: 2, column: 3))
  }

  @Test func nothingIsWrittenWhereNothingChanges() {
    let desk = Desk(rows: 6, columns: 20)
    desk.paint(content("write x"))
    #expect(desk.paint(content("write x")) == "")
    #expect(desk.paint(content("write x=")) == "=")
  }

  @Test func theHintIsFaintAndKeepsOffTheMargin() {
    let desk = Desk(rows: 6, columns: 12)
    desk.paint(content("pro", hint: "mote a b c d"))
    #expect(desk.screen.lines == ["> promote …"])
    #expect(desk.screen.cursor == .init(row: 0, column: 5))
    #expect(desk.screen.look(0, 4).colour == nil)
    #expect(desk.screen.look(0, 5).colour == 8)
    desk.paint(content("123456789", hint: "hint"))
    #expect(desk.screen.lines == ["> 123456789"])
    desk.paint(content("pro", cursor: 1, hint: "mote"))
    #expect(desk.screen.lines == ["> pro"])
  }

  @Test func spansHaveTheirColours() {
    let desk = Desk(rows: 3, columns: 20)
    var content = content("write x")
    content.decoration.spans = [
      .init(range: 0..<5, style: .keyword), .init(range: 6..<99, style: .wrong),
      .init(range: -5..<0, style: .text),
    ]
    desk.paint(content)
    #expect(desk.screen.look(0, 2) == .init(text: "w", isBold: true, colour: 4))
    #expect(desk.screen.look(0, 7).colour == nil)
    #expect(desk.screen.look(0, 8).colour == 1)
  }

  @Test func aTextTallerThanTheScreenShowsWhereTheCursorIs() {
    let desk = Desk(rows: 3, columns: 10)
    let text = (1...6).map(String.init).joined(separator: "\n")
    desk.paint(content(text))
    #expect(desk.screen.lines == ["… 4", "… 5", "… 6"])
    desk.paint(content(text, cursor: 2))
    #expect(desk.screen.lines == ["… 2", "… 3", "… 4"])
    desk.paint(content(text, cursor: 7))
    #expect(desk.screen.lines == ["… 2", "… 3", "… 4"])
    #expect(desk.screen.cursor == .init(row: 2, column: 3))
  }

  @Test func leavingGoesBelowTheText() {
    let desk = Desk(rows: 5, columns: 10)
    desk.paint(content("12345678\n1", cursor: 0))
    desk.leave()
    #expect(desk.screen.lines == ["> 12345678", "", "… 1"])
    #expect(desk.screen.cursor == .init(row: 3, column: 0))
    desk.paint(content("12345678"))
    desk.leave()
    // The row that only the cursor stood on is used again.
    #expect(desk.screen.lines == ["> 12345678", "", "… 1", "> 12345678"])
    #expect(desk.screen.cursor == .init(row: 4, column: 0))
  }

  /// Any sequence of frames, whatever their size, leaves the last one on the screen.
  @Test(arguments: 0..<40)
  func theScreenIsTheFrame(seed: Int) {
    var random = Generator(state: UInt64(seed) &* 977 &+ 3)
    let columns = Int(random.next() % 30) + 2
    let desk = Desk(rows: Int(random.next() % 9) + 1, columns: columns)
    for _ in 0..<60 {
      var content = content(random.text(), hint: random.next() % 3 == 0 ? "nt日本" : nil)
      content.cursor = Int(random.next() % UInt64(content.text.count + 1))
      if random.next() % 5 == 0 { content.footer = [[("one", .faint)], [("日two", .plain)]] }
      if random.next() % 4 == 0 {
        content.decoration.spans = [.init(range: 0..<Int(random.next() % 9), style: .keyword)]
      }
      desk.paint(content)
      desk.expectFrame(content)
      if random.next() % 10 == 0 { desk.leave() }
    }
  }
}

/// A painter and the terminal it paints on.
private final class Desk {
  let screen: EmulatedScreen
  private var painter = Painter(usesColour: true)
  private var top = 0

  init(rows: Int, columns: Int) {
    screen = EmulatedScreen(rows: rows, columns: columns)
  }

  @discardableResult
  func paint(_ content: Frame.Content) -> String {
    let frame = Frame(content, width: screen.columns)
    let text = painter.paint(frame, width: screen.columns, height: screen.rows)
    top = frame.visible(height: screen.rows, from: top).top
    screen.write(Array(text.utf8))
    return text
  }

  func leave() {
    screen.write(Array(painter.leave().utf8))
    top = 0
  }

  /// The last rows down to the cursor's and below are those of the frame.
  func expectFrame(_ content: Frame.Content) {
    let frame = Frame(content, width: screen.columns)
    let rows = Array(frame.visible(height: screen.rows, from: top).rows)
    let cursorRow = frame.cursor.row - top
    let first = screen.cursor.row - cursorRow
    #expect(screen.cursor.column == frame.cursor.column)
    guard first >= 0 else {
      Issue.record("the cursor is too far up")
      return
    }
    for (index, row) in rows.enumerated() {
      for column in 0..<screen.columns {
        let wanted = column < row.cells.count ? row.cells[column].text : " "
        let found = screen.look(first + index, column).text
        #expect(found == wanted, "row \(index), column \(column) of \(screen.lines)")
      }
    }
    for row in (first + rows.count)..<max(screen.rows, first + rows.count) {
      #expect(screen.row(row) == "")
    }
  }
}

/// Chance that is the same in every run.
private struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func text() -> String {
    let signs: [String] = ["a", "b", " ", "日", "ö", "e\u{301}", "\n", "🎭", "\t", "\u{7}", "x"]
    return (0..<Int(next() % 40)).map { _ in signs[Int(next() % UInt64(signs.count))] }.joined()
  }
}
