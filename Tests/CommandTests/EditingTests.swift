import Glibc
import TerminalEmulation
import TestSupport
import Testing

/// Keys that are typed at the prompt, and the screen that a person sees then.
@Suite("Editing at the prompt")
struct EditingTests {
  private let folder = TemporaryFolder()

  private func session(
    _ environment: [String: String] = [:], columns: UInt16 = 60, rows: UInt16 = 12
  ) throws -> TerminalSession {
    try TerminalSession.ready(
      in: folder, ["TERM": "xterm-256color"].merging(environment) { $1 }, columns: columns,
      rows: rows)
  }

  @Test func wordsAreColouredWhileTheyAreTyped() throws {
    let session = try session()
    session.type("node a leader")
    try session.see("> node a leader", cursorAt: 15)
    let row = session.emulation.cursor.row
    #expect(session.emulation.look(row, 0).colour == 6)
    #expect(session.emulation.look(row, 2).colour != nil)
    #expect(session.emulation.look(row, 5) == session.emulation.look(row, 3).with("e"))
    // What is taken away again takes its colour along.
    session.type("\u{15}nod")
    try session.see("a line without a keyword") { screen in
      screen.lines.last?.hasPrefix("> nod") == true && screen.look(row, 2).colour == nil
    }
    try session.leave()
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": "no-such-terminal"]])
  func withoutColoursThereIsNeitherColourNorHint(environment: [String: String]) throws {
    let session = try session(environment)
    session.type("prom")
    try session.see("> prom", cursorAt: 6)
    let row = session.emulation.cursor.row
    for column in 0..<20 { #expect(session.emulation.look(row, column).colour == nil) }
    session.type("ote\u{15}state\r")
    try session.seeAnswer("no nodes", to: "> state")
    try session.leave()
  }

  @Test func theHintIsTakenByRightEndOrOneWord() throws {
    for key in ["\u{1B}[C", "\u{1B}[F", "\u{5}", "\u{6}", "\u{1B}[1;5C", "\u{1B}f"] {
      let session = try session()
      session.type("prom")
      try session.see("a hint") { $0.lines.last == "> prom" && $0.hint.hasPrefix("ote NODE") }
      session.type(key + "x")
      try session.see(
        key.hasSuffix("f") || key.hasSuffix("5C") ? "> promotex" : "> promote x",
        cursorAt: key.hasSuffix("f") || key.hasSuffix("5C") ? 10 : 11)
      try session.leave()
    }
  }

  @Test func aHintThatNobodySeesIsNotTaken() throws {
    let session = try session(columns: 8)
    // One cell is too little for a hint.
    session.type(".rea")
    try session.see("> .rea", cursorAt: 6)
    session.type("\u{1B}[C!")
    try session.see("> .rea!", cursorAt: 7)
    try session.leave()
  }

  @Test func theHintIsGoneOnceTheLineHasRun() throws {
    let session = try session()
    session.type("prom")
    try session.see("a hint") { $0.lines.last == "> prom" && $0.hint.hasPrefix("ote") }
    session.type("\r")
    try session.see("the line without its hint") { screen in
      screen.lines.contains("> prom") && screen.lines.last == ">" && screen.hint.isEmpty
    }
    #expect(!session.sight.text.contains("prom" + "ote NODE"))
    try session.leave()
  }

  @Test func aStatementIsEditedAsOneText() throws {
    let session = try session()
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type("repeat 2 {\rwrite x = 1\r")
    try session.see("… write x = 1", "…")
    // Up to the second line, which is changed; then Enter in the middle of the complete text.
    session.type("}\u{1B}[A\u{1B}[F0\u{1B}[A\u{1B}[H")
    try session.see("the cursor in the first line") { screen in
      screen.lines.suffix(3) == ["> repeat 2 {", "… write x = 10", "… }"]
        && screen.cursor == .init(row: screen.lines.count - 3, column: 2)
    }
    session.type("\r")
    try session.see("what it says below it") { screen in
      let lines = screen.lines
      guard let end = lines.lastIndex(of: "… }") else { return false }
      return lines.count > end + 2 && lines[end + 1].hasPrefix("acknowledged")
        && lines.last == ">"
    }
    // It comes back as one, and goes as one.
    session.type("\u{1B}[A")
    try session.see("> repeat 2 {", "… write x = 10", "… }")
    try session.leave()
  }

  @Test func everyLineOfATextHasItsColours() throws {
    let session = try session()
    session.type("repeat 2 {\rwrite")
    try session.see("… write", cursorAt: 7)
    let row = session.emulation.cursor.row
    #expect(session.emulation.look(row, 0).colour == 8)
    #expect(session.emulation.look(row, 2) == session.emulation.look(row - 1, 2).with("w"))
    try session.leave()
  }

  @Test func altEnterBeginsALineAndABackslashContinuesOne() throws {
    let session = try session()
    session.type("state\u{1B}\r")
    try session.see("> state", "…")
    session.type("state\r")
    try session.seeAnswer("no nodes", to: "… state")
    session.type("node a \\\r")
    try session.see("> node a \\", "…")
    session.type("leader\r")
    try session.see("… leader", ">")
    try session.leave()
  }

  @Test func aCommandRunsAtOnceEvenIfALineOfTheLanguageWouldGoOn() throws {
    let session = try session()
    session.type(".help {\r")
    try session.seeAnswer("there is no help on `{`", to: "> .help {")
    try session.leave()
  }

  @Test func linesKillAndComeBack() throws {
    let session = try session()
    session.type("one two three\u{17}\u{19}\u{1}\u{1B}f\u{B}")
    try session.see("> one", cursorAt: 5)
    session.type("\u{19}")
    try session.see("> one two three", cursorAt: 15)
    session.type("\u{1B}b\u{15}")
    try session.see("> three", cursorAt: 2)
    session.type("\u{1B}d")
    try session.see(">", cursorAt: 2)
    // In a text of several lines they mean the cursor's line.
    session.type("{\u{1B}\rab cd\u{1B}\r}\u{1B}[A\u{5}\u{15}")
    try session.see("> {", "…", "… }")
    session.type("\u{19}\u{1}\u{B}")
    try session.see("> {", "…", "… }")
    session.type("\u{B}")
    try session.see("> {", "… }")
    session.type("\u{3}")
    try session.see(">")
    session.type("a b\u{1B}[1;5D\u{1B}[1;5DX\u{1B}[1;5C\u{1B}[3~Y")
    try session.see("> XaYb", cursorAt: 5)
    try session.leave()
  }

  @Test func changesAreTakenBack() throws {
    let session = try session()
    session.type("write x = 1")
    try session.see("> write x = 1", cursorAt: 13)
    session.type("\u{15}")
    try session.see(">", cursorAt: 2)
    session.type("\u{1F}")
    try session.see("> write x = 1", cursorAt: 13)
    session.type("\u{18}\u{15}")
    try session.see("a change taken back") { $0.lines.last != "> write x = 1" }
    try session.leave()
  }

  @Test func theScreenIsCleared() throws {
    let session = try session()
    session.type("state\r")
    try session.seeAnswer("no nodes", to: "> state")
    session.type("sta\u{C}")
    try session.see("an empty screen with the line") {
      $0.lines.count == 1 && $0.lines[0].hasPrefix("> sta") && $0.cursor == .init(row: 0, column: 5)
    }
    try session.leave()
  }

  @Test func anotherEditorMayBeUsed() throws {
    try folder.write("edit.sh", "sed -i 's/alpha/beta/' \"$1\"\n")
    let session = try session(["VISUAL": "sh " + folder.path + "/edit.sh"])
    session.type("node alpha\u{18}\u{5}")
    try session.see("> node beta", cursorAt: 11)
    session.type(" leader\r")
    try session.see("> node beta leader", ">")
    try session.leave()
  }

  @Test func wideGlyphsAndMarksKeepTheirPlaces() throws {
    let session = try session(columns: 20)
    session.type("# 日本語日本語日本語 e\u{301}é")
    try session.see("… wrapped") { $0.lines.suffix(2) == ["> # 日本語日本語日本", "語 e\u{301}é"] }
    session.type("\u{1}")
    for _ in 0..<4 { session.type("\u{1B}[C") }
    session.type("🎭")
    try session.see("an insertion before wide glyphs") {
      $0.lines.suffix(2) == ["> # 日本🎭語日本語日", "本語 e\u{301}é"]
        && $0.cursor == .init(row: $0.lines.count - 2, column: 10)
    }
    try session.leave()
  }
}

extension EmulatedScreen.Look {
  /// The same look of another sign.
  fileprivate func with(_ text: String) -> EmulatedScreen.Look {
    EmulatedScreen.Look(text: text, isBold: isBold, colour: colour)
  }
}
