/// Writes names and values so that they can be read again.
public enum Quoting {
  /// The text as one word of the language: bare where it can stand so, else in quotes.
  public static func written(_ text: String) -> String {
    isBare(text) ? text : quoted(text)
  }

  /// The text in quotes, with the escapes that it needs.
  public static func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "$":
        written += "\\"
        written.unicodeScalars.append(scalar)
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      case "\r": written += "\\r"
      default:
        if Escaping.mustEscape(scalar) {
          written += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written + "\""
  }

  private static func isBare(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, !bytes.contains(Ascii.dollar),
      !text.unicodeScalars.contains(where: Escaping.mustEscape)
    else { return false }
    var lexer = Lexer()
    var tokens: [Token] = []
    _ = bytes.withUnsafeBufferPointer { lexer.segment($0, into: &tokens) }
    return lexer.failures.isEmpty && tokens.count == 1 && tokens[0].kind == .word
      && tokens[0].start == 0 && Int(tokens[0].end) == bytes.count
  }
}
