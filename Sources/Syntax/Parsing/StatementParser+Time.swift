// Time, looking, and the heads of blocks.
extension StatementParser {
  mutating func time(_ keyword: StatementKeyword) throws(Failure) -> Statement.Body {
    if keyword == .settle { return .settle }
    if keyword == .step { return .step(try step()) }
    if keyword == .at {
      try refusePlace()
      let time = try duration()
      return .at(time, try statement(inside: .at))
    }
    if take(.for) { return .waitFor(try waitFor()) }
    guard take(.until) else {
      if let token = current, token.kind == .word, Ascii.isLetter(bytes[Int(token.start)]) {
        throw unknownValue(["until", "for"], of: "wait", or: " or a time")
      }
      return .wait(try duration())
    }
    let condition = try condition(isAwaited: true)
    let limit = take(.within) ? try duration() : nil
    if let failure = unknownOption(["within"], of: "wait until") { throw failure }
    return .waitUntil(condition, within: limit)
  }

  /// `wait for 2 followers flushed at a within 300ms`
  private mutating func waitFor() throws(Failure) -> WaitForStatement {
    let count = try count(from: 0)
    let words: [Keyword] = [
      .follower, .followers, .replica, .replicas, .standby, .standbys, .secondary, .secondaries,
    ]
    if isAtProbe { expectations.offer(words) }
    guard let keyword = current?.keyword, words.contains(keyword) else {
      throw expected("`followers`")
    }
    index += 1
    var statement = WaitForStatement(count: count)
    while index < tokens.count {
      if sees(.at) {
        try requireFirst(statement.place == nil)
        statement.place = try atPlace()
      } else if sees(.within) {
        try requireFirst(statement.within == nil)
        index += 1
        statement.within = try duration()
      } else if let keyword = current?.keyword,
        let stage = AcknowledgementForm.Stage(rawValue: keyword.rawValue)
      {
        try requireFirst(statement.stage == nil)
        index += 1
        statement.stage = stage
      } else if let failure = unknownOption(options(leftBy: statement), of: "wait for") {
        throw failure
      }
    }
    return statement
  }

  private func options(leftBy statement: WaitForStatement) -> [String] {
    (statement.stage == nil ? AcknowledgementForm.Stage.allCases.map(\.rawValue) : [])
      + (statement.place == nil ? ["at"] : []) + (statement.within == nil ? ["within"] : [])
  }

  /// `at b read x` is `read x at b`, put the wrong way round.
  private func refusePlace() throws(Failure) {
    guard let token = current, token.isWord, !seesNumber(), index + 1 < tokens.count,
      let operation = tokens[index + 1].statement, operation.isOperation
    else { return }
    throw failure(.word(.placeFirst(text(token), operation: operation.rawValue)), token)
  }

  private mutating func step() throws(Failure) -> StepStatement {
    if current == nil { return .next(count: nil) }
    if take(.deliver) {
      let start = index
      let ends = try linkEnds()
      if ends.bothWays { throw failure(.structure(.oneWayOnly), tokens[start + 1]) }
      return .deliver(ends)
    }
    if take(.flush) { return .flush(try node()) }
    if take(.apply) { return .apply(try node()) }
    if take(.timer) { return .timer(try node()) }
    offer(.number)
    guard seesNumber() || !(current?.isWord ?? false) else {
      throw unknownValue(["deliver", "flush", "apply", "timer"], of: "step", or: " or a number")
    }
    return .next(count: try count(from: 1))
  }

  mutating func look(_ keyword: StatementKeyword) throws(Failure) -> Look {
    if keyword == .state { return .state }
    if keyword == .log { return .log(try node()) }
    if keyword == .lag { return .lag }
    if keyword == .data { return .data(try node()) }
    if keyword == .diff { return .diff(try node(), try node()) }
    if keyword == .messages { return .messages }
    if keyword == .history { return .history }
    if keyword == .timeline { return .timeline }
    if keyword == .settings { return .settings }
    if keyword == .candidates { return .candidates }
    if keyword == .aside { return .aside(try node()) }
    if keyword == .summary { return .summary }
    guard current != nil else { return .why(nil) }
    return .why(try subject())
  }

  private mutating func subject() throws(Failure) -> WhySubject {
    offer(.read, .write)
    if probes(after: 1), sees(.read) || sees(.write) || sees(.operation) {
      expectations.offer(.number)
    }
    if seesNumber(after: 1) {
      if take(.read) { return .read(try count(from: 1)) }
      if take(.write) { return .write(try count(from: 1)) }
      if take(.operation) { return .operation(try count(from: 1)) }
    }
    return .name(try name(.subject))
  }

  // MARK: Blocks

  /// `repeat 100 as i`, before its block.
  mutating func parseRepeat() throws(Failure) -> Parsed {
    head = .repeat
    index = 1
    let count = try count(.times, to: Limits.repeatCount)
    var variable: Word?
    if take(.as) {
      let name = try name(.variable)
      guard Variables.isName(name.text), !name.isQuoted, !name.hasVariables else {
        throw Failure(problem: .name(.invalidVariableName(name.text)), range: name.range)
      }
      variable = name
    }
    if let token = current, token.statement != nil {
      throw failure(.structure(.missingBlock("repeat")), token)
    }
    if let failure = unknownOption(["as"]) { throw failure }
    return .repeats(count, variable: variable)
  }

  /// `scenario "failover"`, before its block.
  mutating func parseScenario(inside enclosing: StatementKeyword?) throws(Failure) -> Parsed {
    head = .scenario
    index = 1
    if let enclosing {
      throw failure(
        .structure(.notInside("scenario", outer: enclosing.rawValue)), tokens[0])
    }
    let name = try name(.scenario)
    try finish()
    return .scenario(name)
  }
}
