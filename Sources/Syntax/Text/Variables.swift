/// The `$name` and `${name}` parts of a word.
///
/// In a word whose `hasVariables` is set, `$$` stands for the character `$` itself.
public enum Variables {
  /// The text with each variable replaced by what `value` answers for its name, and `$$` by `$`.
  /// A variable that `value` does not know stays as written. Only for the text of words whose
  /// `hasVariables` is set.
  public static func filled(_ text: String, _ value: (String) -> String?) -> String {
    let bytes = Array(text.utf8)
    var filled: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let variable = variable(in: bytes, at: offset) {
        let name = String(decoding: bytes[variable.name], as: UTF8.self)
        filled += value(name).map { Array($0.utf8) } ?? Array(bytes[offset..<variable.end])
        offset = variable.end
      } else {
        filled.append(bytes[offset])
        let isDouble =
          bytes[offset] == Ascii.dollar && offset + 1 < bytes.count
          && bytes[offset + 1] == Ascii.dollar
        offset += isDouble ? 2 : 1
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }

  /// Whether a byte may stand in the name of a variable: a letter, a digit or `_` of ASCII.
  static func isNameByte(_ byte: UInt8) -> Bool {
    Ascii.isLetter(byte) || Ascii.isDigit(byte) || byte == Ascii.underscore
  }

  /// Whether a text can name a variable: letters, digits and `_`, no digit first.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !Ascii.isDigit(first) else { return false }
    return text.utf8.allSatisfy(isNameByte)
  }

  /// The variable that begins with the `$` at an offset: where its name stands and where it ends.
  static func variable(in bytes: [UInt8], at offset: Int) -> (name: Range<Int>, end: Int)? {
    guard bytes[offset] == Ascii.dollar, offset + 1 < bytes.count else { return nil }
    let isBraced = bytes[offset + 1] == Ascii.openBrace
    let start = offset + (isBraced ? 2 : 1)
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard end > start, !Ascii.isDigit(bytes[start]) else { return nil }
    guard isBraced else { return (start..<end, end) }
    guard end < bytes.count, bytes[end] == Ascii.closeBrace else { return nil }
    return (start..<end, end + 1)
  }
}
