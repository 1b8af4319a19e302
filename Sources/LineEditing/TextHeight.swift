/// How much of a terminal a text takes.
public enum TextHeight {
  /// The rows of a text that is written as it is, on a terminal of a width. Colour sequences take
  /// no room.
  public static func rows(of text: String, width: Int) -> Int {
    var grid = CellGrid(width: width)
    var isSequence = false
    for scalar in text.unicodeScalars {
      if isSequence {
        if scalar.properties.isAlphabetic { isSequence = false }
      } else if scalar == "\u{1B}" {
        isSequence = true
      } else {
        grid.put(scalar, .plain)
      }
    }
    // Behind the last newline begins no row.
    return grid.position.row + (grid.position.column > 0 ? 1 : 0)
  }
}
