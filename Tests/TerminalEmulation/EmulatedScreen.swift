import CVterm

/// A terminal in memory: bytes go in, and a screen can be looked at.
package final class EmulatedScreen {
  private let terminal: OpaquePointer
  package private(set) var rows: Int
  package private(set) var columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    vterm_screen_reset(vterm_obtain_screen(terminal), 1)
  }

  deinit { vterm_free(terminal) }

  package func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      if let start { _ = vterm_input_write(terminal, start, buffer.count) }
    }
  }

  /// What the terminal answers to questions, such as where its cursor is.
  package func takeAnswers() -> [UInt8] {
    var answers = [CChar](repeating: 0, count: 1024)
    let count = vterm_output_read(terminal, &answers, answers.count)
    return answers.prefix(count).map { UInt8(bitPattern: $0) }
  }

  package func resize(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  package var cursor: Place {
    let place = understudy_vterm_cursor(terminal)
    return Place(row: Int(place.row), column: Int(place.col))
  }

  /// A place on the screen, from 0.
  package struct Place: Equatable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// One cell. The second cell of a wide glyph has no text.
  package struct Look: Equatable {
    package var text: String
    package var isBold: Bool
    /// The number of its colour in the palette; nil for the terminal's own.
    package var colour: Int?

    package init(text: String, isBold: Bool, colour: Int?) {
      self.text = text
      self.isBold = isBold
      self.colour = colour
    }
  }

  package func look(_ row: Int, _ column: Int) -> Look {
    let cell = understudy_vterm_look(terminal, Int32(row), Int32(column))
    var text = ""
    withUnsafeBytes(of: cell.signs) { bytes in
      for sign in bytes.bindMemory(to: UInt32.self) {
        // The second half of a wide glyph has a number that is no sign.
        guard sign != 0, let scalar = Unicode.Scalar(sign) else { break }
        text.unicodeScalars.append(scalar)
      }
    }
    if text.isEmpty, cell.signs.0 == 0 { text = " " }
    return Look(
      text: text, isBold: cell.is_bold != 0,
      colour: cell.colour < 0 ? nil : Int(cell.colour))
  }

  /// The text of a row without the blanks at its end.
  package func row(_ row: Int) -> String {
    var text = (0..<columns).map { look(row, $0).text }.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows up to the last that is not blank.
  package var lines: [String] {
    var lines = (0..<rows).map(row)
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  package var text: String { lines.joined(separator: "\n") }
}
