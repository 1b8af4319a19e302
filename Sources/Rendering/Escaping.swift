import Syntax

// Names and values are the user's, or a file's from anywhere: nothing in them may move a cursor,
// end a line or turn the reading direction of what stands around it.

extension [UInt8] {
  /// A name or value as the language would write it: bare where it can be, else in quotes.
  mutating func put(word: String) {
    if isBare(word) {
      append(contentsOf: word.utf8)
    } else {
      append(UInt8(ascii: "\""))
      for scalar in word.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { append(UInt8(ascii: "\\")) }
        putEscaped(scalar)
      }
      append(UInt8(ascii: "\""))
    }
  }

  /// A sentence that may hold names: as it is, but for what could harm a terminal.
  mutating func put(text: String) {
    for scalar in text.unicodeScalars { putEscaped(scalar) }
  }

  private mutating func putEscaped(_ scalar: Unicode.Scalar) {
    guard Escaping.mustEscape(scalar) else {
      return append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    switch scalar {
    case "\n": put("\\n")
    case "\t": put("\\t")
    case "\r": put("\\r")
    default:
      put("\\u{")
      append(contentsOf: String(scalar.value, radix: 16, uppercase: true).utf8)
      put("}")
    }
  }
}

/// Whether the language reads the word back as it is, without quotes.
func isBare(_ word: String) -> Bool {
  if word.utf8.allSatisfy(isPlain) { return !word.isEmpty }
  return word.unicodeScalars.allSatisfy { scalar in
    scalar.isASCII
      ? isPlain(UInt8(truncatingIfNeeded: scalar.value))
      : !Escaping.mustEscape(scalar) && !scalar.properties.isWhitespace
  }
}

/// Letters, digits and the signs that mean nothing wherever they stand in a word.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
    UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "%"):
    true
  default: false
  }
}
