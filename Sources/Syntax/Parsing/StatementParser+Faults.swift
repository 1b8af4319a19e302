// What happens to nodes and links, and who leads.
extension StatementParser {
  mutating func nodeFault(_ keyword: StatementKeyword) throws(Failure) -> Statement.Body {
    if keyword == .pause { return .pause(try node(), try flow()) }
    if keyword == .resume { return .resume(try node(), try flow()) }
    if keyword == .checkpoint {
      let node = try node()
      let keep = take(.keep) ? try count() : nil
      if let failure = unknownOption(["keep"]) { throw failure }
      return .checkpoint(node, keep: keep)
    }
    let names = try nodes()
    if keyword == .slow { return .slow(names, factor: try factor()) }
    if keyword == .crash {
      let power = take(.hard)
      if let failure = unknownOption(["hard"]) { throw failure }
      return .crash(names, power: power)
    }
    if keyword == .restart { return .restart(names, upstream: try restartUpstream()) }
    if keyword == .stop { return .stop(names) }
    if keyword == .wipe { return .wipe(names) }
    if keyword == .freeze { return .freeze(names) }
    return .thaw(names)
  }

  mutating func node() throws(Failure) -> Word { try name(.node) }

  private mutating func restartUpstream() throws(Failure) -> Word? {
    guard take(.as) else {
      if let failure = unknownOption(["as"]) { throw failure }
      return nil
    }
    try expect(.follower)
    try expect(.of)
    return try node()
  }

  private mutating func flow() throws(Failure) -> Flow {
    if take(.receiving) { return .receiving }
    if take(.applying) { return .applying }
    if let failure = unknownOption(Flow.allCases.map(\.rawValue)) { throw failure }
    return .applying
  }

  mutating func linkFault(_ keyword: StatementKeyword) throws(Failure) -> Statement.Body {
    if keyword == .partition { return .partition(try partition()) }
    if keyword == .cut { return .cut(try linkEnds()) }
    if keyword == .heal { return .heal(current == nil ? nil : try linkEnds()) }
    if keyword == .hold { return .hold(try linkEnds()) }
    if keyword == .release { return .release(try linkEnds()) }
    if sees(.arrow, after: 1) || sees(.bothArrow, after: 1) {
      return .disconnect(.link(try linkEnds()))
    }
    if probes(after: 1) {
      expectations.offer(sign: "->")
      expectations.offer(sign: "<->")
    }
    return .disconnect(.client(try name(.clientOrLink)))
  }

  private mutating func partition() throws(Failure) -> PartitionStatement {
    var groups: [PartitionStatement.Group] = []
    var hasRest = false
    repeat {
      if let token = current, take(.rest) {
        if sees(.comma) { throw failure(.structure(.restNotAlone), token) }
        if hasRest { throw failure(.structure(.secondRest), token) }
        hasRest = true
        groups.append(.rest(token.range))
      } else {
        groups.append(.members(try members()))
      }
    } while take(.bar)
    if groups.count < 2 { throw expected("`|` and another group") }
    return PartitionStatement(groups: groups)
  }

  private mutating func members() throws(Failure) -> [Word] {
    var names: [Word] = []
    repeat {
      if let token = current, token.keyword == .rest {
        throw failure(.structure(.restNotAlone), token)
      }
      names.append(try name(.nodeOrClient))
    } while take(.comma)
    return names
  }

  // MARK: Failover

  mutating func failover(_ keyword: StatementKeyword) throws(Failure) -> Statement.Body {
    if keyword == .rejoin { return .rejoin(try node()) }
    if keyword == .promote {
      let node = try node()
      let discarding = take(.discarding)
      if let failure = unknownOption(["discarding"]) { throw failure }
      return .promote(node, discarding: discarding)
    }
    if keyword == .elect {
      if take(.unclean) { return .elect(.unclean) }
      if take(.preferred) { return .elect(.preferred) }
      if let failure = unknownOption(["unclean", "preferred"]) { throw failure }
      return .elect(.clean)
    }
    return keyword == .stepdown ? .stepdown(try stepDown()) : try demote()
  }

  private mutating func stepDown() throws(Failure) -> StepDownStatement {
    var statement = StepDownStatement(node: try node())
    while index < tokens.count {
      if sees(.for) {
        try requireFirst(statement.sitsOut == nil)
        index += 1
        statement.sitsOut = try duration()
      } else if sees(.within) {
        try requireFirst(statement.within == nil)
        index += 1
        statement.within = try duration()
      } else if sees(.force) {
        try requireFirst(!statement.isForced)
        index += 1
        statement.isForced = true
      } else if let failure = unknownOption(["for", "within", "force"]) {
        throw failure
      }
    }
    return statement
  }

  private mutating func demote() throws(Failure) -> Statement.Body {
    let node = try node()
    var successor: Word?
    var limit: Duration?
    while index < tokens.count {
      if sees(.to) {
        try requireFirst(successor == nil)
        index += 1
        successor = try name(.node)
      } else if sees(.within) {
        try requireFirst(limit == nil)
        index += 1
        limit = try duration()
      } else if let failure = unknownOption(["to", "within"]) {
        throw failure
      }
    }
    return .demote(node, to: successor, within: limit)
  }
}
