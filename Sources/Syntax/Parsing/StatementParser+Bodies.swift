// What follows the first word of each statement.
extension StatementParser {
  mutating func body(
    _ keyword: StatementKeyword, _ client: Word?
  ) throws(Failure) -> Statement.Body {
    switch keyword {
    case .node, .client, .region, .link, .remove, .use, .set: try topology(keyword, client)
    case .write: .write(try writeStatement { parser throws(Failure) in try parser.put() })
    case .add: .write(try writeStatement { parser throws(Failure) in try parser.addition() })
    case .delete: .write(try writeStatement { parser throws(Failure) in try parser.deletion() })
    case .read: .read(try readStatement())
    case .begin: .begin
    case .commit: .commit
    case .rollback: .rollback
    case .start: .start(try startStatement())
    case .await: .await(try name(.client))
    case .cancel: .cancel(try name(.client))
    case .crash, .stop, .wipe, .restart, .freeze, .thaw, .pause, .resume, .slow, .checkpoint:
      try nodeFault(keyword)
    case .partition, .cut, .heal, .hold, .release, .disconnect: try linkFault(keyword)
    case .promote, .demote, .rejoin, .elect, .stepdown: try failover(keyword)
    case .wait, .settle, .step, .at: try time(keyword)
    case .state, .log, .lag, .data, .diff, .messages, .history, .timeline, .settings,
      .candidates, .aside, .summary, .why:
      .look(try look(keyword))
    case .expect: .expect(try condition(isAwaited: false))
    case .include: .include(try word(.file))
    case .repeat, .scenario, .compare:
      throw failure(.structure(.strayBlock), tokens[index - 1])
    }
  }

  // MARK: Operations

  /// Changes with commas between them, then options in any order.
  private mutating func writeStatement(
    _ change: (inout StatementParser) throws(Failure) -> Change
  ) throws(Failure) -> WriteStatement {
    var changes = [try change(&self)]
    while take(.comma) { changes.append(try change(&self)) }
    var statement = WriteStatement(changes: changes, place: nil)
    while index < tokens.count {
      if sees(.at) {
        try requireFirst(statement.place == nil)
        statement.place = try atPlace()
      } else if sees(.within) {
        try requireFirst(statement.options.within == nil)
        index += 1
        statement.options.within = try duration()
      } else if sees(.size) {
        try requireFirst(statement.options.size == nil)
        index += 1
        statement.options.size = try size().count
      } else if sees(.apply) {
        try requireFirst(statement.options.apply == nil)
        index += 1
        statement.options.apply = try duration()
      } else if sees(.expires), head != .delete {
        try requireFirst(statement.options.expires == nil)
        index += 1
        statement.options.expires = try duration()
      } else if sees(.with) {
        try requireFirst(statement.options.parameters.isEmpty)
        statement.options.parameters = try withParameters()
      } else {
        let known = OptionTable.write.map(\.word)
        if let failure = unknownOption(
          head == .delete ? known.filter { $0 != Keyword.expires.rawValue } : known)
        {
          throw failure
        }
      }
    }
    return statement
  }

  private mutating func put() throws(Failure) -> Change {
    let (key, value) = try pair()
    return Change(key: key, action: .put(value))
  }

  private mutating func addition() throws(Failure) -> Change {
    let key = try name(.key)
    return Change(key: key, action: .add(try count(from: Int64.min)))
  }

  private mutating func deletion() throws(Failure) -> Change {
    Change(key: try name(.key), action: .delete)
  }

  private mutating func readStatement() throws(Failure) -> ReadStatement {
    var statement = ReadStatement(what: .keys([]), place: nil)
    offer(.from)
    if sees(.from), index + 1 < tokens.count, tokens[index + 1].kind == .word,
      !sees(.at, after: 1), !sees(.within, after: 1), !sees(.after, after: 1),
      !sees(.showing, after: 1)
    {
      index += 1
      statement.what = .log(from: try logStart())
    } else {
      statement.what = .keys(try names(.key))
    }
    while index < tokens.count {
      if sees(.at) {
        try requireFirst(statement.place == nil)
        statement.place = try atPlace()
      } else if sees(.within) {
        try requireFirst(statement.within == nil)
        index += 1
        statement.within = try duration()
      } else if sees(.after) {
        try requireFirst(!statement.afterOwnWrites)
        index += 1
        try expect(.own)
        try expect(.writes)
        statement.afterOwnWrites = true
      } else if sees(.with) {
        try requireFirst(statement.parameters.isEmpty)
        statement.parameters = try withParameters()
      } else if sees(.showing) {
        try requireFirst(statement.showing == nil)
        index += 1
        statement.showing = try readView()
      } else if let failure = unknownOption(OptionTable.read.map(\.word)) {
        throw failure
      }
    }
    return statement
  }

  /// A value of the setting `showing`.
  private mutating func readView() throws(Failure) -> Word {
    let known = SettingTable.byKeyword[.showing]?.words ?? []
    if isAtProbe { for word in known { expectations.offer(word: word) } }
    guard let token = current, token.kind == .word, known.contains(text(token)) else {
      throw unknownValue(known, of: "showing")
    }
    return try word(.word)
  }

  private mutating func logStart() throws(Failure) -> ReadStatement.LogStart {
    if take(.earliest) { return .earliest }
    if take(.latest) { return .latest }
    offer(.position)
    guard seesNumber() else {
      throw unknownValue(["earliest", "latest"], of: "read from", or: " or a position")
    }
    return .position(try count(.position))
  }

  /// `at PLACE`
  mutating func atPlace() throws(Failure) -> Place {
    try expect(.at)
    if take(.nearest) { return .nearest }
    if take(.any) { return .any }
    if take(.anyFollower) { return .anyFollower }
    if take(.followerFirst) { return .followerFirst }
    if take(.leaderFirst) { return .leaderFirst }
    return .node(try name(.place))
  }

  private mutating func startStatement() throws(Failure) -> Statement {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .colon else {
      offer(.client)
      guard let token = current else { throw failure(.structure(.clientRequired), tokens[0]) }
      throw failure(.structure(.clientRequired), token)
    }
    return try statement(inside: .start)
  }
}
