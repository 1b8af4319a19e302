// How the parts of the parser walk over the tokens and say what they expected.
extension StatementParser {
  var current: Token? { index < tokens.count ? tokens[index] : nil }

  /// Takes the current token where it is this keyword.
  mutating func take(_ keyword: Keyword) -> Bool {
    guard index < tokens.count, tokens[index].keyword == keyword else {
      if isAtProbe { expectations.offer([keyword]) }
      return false
    }
    index += 1
    return true
  }

  /// Takes the current token where it is this sign.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard index < tokens.count, tokens[index].kind == kind else {
      if isAtProbe { expectations.offer(sign: kind.sign) }
      return false
    }
    index += 1
    return true
  }

  /// Whether the token so many places on is this keyword.
  func sees(_ keyword: Keyword, after distance: Int = 0) -> Bool {
    index + distance < tokens.count && tokens[index + distance].keyword == keyword
  }

  func sees(_ kind: Token.Kind, after distance: Int = 0) -> Bool {
    index + distance < tokens.count && tokens[index + distance].kind == kind
  }

  mutating func expect(_ keyword: Keyword) throws(Failure) {
    guard take(keyword) else { throw expected("`\(keyword.rawValue)`") }
  }

  mutating func expect(_ kind: Token.Kind, _ sign: String) throws(Failure) {
    guard take(kind) else { throw expected("`\(sign)`") }
  }

  /// The statement ends here; a word that is left over is an error.
  func finish() throws(Failure) {
    guard let token = current else { return }
    if head == .expect, token.kind == .word,
      let near = near(to: text(token), among: Self.checkingWords), near != text(token)
    {
      throw failure(
        .word(
          .unknownOption(text(token), of: "expect", known: Self.checkingWords, near: near)), token)
    }
    if lacksComma(token) { throw missingComma(token, []) }
    throw failure(.grammar(.leftOver(text(token), after: head?.rawValue ?? "")), token)
  }

  /// The word that was probably meant.
  func near(to word: String, among candidates: [String]) -> String? {
    isShown ? Nearest.word(to: word, among: candidates) : nil
  }

  /// Words that follow a condition.
  private static let checkingWords = ["by", "after", "within", "for", "writes"]

  /// No option of the statement begins with the current token.
  func unknownOption(_ known: [String], of statement: String? = nil) -> Failure? {
    guard let token = current else { return nil }
    let text = text(token)
    let name = statement ?? head?.rawValue ?? ""
    guard token.kind == .word else {
      return failure(.grammar(.leftOver(text, after: name)), token)
    }
    let near = near(to: text, among: known)
    if near == nil, lacksComma(token) { return missingComma(token, known) }
    return failure(.word(.unknownOption(text, of: name, known: known, near: near)), token)
  }

  /// Whether a word behind a list of names may be one more of them.
  private func lacksComma(_ token: Token) -> Bool {
    index == listEnd && token.isWord && token.keyword == nil
  }

  private func missingComma(_ token: Token, _ known: [String]) -> Failure {
    let name = text(tokens[index - 1])
    return failure(
      .grammar(.missingComma(text(token), after: name, known: known)), token)
  }

  /// None of a few words, one of which must stand here.
  func unknownValue(_ known: [String], of subject: String, or more: String = "") -> Failure {
    let words = known.map { "`\($0)`" }.joined(separator: ", ")
    guard let token = current, token.kind == .word else { return expected(words + more) }
    let text = text(token)
    let near = near(to: text, among: known)
    return failure(.word(.unknownValue(text, of: subject, known: known, near: near)), token)
  }

  func expected(_ slot: Slot) -> Failure { expected(slot.text) }

  /// Notes at the probe what may stand there; nothing more can be found out behind it.
  mutating func offered(_ slot: Slot) -> Failure {
    expectations.offer(slot)
    return expected(slot)
  }

  /// Something else should stand here.
  func expected(_ what: String) -> Failure {
    let form = settingForm ?? head.flatMap { StatementTable.row($0.rawValue)?.form }
    guard let token = current else {
      let end = tokens.last?.end ?? 0
      let range = SourceRange(start: end, end: end)
      return Failure(problem: .grammar(.missing(what, form: form)), range: range)
    }
    return failure(.grammar(.unexpected(text(token), expected: what, form: form)), token)
  }

  func failure(_ problem: Problem, _ token: Token) -> Failure {
    Failure(problem: problem, range: token.range)
  }

  /// An option that is said for the second time.
  func requireFirst(_ isFirst: Bool) throws(Failure) {
    guard !isFirst, let token = current else { return }
    throw failure(.grammar(.repeated(text(token))), token)
  }

  /// The token as it is written.
  func text(_ token: Token) -> String {
    string(Int(token.start)..<Int(token.end))
  }

  @inline(__always)
  func string(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { buffer in
      String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
    }
  }
}
