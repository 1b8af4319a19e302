import TerminalEmulation

/// A screen as a person sees it who has no eye for the state of the cluster in front of `> `, and
/// who knows what is typed from the faint hint behind it.
struct Sight {
  /// The rows up to the last that is not blank.
  private(set) var lines: [String]
  private(set) var cursor: EmulatedScreen.Place
  /// The hint behind the cursor.
  private(set) var hint = ""
  private let screen: EmulatedScreen

  init(_ screen: EmulatedScreen) {
    self.screen = screen
    lines = screen.lines
    cursor = screen.cursor
    takeHint()
    for index in lines.indices {
      let count = Self.status(of: lines[index])
      lines[index].removeFirst(count)
      if cursor.row == index { cursor.column = max(0, cursor.column - count) }
    }
  }

  private mutating func takeHint() {
    guard cursor.row < lines.count, cursor.column < screen.columns,
      (cursor.column..<screen.columns).first(where: { screen.look(cursor.row, $0).text != " " })
        .map({ screen.look(cursor.row, $0).isFaint }) == true
    else { return }
    let looks = (0..<screen.columns).map { screen.look(cursor.row, $0) }
    hint = looks[cursor.column...].prefix { $0.isFaint || $0.text == " " }.map(\.text).joined()
    while hint.last == " " { hint.removeLast() }
    var typed = looks[..<cursor.column].map(\.text).joined()
    while typed.last == " " { typed.removeLast() }
    lines[cursor.row] = typed
  }

  var text: String { lines.joined(separator: "\n") }

  /// A cell, with its place on the screen itself.
  func look(_ row: Int, _ column: Int) -> EmulatedScreen.Look { screen.look(row, column) }

  /// How many signs stand before the `>` of a prompt, such as `[try] 2ms a 1 pending`.
  private static func status(of line: String) -> Int {
    guard let sign = line.firstIndex(of: ">") else { return 0 }
    var words = line[..<sign].split(separator: " ", omittingEmptySubsequences: false)
    guard line[..<sign].last != " " else { return 0 }
    if words.first?.hasPrefix("[") == true { words.removeFirst() }
    let isClock = words.first.map { word in
      word.first?.isNumber == true && (word.hasSuffix("s") || word.hasSuffix("h"))
    }
    return isClock == true ? line[..<sign].count : 0
  }
}

extension EmulatedScreen.Look {
  fileprivate var isFaint: Bool { colour == 8 && text != " " }
}
