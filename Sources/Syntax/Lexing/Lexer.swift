/// Cuts a text into segments of tokens, one at a time, from any bytes whatever.
///
/// A segment ends at a new line, `;`, `{`, `}` or the end of the text. Where something in it is no
/// token, that is told once, and the segment is marked as broken.
struct Lexer {
  var position = 0
  /// Where the current line begins.
  var lineStart = 0
  /// What the text still waits for at its end.
  var openAtEnd: Need?
  /// Once a quote was found open at the end of the text, the others must close on their line:
  /// else a text of quotes would be walked over again and again.
  var quotesMayCrossLines = true
  /// Whether the ranges of comments are kept, as the formatter asks for.
  var keepsComments = false
  var comments: [SourceRange] = []
  var failures: [Failure] = []

  private var isBroken = false
  private var isContinued = false
  private var parenthesis: Parenthesis?

  /// An open `(`, and where its first line ends.
  private struct Parenthesis {
    var start: Int
    var lineEnd: Int?
    /// What was wrong before it, and whether that broke the segment.
    var failures: Int
    var wasBroken: Bool
  }

  /// Reads the next segment into `tokens`, whose memory is used again.
  mutating func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [Token]
  ) -> Segment {
    tokens.removeAll(keepingCapacity: true)
    isBroken = false
    parenthesis = nil
    isContinued = false
    if position == 0 { skipByteOrderMark(bytes) }
    while position < bytes.count {
      let start = position
      let byte = bytes[start]
      if Ascii.isWord(byte), byte != Ascii.hash {
        if !arrow(bytes, &tokens) { word(bytes, &tokens) }
      } else if let terminator = step(bytes, byte, &tokens) {
        return Segment(terminator: terminator, end: Int32(start), isBroken: isBroken)
      }
    }
    if parenthesis != nil {
      openAtEnd = openAtEnd ?? .parenthesis
      if giveUpParenthesis() {
        return Segment(terminator: .newline, end: Int32(position), isBroken: true)
      }
    }
    checkLine(end: bytes.count)
    return Segment(terminator: .endOfText, end: Int32(bytes.count), isBroken: isBroken)
  }

  /// Takes what begins with a byte that begins no ASCII word; answers the end of the segment.
  private mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8, _ tokens: inout [Token]
  ) -> Terminator? {
    switch byte {
    case Ascii.space, Ascii.tab: position += 1
    case Ascii.newline: return newline()
    case Ascii.carriageReturn where next(bytes) == Ascii.newline: position += 1
    case Ascii.semicolon: return end(.semicolon)
    case Ascii.openBrace: return end(.openBrace)
    case Ascii.closeBrace: return end(.closeBrace)
    case Ascii.hash: comment(bytes)
    case Ascii.quote: return quoted(bytes, &tokens)
    case Ascii.comma: add(.comma, 1, &tokens)
    case Ascii.colon: add(.colon, 1, &tokens)
    case Ascii.bar: add(.bar, 1, &tokens)
    case Ascii.equals: add(.equal, 1, &tokens)
    case Ascii.less: less(bytes, &tokens)
    case Ascii.greater where next(bytes) == Ascii.equals: add(.greaterOrEqual, 2, &tokens)
    case Ascii.greater: add(.greater, 1, &tokens)
    case Ascii.openParenthesis: return openParenthesis(&tokens)
    case Ascii.closeParenthesis:
      parenthesis = nil
      add(.closeParenthesis, 1, &tokens)
    case Ascii.backslash: continuation(bytes)
    default: beyondAscii(bytes, &tokens)
    }
    return nil
  }

  private func next(_ bytes: UnsafeBufferPointer<UInt8>, _ distance: Int = 1) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  mutating func add(_ kind: Token.Kind, _ length: Int, _ tokens: inout [Token]) {
    let start = position
    position += length
    append(Token(kind: kind, start: Int32(start), end: Int32(position)), &tokens)
  }

  @inline(__always)
  mutating func append(_ token: Token, _ tokens: inout [Token]) {
    var token = token
    token.isContinued = isContinued
    isContinued = false
    tokens.append(token)
  }

  private mutating func skipByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }
}

// MARK: - Ends of lines and segments

extension Lexer {
  private mutating func end(_ terminator: Terminator) -> Terminator? {
    if parenthesis != nil, giveUpParenthesis() { return .newline }
    position += 1
    return terminator
  }

  private mutating func newline() -> Terminator? {
    let start = position
    crossLine(at: start)
    position = start + 1
    guard parenthesis != nil else { return .newline }
    if parenthesis?.lineEnd == nil { parenthesis?.lineEnd = start }
    return nil
  }

  /// Notes that a line ends at an offset and the next one begins behind it.
  mutating func crossLine(at offset: Int) {
    checkLine(end: offset)
    lineStart = offset + 1
  }

  private mutating func checkLine(end: Int) {
    guard end - lineStart > Limits.lineBytes else { return }
    fail(.limit(.line), lineStart, lineStart + 1)
  }

  /// A `(` inside another means nothing in this language: the first one was not closed.
  private mutating func openParenthesis(_ tokens: inout [Token]) -> Terminator? {
    if parenthesis != nil, giveUpParenthesis() { return .newline }
    parenthesis = Parenthesis(
      start: position, lineEnd: nil, failures: failures.count, wasBroken: isBroken)
    add(.openParenthesis, 1, &tokens)
    return nil
  }

  /// Tells that the `(` is not closed, and goes back to the end of its line, so that the lines
  /// after it are read as statements. True where there was a line to go back to.
  private mutating func giveUpParenthesis() -> Bool {
    guard let open = parenthesis else { return false }
    parenthesis = nil
    // What was found behind it is found again when its lines are read as statements.
    failures.removeLast(failures.count - open.failures)
    isBroken = open.wasBroken
    fail(.text(.unclosedParenthesis), open.start, open.start + 1)
    guard let lineEnd = open.lineEnd else { return false }
    position = lineEnd + 1
    lineStart = position
    return true
  }

  private mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = position
    while position < bytes.count, bytes[position] != Ascii.newline {
      checkCharacter(bytes, .comment)
    }
    guard keepsComments else { return }
    var end = position
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    comments.append(SourceRange(start: Int32(start), end: Int32(end)))
  }

  private mutating func continuation(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = position
    position += 1
    skipBlanks(bytes)
    if position < bytes.count, bytes[position] == Ascii.newline {
      crossLine(at: position)
      position += 1
      isContinued = true
      skipBlanks(bytes)
    } else if position < bytes.count {
      fail(.text(.strayBackslash), start, start + 1)
      return
    }
    if position == bytes.count {
      openAtEnd = .continuation
      fail(.text(.unfinishedContinuation), start, start + 1)
    }
  }

  private mutating func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>) {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Ascii.space || byte == Ascii.tab || byte == Ascii.carriageReturn
  }
}

// MARK: - Signs

extension Lexer {
  /// `->`, which begins with a byte that words may hold.
  private mutating func arrow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token]
  ) -> Bool {
    if bytes[position] == Ascii.minus, next(bytes) == Ascii.greater {
      add(.arrow, 2, &tokens)
      return true
    }
    if bytes[position] == Ascii.exclamation, next(bytes) == Ascii.equals {
      add(.notEqual, 2, &tokens)
      return true
    }
    return false
  }

  private mutating func less(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token]) {
    if next(bytes) == Ascii.minus, next(bytes, 2) == Ascii.greater {
      add(.bothArrow, 3, &tokens)
    } else if next(bytes) == Ascii.equals {
      add(.lessOrEqual, 2, &tokens)
    } else {
      add(.less, 1, &tokens)
    }
  }

  /// A byte beyond ASCII begins a word or is a space; a control character is neither.
  private mutating func beyondAscii(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: inout [Token]
  ) {
    guard let (scalar, length) = Utf8.scalar(in: bytes, at: position) else {
      checkCharacter(bytes, .word)
      return
    }
    if Utf8.isSpace(scalar) {
      position += length
    } else if Utf8.isHidden(scalar) || scalar.value == 0 {
      checkCharacter(bytes, .word)
    } else {
      word(bytes, &tokens)
    }
  }

  /// Tells what is wrong with the segment; only the first thing, since the rest may follow from it.
  mutating func fail(_ problem: Problem, _ start: Int, _ end: Int) {
    if !isBroken {
      let range = SourceRange(start: Int32(start), end: Int32(end))
      tell(Failure(problem: problem, range: range))
    }
    isBroken = true
  }

  /// Keeps a failure, unless more are kept already than will be shown.
  mutating func tell(_ failure: Failure) {
    if failures.count <= Limits.diagnostics { failures.append(failure) }
  }
}
