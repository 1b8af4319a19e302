// Systems, and the parameters that they have under names of their own.
extension StatementParser {
  /// `use kafka 3.6`
  mutating func useStatement() throws(Failure) -> Statement.Body {
    let name = try name(.system)
    offer(.version)
    guard current != nil else { return .use(name, version: nil) }
    return .use(name, version: try word(.version))
  }

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
    return ParameterForm(name: name, value: try word(.value))
  }
}
