/// Decodes one scalar at a time, and says which scalars may stand in a text.
enum Utf8 {
  /// The scalar that begins at an offset and its length in bytes; nil where no valid one begins.
  static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in 1..<length {
      let byte = bytes[offset + next]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= least[length], let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// Whether a scalar of a bare word would mislead a reader: marks of direction and characters
  /// without any width. Joiners, which scripts and emoji need, are not among them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value != 0x200C && scalar.value != 0x200D && scalar.value != 0xAD
      && Escaping.mustEscape(scalar)
  }

  /// Whether a scalar stands between words. The line separators of Unicode do not: they look like
  /// an end of a line and are none.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace && !isHidden(scalar)
  }
}
