// The meaning of quoted texts and of words with variables.
extension StatementParser {
  /// The word of a token that is quoted or holds a `$`.
  func resolved(_ token: Token) throws(Failure) -> Word {
    let isQuoted = token.kind == .quoted
    var range = Int(token.start)..<Int(token.end)
    if isQuoted { range = range.lowerBound + 1..<range.upperBound - 1 }
    var reader = TextReader(range: range, isQuoted: isQuoted, keepsDollars: !token.hasDollar)
    try reader.read(bytes)
    if token.hasDollar, reader.variables.isEmpty {
      reader = TextReader(range: range, isQuoted: isQuoted, keepsDollars: true)
      try reader.read(bytes)
    }
    for variable in reader.variables {
      let name = string(variable)
      guard variables.contains(name) else {
        let range = SourceRange(start: Int32(variable.lowerBound), end: Int32(variable.upperBound))
        throw Failure(problem: .name(.unknownVariable(name)), range: range)
      }
    }
    return Word(
      String(decoding: reader.text, as: UTF8.self), range: token.range, isQuoted: isQuoted,
      hasVariables: !reader.variables.isEmpty)
  }
}

/// Reads what stands between quotes, or a bare word with a `$`.
private struct TextReader {
  let range: Range<Int>
  let isQuoted: Bool
  /// Whether a `$` stays one; else one that begins no variable is doubled.
  let keepsDollars: Bool
  var text: [UInt8] = []
  /// Where the names of variables stand.
  var variables: [Range<Int>] = []

  init(range: Range<Int>, isQuoted: Bool, keepsDollars: Bool) {
    self.range = range
    self.isQuoted = isQuoted
    self.keepsDollars = keepsDollars
  }

  mutating func read(_ bytes: [UInt8]) throws(Failure) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte == Ascii.backslash, isQuoted {
        offset = try escape(bytes, offset)
      } else if byte == Ascii.dollar, !keepsDollars,
        let variable = Variables.variable(in: bytes, at: offset),
        variable.end <= range.upperBound
      {
        variables.append(variable.name)
        text += bytes[offset..<variable.end]
        offset = variable.end
      } else if byte == Ascii.carriageReturn {
        // Stands before the end of a line, which is one character in a text.
        offset += 1
      } else {
        append(byte)
        offset += 1
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    text.append(byte)
    if byte == Ascii.dollar, !keepsDollars { text.append(byte) }
  }

  /// Takes the escape at an offset; answers where it ends.
  private mutating func escape(_ bytes: [UInt8], _ offset: Int) throws(Failure) -> Int {
    guard offset + 1 < range.upperBound else { throw unknown(bytes, offset, offset + 1) }
    switch bytes[offset + 1] {
    case Ascii.quote, Ascii.backslash, Ascii.dollar: append(bytes[offset + 1])
    case UInt8(ascii: "n"): append(Ascii.newline)
    case UInt8(ascii: "t"): append(Ascii.tab)
    case UInt8(ascii: "r"): append(Ascii.carriageReturn)
    case UInt8(ascii: "u"): return try scalarEscape(bytes, offset)
    default: throw unknown(bytes, offset, offset + 2)
    }
    return offset + 2
  }

  private func unknown(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Failure {
    var end = end
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return Failure(
      problem: .text(.unknownEscape(String(decoding: bytes[start..<end], as: UTF8.self))),
      range: SourceRange(start: Int32(start), end: Int32(end)))
  }

  private mutating func scalarEscape(_ bytes: [UInt8], _ offset: Int) throws(Failure) -> Int {
    var end = offset + 2
    var digits: [UInt8] = []
    if end < range.upperBound, bytes[end] == Ascii.openBrace {
      end += 1
      while end < range.upperBound, bytes[end] != Ascii.closeBrace, digits.count < 7 {
        digits.append(bytes[end])
        end += 1
      }
      if end < range.upperBound, bytes[end] == Ascii.closeBrace, digits.count < 7,
        digits.allSatisfy({ $0 != Ascii.plus && $0 != Ascii.minus }),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        for byte in String(Character(scalar)).utf8 { append(byte) }
        return end + 1
      }
    }
    throw Failure(
      problem: .text(.invalidScalarEscape),
      range: SourceRange(start: Int32(offset), end: Int32(max(end, offset + 2))))
  }
}
