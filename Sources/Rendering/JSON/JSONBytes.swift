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

  /// A string in quotes; control characters are escaped, all else is UTF-8 as it is.
  mutating func string(_ text: String) {
    put("\"")
    if text.utf8.allSatisfy(isPlain) {
      append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { putEscaped(byte) }
    }
    put("\"")
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7f
  }

  private mutating func putEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case UInt8(ascii: "\n"): put("\\n")
    case UInt8(ascii: "\r"): put("\\r")
    case UInt8(ascii: "\t"): put("\\t")
    case 0..<0x20, 0x7f:
      put("\\u00")
      append(hexDigit(byte >> 4))
      append(hexDigit(byte & 15))
    default: append(byte)
    }
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
