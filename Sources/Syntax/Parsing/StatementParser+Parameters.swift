// Systems, and the parameters that they have under names of their own.
extension StatementParser {
  /// `use kafka 3.6`
  mutating func useStatement() throws(Failure) -> Statement.Body {
    let name = try name(.system)
    offer(.version)
    guard current != nil else { return .use(name, version: nil) }
    return .use(name, version: try word(.version))
  }

  /// `compare sync, kafka 3.6`, before its block.
  mutating func parseComparison() throws(Failure) -> Parsed {
    head = .compare
    index = 1
    var contestants: [Contestant] = []
    repeat {
      contestants.append(try contestant())
    } while take(.comma)
    try finish()
    return .comparison(contestants)
  }

  private mutating func contestant() throws(Failure) -> Contestant {
    let start = current?.start ?? 0
    let kind = try contestantKind()
    return Contestant(kind, range: SourceRange(start: start, end: tokens[index - 1].end))
  }

  private mutating func contestantKind() throws(Failure) -> Contestant.Kind {
    if take(.sync) { return .sync }
    if take(.async) { return .async }
    offer(.none, .leader, .all, .majority, .inSync, .first, .any)
    if let keyword = current?.keyword, Self.acknowledgers.contains(keyword) {
      return .acknowledgement(try acknowledgement())
    }
    let name = try name(.system)
    return .system(name, version: seesNumber() ? try word(.version) : nil)
  }

  private static let acknowledgers: [Keyword] = [
    .none, .leader, .all, .majority, .inSync, .first, .any,
  ]

  /// `= VALUE`, behind the name of a parameter.
  mutating func parameterStatement(
    _ name: Word, _ client: Word?
  ) throws(Failure) -> SetStatement {
    let parameter = try parameter(name)
    var nodes: [Word] = []
    if let at = current, take(.at) {
      if client != nil { throw failure(.structure(.clientAndPlace), at) }
      nodes = try names(.node)
    }
    if let failure = unknownOption(nodes.isEmpty ? ["at"] : [], of: "set \(name.text)") {
      throw failure
    }
    return .parameter(parameter, at: nodes)
  }

  /// `with w=majority, wtimeout=1s`
  mutating func withParameters() throws(Failure) -> [ParameterForm] {
    try expect(.with)
    var parameters: [ParameterForm] = []
    repeat {
      parameters.append(try parameter(try name(.parameter)))
    } while take(.comma)
    return parameters
  }

  private mutating func parameter(_ name: Word) throws(Failure) -> ParameterForm {
    try expect(.equal, "=")
    if isAtProbe { expectations.parameter = name.text }
    return ParameterForm(name: name, value: try word(.value))
  }
}
