// What every rendering is made of: bytes appended to one buffer. Numbers and fixed words are
// appended without making a String, as a script of a million writes is said line by line.

extension [UInt8] {
  /// Appends fixed words of ours, which need no escaping.
  mutating func put(_ words: StaticString) {
    words.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func put(_ number: some BinaryInteger) {
    if number < 0 { append(UInt8(ascii: "-")) }
    putDigits(UInt64(number.magnitude))
  }

  mutating func endLine() { append(UInt8(ascii: "\n")) }

  private mutating func putDigits(_ number: UInt64) {
    guard number > 9 else { return append(UInt8(ascii: "0") + UInt8(number)) }
    var digits = 0
    var rest = number
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    let end = count + digits
    append(contentsOf: repeatElement(0, count: digits))
    rest = number
    var place = end
    while rest > 0 {
      place -= 1
      self[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
