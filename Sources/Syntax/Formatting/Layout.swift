/// Writes the tokens and comments of a text without errors in their canonical places.
struct Layout {
  private let bytes: [UInt8]
  private var lexer = Lexer()
  private var tokens: [Token] = []
  private(set) var output: [UInt8] = []
  private var depth = 0
  /// A blank line stands before what comes next.
  private var owesBlank = false
  /// Nothing stands yet in the text or in the block, so that a blank line would be its first.
  private var isAtStart = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lexer.keepsComments = true
  }

  mutating func run() {
    var terminator: Terminator
    repeat {
      lexer.comments.removeAll(keepingCapacity: true)
      let start = lexer.position
      let segment = bytes.withUnsafeBufferPointer { lexer.segment($0, into: &tokens) }
      terminator = segment.terminator
      write(segment, from: start)
    } while terminator != .endOfText
  }

  private mutating func write(_ segment: Segment, from start: Int) {
    let lastToken = tokens.last?.end ?? Int32(start)
    if tokens.isEmpty {
      for comment in lexer.comments { writeAlone(comment) }
      if lexer.comments.isEmpty, segment.terminator == .newline, isBlank(before: segment.end) {
        owesBlank = true
      }
    } else {
      for comment in lexer.comments where comment.start < lastToken { line(comment) }
      statement()
    }
    switch segment.terminator {
    case .openBrace:
      output += [Ascii.space, Ascii.openBrace]
      depth += 1
      isAtStart = true
    case .closeBrace:
      depth = max(0, depth - 1)
      owesBlank = false
      beginLine()
      output.append(Ascii.closeBrace)
    case .newline, .semicolon, .endOfText:
      for comment in lexer.comments where !tokens.isEmpty && comment.start >= lastToken {
        trail(comment)
      }
    }
    if segment.terminator == .endOfText, !output.isEmpty { output.append(Ascii.newline) }
  }

  /// A comment in a stretch without words: on its own line, or behind the `;`, `{` or `}` before.
  private mutating func writeAlone(_ comment: SourceRange) {
    if isBlank(before: comment.start) { line(comment) } else { trail(comment) }
  }

  private func isBlank(before offset: Int32) -> Bool {
    var offset = Int(offset) - 1
    while offset >= 0, bytes[offset] != Ascii.newline {
      let byte = bytes[offset]
      guard byte == Ascii.space || byte == Ascii.tab || byte == Ascii.carriageReturn else {
        return false
      }
      offset -= 1
    }
    return true
  }

  private mutating func beginLine() {
    if !output.isEmpty { output.append(Ascii.newline) }
    if owesBlank, !isAtStart { output.append(Ascii.newline) }
    owesBlank = false
    isAtStart = false
    indent(depth)
  }

  private mutating func indent(_ depth: Int) {
    for _ in 0..<depth { output += [Ascii.space, Ascii.space] }
  }

  private mutating func line(_ comment: SourceRange) {
    beginLine()
    copy(comment)
  }

  private mutating func trail(_ comment: SourceRange) {
    guard !output.isEmpty else { return line(comment) }
    output += [Ascii.space, Ascii.space]
    copy(comment)
  }

  private mutating func statement() {
    beginLine()
    for (number, token) in tokens.enumerated() {
      if number > 0 {
        if token.isContinued {
          output += [Ascii.space, Ascii.backslash, Ascii.newline]
          indent(depth + 2)
        } else if isSpaced(tokens[number - 1].kind, token.kind) {
          output.append(Ascii.space)
        }
      }
      copy(token.range)
    }
  }

  private func isSpaced(_ left: Token.Kind, _ right: Token.Kind) -> Bool {
    left != .openParenthesis && right != .comma && right != .colon && right != .closeParenthesis
  }

  /// Copies bytes of the text, with the ends of lines as this system writes them.
  private mutating func copy(_ range: SourceRange) {
    for offset in Int(range.start)..<Int(range.end) {
      let isLineEnd =
        bytes[offset] == Ascii.carriageReturn && offset + 1 < bytes.count
        && bytes[offset + 1] == Ascii.newline
      if !isLineEnd { output.append(bytes[offset]) }
    }
  }
}
