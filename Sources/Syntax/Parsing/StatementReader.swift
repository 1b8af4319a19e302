/// Reads a text one statement at a time, so that a long one is never held as a tree.
public struct StatementReader: Sendable {
  private let source: SourceText
  private var lexer = Lexer()
  private var parser: StatementParser
  /// A segment that was cut from the text before its turn.
  private var pending: Segment?
  private var told = 0
  private var statementStart = 0
  private var isStatementTooLong = false
  private var isAtEnd = false

  /// Where a probe stands in the text, and what was found of it.
  private var probeOffset: Int?
  private(set) var expectations: Expectations?

  public init(source: SourceText) {
    self.source = source
    parser = StatementParser(bytes: source.bytes)
  }

  /// A reader that notes what may stand at an offset, where a probe is.
  init(source: SourceText, probingAt offset: Int) {
    self.init(source: source)
    probeOffset = offset
  }

  /// The next statement and what is wrong with it; nil at the end of the text.
  ///
  /// Where something is wrong the statement is left out, and the next one follows in the next
  /// answer. A block is one statement, and has all the errors inside it.
  public mutating func next() -> (statement: Statement?, diagnostics: [Diagnostic])? {
    if source.bytes.count > Limits.textBytes {
      guard !isAtEnd else { return nil }
      isAtEnd = true
      report(Failure(problem: .limit(.text), range: SourceRange(start: 0, end: 0)))
      return (nil, takeDiagnostics())
    }
    while !isAtEnd {
      let (statement, terminator) = readStatement()
      if terminator == .closeBrace {
        let end = Int32(lexer.position)
        report(
          Failure(problem: .text(.unopenedBrace), range: SourceRange(start: end - 1, end: end)))
      }
      isAtEnd = terminator == .endOfText
      if statement != nil || !lexer.failures.isEmpty { return (statement, takeDiagnostics()) }
    }
    return nil
  }

  /// What the text still waits for; meaningful once `next` answered nil.
  public var completeness: Completeness {
    lexer.openAtEnd.map { .incomplete($0) } ?? .complete
  }

  // MARK: Statements

  /// Reads one statement, or an empty stretch, and says what ended it.
  private mutating func readStatement() -> (Statement?, Terminator) {
    let segment = nextSegment()
    statementStart = parser.tokens.first.map { Int($0.start) } ?? lexer.position
    isStatementTooLong = false
    let (statement, terminator) = self.statement(segment, Surroundings())
    if let statement, statement.range.end - statement.range.start > Limits.statementBytes {
      reportTooLong()
      return (nil, terminator)
    }
    return (isStatementTooLong ? nil : statement, terminator)
  }

  /// The blocks around a statement.
  private struct Surroundings {
    var depth = 0
    var innermost: StatementKeyword?
  }

  private mutating func nextSegment() -> Segment {
    if let segment = pending {
      pending = nil
      return segment
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      lexer.segment(bytes, into: &parser.tokens)
    }
  }

  private mutating func statement(
    _ segment: Segment, _ around: Surroundings
  ) -> (Statement?, Terminator) {
    if parser.tokens.isEmpty {
      guard segment.terminator == .openBrace else { return (nil, segment.terminator) }
      if !segment.isBroken { reportBrace(.structure(.strayBlock), segment) }
      return (nil, skipBlock(segment, around))
    }
    let start = parser.tokens[0].start
    guard let parsed = parse(segment, around) else {
      guard segment.terminator == .openBrace else { return (nil, segment.terminator) }
      return (nil, skipBlock(segment, around))
    }
    switch parsed {
    case .statement(let statement):
      guard segment.terminator == .openBrace else { return (statement, segment.terminator) }
      reportBrace(.structure(.blockAfter(parser.head?.rawValue ?? "")), segment)
      return (nil, skipBlock(segment, around))
    case .repeats(let count, let variable):
      return block(segment, around, start, .repeat, variable) { body in
        .repeat(RepeatStatement(count: count, variable: variable, body: body))
      }
    case .scenario(let name):
      return block(segment, around, start, .scenario, nil) { body in
        .scenario(name: name, body: body)
      }
    case .comparison(let contestants):
      return block(segment, around, start, .compare, nil) { body in
        .compare(CompareStatement(contestants: contestants, body: body))
      }
    }
  }

  private mutating func parse(
    _ segment: Segment, _ around: Surroundings
  ) -> StatementParser.Parsed? {
    guard !segment.isBroken else { return nil }
    if let probeOffset { parser.beginProbing(at: probeOffset) }
    do throws(Failure) {
      let parsed = try parser.parse(inside: around.innermost)
      keepExpectations(nil)
      return parsed
    } catch {
      keepExpectations(error)
      report(error)
      return nil
    }
  }

  private mutating func keepExpectations(_ failure: Failure?) {
    guard probeOffset != nil, parser.probe >= 0 else { return }
    parser.endProbing(failure)
    expectations = parser.expectations
  }

  // MARK: Blocks

  /// Reads the block that a head needs, and what stands behind its `}`.
  private mutating func block(
    _ segment: Segment, _ around: Surroundings, _ start: Int32, _ head: StatementKeyword,
    _ variable: Word?, _ make: ([Statement]) -> Statement.Body
  ) -> (Statement?, Terminator) {
    var segment = segment
    if segment.terminator != .openBrace {
      let range = SourceRange(start: parser.tokens[0].start, end: parser.tokens[0].end)
      report(Failure(problem: .structure(.missingBlock(head.rawValue)), range: range))
      guard segment.terminator == .newline, seesOpenBrace() else {
        return (nil, segment.terminator)
      }
      // The block stands on the next line: it was told, and is read for its own errors.
      repeat { segment = nextSegment() } while segment.terminator == .newline
      _ = body(segment, around, head, variable)
      return (nil, afterBlock())
    }
    guard let body = body(segment, around, head, variable) else {
      return (nil, lexer.position >= source.bytes.count ? .endOfText : afterBlock())
    }
    let range = SourceRange(start: start, end: Int32(lexer.position))
    return (Statement(body: make(body), range: range), afterBlock())
  }

  private func seesOpenBrace() -> Bool {
    var offset = lexer.position
    while offset < source.bytes.count {
      let byte = source.bytes[offset]
      if byte == Ascii.openBrace { return true }
      guard byte <= Ascii.space, byte != 0 else { return false }
      offset += 1
    }
    return false
  }

  /// The statements up to the `}` that belongs to the `{` which ended a segment; nil where the
  /// text ends before, or the blocks are nested too deep.
  private mutating func body(
    _ open: Segment, _ around: Surroundings, _ head: StatementKeyword?, _ variable: Word?
  ) -> [Statement]? {
    guard around.depth < Limits.nesting else {
      reportBrace(.limit(.nesting), open)
      skipNested(open)
      return nil
    }
    if let variable { parser.variables.append(variable.text) }
    defer { if variable != nil { parser.variables.removeLast() } }
    let inside = Surroundings(depth: around.depth + 1, innermost: head ?? around.innermost)
    var statements: [Statement] = []
    while true {
      let segment = nextSegment()
      let (statement, terminator) = self.statement(segment, inside)
      if let statement, !isStatementTooLong { statements.append(statement) }
      checkLength()
      switch terminator {
      case .newline, .semicolon, .openBrace: continue
      case .closeBrace: return statements
      case .endOfText:
        reportUnclosed(open)
        return nil
      }
    }
  }

  /// Reads a block for its errors alone; answers what ended the stretch behind it.
  private mutating func skipBlock(_ open: Segment, _ around: Surroundings) -> Terminator {
    _ = body(open, around, nil, nil)
    return lexer.position >= source.bytes.count ? .endOfText : afterBlock()
  }

  /// Passes over a block that is nested too deep, without going deeper.
  private mutating func skipNested(_ open: Segment) {
    var depth = 1
    while depth > 0 {
      let segment = nextSegment()
      switch segment.terminator {
      case .openBrace: depth += 1
      case .closeBrace: depth -= 1
      case .newline, .semicolon: continue
      case .endOfText:
        reportUnclosed(open)
        return
      }
    }
  }

  /// What ends the line behind a `}`. A statement that begins there lacks its separator.
  private mutating func afterBlock() -> Terminator {
    let segment = nextSegment()
    guard let first = parser.tokens.first else {
      if segment.terminator == .openBrace {
        pending = segment
        return .newline
      }
      return segment.terminator
    }
    report(Failure(problem: .structure(.missingSeparator), range: first.range))
    pending = segment
    return .newline
  }

  // MARK: Reports

  private mutating func report(_ failure: Failure) {
    lexer.tell(failure)
    parser.isShown = told + lexer.failures.count < Limits.diagnostics
  }

  private mutating func reportBrace(_ problem: Problem, _ segment: Segment) {
    let range = SourceRange(start: segment.end, end: segment.end + 1)
    report(Failure(problem: problem, range: range))
  }

  private mutating func reportUnclosed(_ open: Segment) {
    if lexer.openAtEnd == nil { lexer.openAtEnd = .brace }
    reportBrace(.text(.unclosedBrace), open)
  }

  private mutating func checkLength() {
    if lexer.position - statementStart > Limits.statementBytes { reportTooLong() }
  }

  private mutating func reportTooLong() {
    guard !isStatementTooLong else { return }
    isStatementTooLong = true
    let start = Int32(statementStart)
    report(
      Failure(problem: .limit(.statement), range: SourceRange(start: start, end: start + 1)))
  }

  /// The failures so far as diagnostics, up to the limit for one text.
  private mutating func takeDiagnostics() -> [Diagnostic] {
    guard !lexer.failures.isEmpty else { return [] }
    var diagnostics: [Diagnostic] = []
    for failure in lexer.failures where told <= Limits.diagnostics {
      told += 1
      if told <= Limits.diagnostics {
        diagnostics.append(failure.diagnostic)
      } else {
        diagnostics.append(
          Failure(problem: .limit(.diagnostics), range: failure.range).diagnostic)
      }
    }
    lexer.failures.removeAll(keepingCapacity: true)
    parser.isShown = told < Limits.diagnostics
    return diagnostics
  }
}
