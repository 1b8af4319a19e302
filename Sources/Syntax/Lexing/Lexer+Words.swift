extension Lexer {
  /// Where a character stands, which decides what it may be.
  enum Surroundings {
    case word, quote, comment
  }

  /// Takes a bare word of at least one character.
  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token]) {
    let start = position
    var hash = KeywordTable.firstHash
    var hasDollar = false
    scan: while position < bytes.count {
      let byte = bytes[position]
      if Ascii.isWord(byte) {
        if isSignInside(bytes, byte) { break scan }
        hash = KeywordTable.hash(hash, byte)
        position += 1
        if byte == Ascii.dollar {
          hasDollar = true
          bracedVariable(bytes)
        }
      } else if byte >= 0x80, !isSpace(bytes) {
        hash = KeywordTable.hash(hash, byte)
        checkCharacter(bytes, .word)
      } else {
        break scan
      }
    }
    let match = KeywordTable.shared.match(in: bytes, start..<position, hash: hash)
    append(
      Token(
        kind: .word, keyword: match?.keyword, statement: match?.statement, hasDollar: hasDollar,
        start: Int32(start), end: Int32(position)), &tokens)
  }

  /// `->` and `!=` end a word, though `-` and `!` alone may stand in one.
  @inline(__always)
  private func isSignInside(_ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8) -> Bool {
    guard byte == Ascii.minus || byte == Ascii.exclamation, position + 1 < bytes.count else {
      return false
    }
    let next = bytes[position + 1]
    return byte == Ascii.minus ? next == Ascii.greater : next == Ascii.equals
  }

  private func isSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Utf8.scalar(in: bytes, at: position).map { Utf8.isSpace($0.scalar) } ?? false
  }

  /// The `{name}` behind a `$`.
  private mutating func bracedVariable(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard position < bytes.count, bytes[position] == Ascii.openBrace else { return }
    let start = position - 1
    var end = position + 1
    while end < bytes.count, Variables.isNameByte(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == Ascii.closeBrace, end > position + 1 else {
      fail(.name(.invalidVariable), start, end)
      position += 1
      return
    }
    position = end + 1
  }

  /// Takes one character and tells where it may not stand.
  mutating func checkCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Surroundings) {
    let byte = bytes[position]
    if byte >= Ascii.space, byte < Ascii.delete {
      position += 1
      return
    }
    guard let (scalar, length) = Utf8.scalar(in: bytes, at: position) else {
      fail(.text(.invalidUTF8), position, position + 1)
      position += 1
      return
    }
    if byte == 0 {
      fail(.text(.nul), position, position + 1)
    } else {
      let problem: TextProblem? =
        switch place {
        case .word: Utf8.isHidden(scalar) ? .hidden(scalar) : nil
        case .quote: isControl(bytes, scalar) ? .hiddenInQuotes(scalar) : nil
        case .comment: nil
        }
      if let problem { fail(.text(problem), position, position + length) }
    }
    position += length
  }

  /// A control character of a quoted text, except a tab and the ends of lines.
  private func isControl(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scalar: Unicode.Scalar
  ) -> Bool {
    switch scalar {
    case "\t": false
    case "\r": position + 1 >= bytes.count || bytes[position + 1] != Ascii.newline
    default: scalar.properties.generalCategory == .control
    }
  }

  /// Takes a quoted text. Where it is not closed, the line it begins on is given up.
  mutating func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token]
  ) -> Terminator? {
    let start = position
    let firstLine = lineStart
    var lineEnd: Int?
    var hasDollar = false
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case Ascii.quote:
        add(.quoted, 1, &tokens)
        tokens[tokens.count - 1].start = Int32(start)
        tokens[tokens.count - 1].hasDollar = hasDollar
        return nil
      case Ascii.backslash
      where position + 1 < bytes.count && bytes[position + 1] < 0x80
        && bytes[position + 1] >= Ascii.space:
        position += 2
      case Ascii.newline:
        guard quotesMayCrossLines else { return unclosed(start, position, firstLine) }
        if lineEnd == nil { lineEnd = position }
        crossLine(at: position)
        position += 1
      case Ascii.dollar:
        hasDollar = true
        position += 1
      default:
        checkCharacter(bytes, .quote)
      }
    }
    if openAtEnd == nil { openAtEnd = .quote }
    quotesMayCrossLines = false
    return unclosed(start, lineEnd ?? bytes.count, firstLine)
  }

  private mutating func unclosed(_ start: Int, _ lineEnd: Int, _ firstLine: Int) -> Terminator? {
    fail(.text(.unclosedQuote), start, start + 1)
    position = lineEnd
    lineStart = firstLine
    return nil
  }
}
