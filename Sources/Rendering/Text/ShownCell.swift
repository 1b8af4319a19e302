import Interpreter
import Syntax

/// A cell of a table as a terminal shows it.
struct ShownCell {
  private(set) var bytes: [UInt8] = []
  /// How many columns it takes.
  private(set) var columns = 0

  init() {}

  init(word: String) {
    bytes.put(text: word)
    measure()
  }

  /// - Parameter beginsLine: a name such as `> x` is in quotes there, as the line would else look
  ///   like one that was typed, and a name such as three backquotes like the end of a fence.
  init(_ cell: Table.Cell, beginsLine: Bool = false) {
    switch cell {
    case .empty: break
    case .text(let text):
      if beginsLine, ShownCell.isMistakable(text) {
        bytes.put(word: text)
      } else {
        bytes.put(text: text)
      }
    case .count(let count): bytes.put(count)
    case .duration(let duration): bytes.put(duration: duration)
    }
    measure()
  }

  private static func isMistakable(_ text: String) -> Bool {
    text.unicodeScalars.contains(">")
      || ["…", ". ", "```", "~~~"].contains { text.drop { $0 == " " }.hasPrefix($0) }
  }

  private mutating func measure() {
    columns = DisplayWidth.of(String(decoding: bytes, as: UTF8.self))
  }

  /// The beginning of it that fits, with a sign for what is cut off.
  func cut(to width: Int, _ glyphs: TextRenderer.Glyphs) -> ShownCell {
    guard columns > width else { return self }
    let sign: String
    switch glyphs {
    case .unicode: sign = "…"
    case .ascii: sign = "~"
    }
    var kept = ""
    var taken = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      let next = DisplayWidth.of(String(character))
      guard taken + next + 1 <= width else { break }
      kept.append(character)
      taken += next
    }
    var cell = ShownCell()
    cell.bytes = Array((kept + sign).utf8)
    cell.columns = taken + 1
    return cell
  }
}
