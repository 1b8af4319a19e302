// How many columns a text takes in a terminal, so that the cells of a table line up.

/// The columns that the text takes; nothing in it may be a control character.
func columns(of text: some Sequence<UInt8>) -> Int {
  var width = 0
  var decoder = UTF8()
  var bytes = text.makeIterator()
  while true {
    switch decoder.decode(&bytes) {
    case .scalarValue(let scalar): width += columns(of: scalar)
    case .error: width += 1
    case .emptyInput: return width
    }
  }
}

private func columns(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return isWide(scalar) ? 2 : 1
  }
}

/// East Asian wide and full-width forms, and what is shown as a picture of two columns.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
    0xa000...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
    0xff00...0xff60, 0xffe0...0xffe6, 0x16fe0...0x18d08, 0x1b000...0x1b2fb, 0x20000...0x3fffd:
    true
  default: scalar.properties.isEmojiPresentation
  }
}
