/// Shows any text on one line, so that what cannot be seen is seen.
public enum Escaping {
  /// The text with every character that would not show as itself written as an escape: control
  /// characters, marks of direction, characters without width and line separators. A text of plain
  /// characters comes back unchanged and at no cost. A backslash stays one, so the answer is for
  /// eyes, not for parsing.
  public static func escaped(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= Ascii.space && $0 < Ascii.delete }
    }
    if isPlain { return text }
    guard text.unicodeScalars.contains(where: mustEscape) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if mustEscape(scalar) {
        shown += escape(scalar)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Whether a scalar cannot be seen, or would change how the text around it is seen.
  public static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    case 0xAD, 0x180E: true
    case 0...0x10FFFF: false
    // A scalar has no other values.
    default: true
    }
  }

  /// `U+202E`
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
}
