/// The bytes the lexer knows by name.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let dollar: UInt8 = 0x24
  static let percent: UInt8 = 0x25
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let period: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let backslash: UInt8 = 0x5C
  static let underscore: UInt8 = 0x5F
  static let openBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D
  static let delete: UInt8 = 0x7F

  /// The ASCII bytes below 64 that end a bare word, as a set of bits: control characters, white
  /// space and `" ( ) , : ; < = >`.
  private static let lowStops: UInt64 = 0x7C00_1305_FFFF_FFFF
  /// The same for the bytes from 64 on: `\ { | }` and DEL.
  private static let highStops: UInt64 = 0xB800_0000_1000_0000

  /// Whether an ASCII byte may stand inside a bare word; false for bytes beyond ASCII.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    if byte < 64 { return lowStops & (1 << UInt64(byte)) == 0 }
    return byte < 128 && highStops & (1 << UInt64(byte - 64)) == 0
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
