import Syntax

// JSON, appended to a buffer byte by byte. A comma is put where the last byte asks for one, so that
// whoever writes a member or an element need not know whether it is the first.

extension [UInt8] {
  /// `"name":`, with the comma it may need.
  mutating func member(_ name: StaticString) {
    separate()
    put("\"")
    put(name)
    put("\":")
  }

  mutating func member(_ name: StaticString, _ value: String) {
    member(name)
    json(value)
  }

  mutating func member(_ name: StaticString, _ value: some BinaryInteger) {
    member(name)
    put(value)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    member(name)
    put(value ? "true" : "false")
  }

  mutating func object(_ members: (inout [UInt8]) -> Void) {
    separate()
    put("{")
    members(&self)
    put("}")
  }

  mutating func array<Item>(
    _ name: StaticString, _ elements: some Sequence<Item>,
    _ element: (Item, inout [UInt8]) -> Void
  ) {
    member(name)
    put("[")
    for item in elements { element(item, &self) }
    put("]")
  }

  /// A string as an element or the value of a member.
  mutating func json(_ text: String) {
    separate()
    string(text)
  }

  /// A string in quotes; what a terminal would act on is escaped, all else is UTF-8 as it is.
  mutating func string(_ text: String) {
    put("\"")
    if text.utf8.allSatisfy(isPlain) {
      append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { putEscaped(scalar) }
    }
    put("\"")
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func putEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": put("\\\"")
    case "\\": put("\\\\")
    case "\n": put("\\n")
    case "\r": put("\\r")
    case "\t": put("\\t")
    default:
      guard Escaping.mustEscape(scalar) else {
        return append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { putEscaped(unit) }
    }
  }

  private mutating func putEscaped(_ unit: UInt16) {
    put("\\u")
    for shift in [12, 8, 4, 0] { append(hexDigit(UInt8(unit >> shift & 15))) }
  }

  private mutating func separate() {
    switch last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
    case .some: put(",")
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
