/// Parses the tokens of one segment, and throws at the first word that cannot stand where it does.
struct StatementParser {
  let bytes: [UInt8]
  var tokens: [Token] = []
  var index = 0
  /// The variables of the `repeat`s around the statement.
  var variables: [String] = []
  /// Whether what is wrong will be shown, so that it is worth looking for the word that was meant.
  var isShown = true
  /// The statement that is being parsed, for what is said about it.
  var head: StatementKeyword?
  /// The form of the setting that is being parsed, which is told in place of the statement's.
  var settingForm: String?
  /// The token behind which nothing is known; see `Expectations`. Below 0 there is none.
  var probe = -1
  var expectations = Expectations()
  /// Where a list of names has ended, so that a word which follows may lack its comma.
  var listEnd = -1

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// What a segment turned out to be.
  enum Parsed {
    case statement(Statement)
    case repeats(Count, variable: Word?)
    case scenario(Word)
    case comparison([Contestant])
  }

  /// Parses the whole segment, which is not empty. `enclosing` is the innermost block around it.
  mutating func parse(inside enclosing: StatementKeyword?) throws(Failure) -> Parsed {
    index = 0
    head = nil
    settingForm = nil
    listEnd = -1
    if probe >= 0 { expectations.isInBlock = enclosing != nil }
    if tokens.count < 2 || tokens[1].kind != .colon {
      if tokens[0].statement == .repeat { return try parseRepeat() }
      if tokens[0].statement == .scenario { return try parseScenario(inside: enclosing) }
      if tokens[0].statement == .compare { return try parseComparison() }
    }
    let statement = try statement(inside: nil)
    try finish()
    return .statement(statement)
  }

  /// A statement without a block, with the client before it; `outer` is an `at` or `start` that it
  /// belongs to.
  mutating func statement(inside outer: StatementKeyword?) throws(Failure) -> Statement {
    guard let first = current else { throw expected(.statement) }
    if probe >= 0 { expectations.isStarted = outer == .start }
    if isAtProbe {
      expectations.isForClient = outer == .start
      throw offered(outer == .start ? .client : .statement)
    }
    var client: Word?
    if index + 1 < tokens.count, tokens[index + 1].kind == .colon {
      client = try declaredName(.client)
      index += 1
    }
    if client != nil, probe >= 0 { expectations.isForClient = true }
    let clientRange = tokens[index > 0 ? index - 1 : 0].range
    guard let token = current else { throw expected(.statement) }
    if isAtProbe {
      expectations.isForClient = true
      throw offered(.statement)
    }
    guard let keyword = token.statement else { throw unknownStatement(token) }
    head = keyword
    try check(keyword, client, inside: outer, at: token, clientRange)
    index += 1
    let body = try body(keyword, client)
    let end = tokens[index - 1].end
    return Statement(
      client: client, body: body, range: SourceRange(start: first.start, end: end))
  }

  /// Whether a statement may stand where it does.
  private func check(
    _ keyword: StatementKeyword, _ client: Word?, inside outer: StatementKeyword?,
    at token: Token, _ clientRange: SourceRange
  ) throws(Failure) {
    if outer == .start, client == nil { throw failure(.structure(.clientRequired), token) }
    let isOperation =
      keyword.isOperation || keyword == .wait && (sees(.for, after: 1) || probes(after: 1))
    if outer == .start, !isOperation {
      throw failure(.structure(.notAfterStart(keyword.rawValue)), token)
    }
    if outer == .at, keyword == .at || keyword.isStructure {
      throw failure(.structure(.notInside(keyword.rawValue, outer: "at")), token)
    }
    if client != nil, !isOperation, keyword != .set {
      throw failure(.structure(.clientNotAllowed(keyword.rawValue)), token)
    }
  }

  private func unknownStatement(_ token: Token) -> Failure {
    guard token.isWord else { return expected(.statement) }
    let text = text(token)
    if let keyword = token.keyword, StatementTable.reservedKeywords.contains(keyword) {
      return failure(.grammar(.reservedStatement(text)), token)
    }
    if text.utf8.first == Ascii.period { return failure(.word(.dotCommand(text)), token) }
    if let statement = operationBehind(token) {
      return failure(.word(.missingColon(text, before: statement)), token)
    }
    let near =
      Nearest.synonyms[text.lowercased()]?.rawValue
      ?? near(to: text, among: StatementKeyword.allCases.map(\.rawValue))
    return failure(.word(.unknownStatement(text, near: near)), token)
  }
}

extension StatementParser {
  /// The operation that follows a word which lacks its colon.
  private func operationBehind(_ token: Token) -> String? {
    guard token.kind == .word, index == 0 || tokens[index - 1].kind != .colon,
      index + 1 < tokens.count, let keyword = tokens[index + 1].statement
    else { return nil }
    let stands = index + 2 == tokens.count
    let isComplete = keyword == .begin || keyword == .commit || keyword == .rollback
    let goesOn = index + 2 < tokens.count && tokens[index + 2].isWord
    guard isComplete ? stands : goesOn && (keyword.isOperation || keyword == .set) else {
      return nil
    }
    return keyword.rawValue
  }
}

extension StatementKeyword {
  /// Whether it is something a client does.
  var isOperation: Bool {
    self == .write || self == .add || self == .delete || self == .read || self == .begin
      || self == .commit || self == .rollback
  }

  var isStructure: Bool {
    self == .repeat || self == .scenario || self == .compare || self == .include
  }
}
