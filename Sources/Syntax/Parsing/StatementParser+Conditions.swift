// What `expect` checks and `wait until` waits for.
extension StatementParser {
  /// `isAwaited`: after `wait until`, where `within` is how long to wait.
  mutating func condition(isAwaited: Bool) throws(Failure) -> Condition {
    guard let start = current else { throw expected(.condition) }
    if isAtProbe { throw offered(.condition) }
    let kind = try conditionKind(start, isAwaited)
    let end = tokens[index - 1].end
    return Condition(kind, range: SourceRange(start: start.start, end: end))
  }

  private mutating func conditionKind(
    _ start: Token, _ isAwaited: Bool
  ) throws(Failure) -> Condition.Kind {
    guard start.isWord else { throw expected(.condition) }
    offerSecond(start)
    if let kind = try nodeCondition() { return kind }
    if sees(.read) { return try lookCondition() }
    if take(.no) { return try finding(isNegated: true) }
    if sees(.stale) || sees(.dirty) || sees(.warning) { return try finding(isNegated: false) }
    if take(.value) { return try valueCondition() }
    if take(.error) {
      let text = try word(.text)
      return .error(text, client: try forClient())
    }
    if take(.leader) {
      return take(.none) ? .leader(nil) : .leader(try name(.leadingNode))
    }
    if sees(.lost), sees(.nothing, after: 1) {
      index += 2
      return .lostNothing
    }
    if let word = Self.countWord(start.keyword), seesNumber(after: 1), !sees(.equal, after: 2) {
      return try countCondition(word)
    }
    if let fate = Self.fate(start.keyword) {
      index += 1
      let (key, value) = try pair()
      return .fate(fate, key: key, value)
    }
    if take(.aside) {
      let (key, value) = try pair()
      try expect(.at)
      return .aside(key: key, value, node: try node())
    }
    if let outcome = Self.outcome(start.keyword) {
      index += 1
      return .outcome(try outcomeCondition(outcome, isAwaited))
    }
    if let kind = try fieldCondition() { return kind }
    throw unknownCondition(start)
  }

  /// What may stand behind the first word, where that may be a node or how many writes.
  private mutating func offerSecond(_ start: Token) {
    let isOpener = start.keyword.map { ConditionTable.openers.contains($0) } ?? false
    if probes(after: 1) {
      if start.keyword == .lost { offer(.nothing, after: 1) }
      if Self.countWord(start.keyword) != nil { expectations.offer(.number) }
      guard !isOpener || start.keyword == .leader else { return }
      offer(.has, .can, .cannot, .behind, .same, after: 1)
      expectations.offer(.field)
    } else if probes(after: 2), tokens[index + 1].isWord, !isOpener,
      ![.has, .can, .cannot, .same].contains(tokens[index + 1].keyword)
    {
      for sign in Condition.Comparison.allCases { expectations.offer(sign: sign.rawValue) }
    }
  }

  /// The conditions that begin with a node, known by their second word.
  private mutating func nodeCondition() throws(Failure) -> Condition.Kind? {
    guard index + 1 < tokens.count, let second = tokens[index + 1].keyword else { return nil }
    if second == .has {
      let node = try node()
      index += 1
      let (key, value) = try pair()
      return .has(node: node, key: key, value)
    }
    if second == .can || second == .cannot {
      let node = try node()
      index += 1
      try expect(.lead)
      return .canLead(node, negated: second == .cannot)
    }
    if second == .same {
      let node = try node()
      index += 1
      try expect(.as)
      return .same(node, try self.node())
    }
    let isCompared = index + 2 < tokens.count && tokens[index + 2].comparison != nil
    if second == .behind, !isCompared {
      let node = try node()
      index += 1
      let other = try self.node()
      try expect(.by)
      return .behind(node, of: other, by: try count())
    }
    return nil
  }

  /// `NODE FIELD = VALUE`
  private mutating func fieldCondition() throws(Failure) -> Condition.Kind? {
    guard index + 2 < tokens.count, tokens[index + 1].isWord else { return nil }
    guard let comparison = tokens[index + 2].comparison else { return nil }
    let node = try node()
    let field = try name(.field)
    index += 1
    return .field(node: node, name: field, comparison, try fieldValue())
  }

  private mutating func fieldValue() throws(Failure) -> Condition.FieldValue {
    guard seesNumber() else { return .word(try word(.value)) }
    let start = index
    if let count = try? count() { return .count(count) }
    index = start
    if let time = try? duration() { return .duration(time) }
    index = start
    return .word(try word(.value))
  }

  private mutating func lookCondition() throws(Failure) -> Condition.Kind {
    index += 1
    let key = try name(.key)
    let place = try atPlace()
    if take(.refused) { return .look(key: key, place: place, .refused) }
    if take(.equal) { return .look(key: key, place: place, .value(try value())) }
    offer(.is)
    guard sees(.is) else { throw expected("`= VALUE`, `is not set` or `refused`") }
    try isNotSet()
    return .look(key: key, place: place, .notSet)
  }

  private mutating func isNotSet() throws(Failure) {
    try expect(.is)
    try expect(.not)
    try expect(.set)
  }

  private mutating func valueCondition() throws(Failure) -> Condition.Kind {
    offer(.is)
    if sees(.is) { offer(.not, after: 1) }
    if sees(.is), sees(.not, after: 1) {
      try isNotSet()
      return .noValue(client: try forClient())
    }
    let value = try value()
    return .value(value, client: try forClient())
  }

  private mutating func finding(isNegated: Bool) throws(Failure) -> Condition.Kind {
    let word: Condition.FindingWord
    if take(.stale) {
      word = .stale
    } else if take(.dirty) {
      word = .dirty
    } else if take(.warning) {
      word = .warning
    } else {
      throw unknownValue(Condition.FindingWord.allCases.map(\.rawValue), of: "no")
    }
    return .finding(word, negated: isNegated, client: try forClient())
  }

  private mutating func forClient() throws(Failure) -> Word? {
    take(.for) ? try name(.client) : nil
  }

  private mutating func countCondition(
    _ word: Condition.CountWord
  ) throws(Failure) -> Condition.Kind {
    index += 1
    let count = try count()
    guard take(.writes) || take(.write) else { throw expected("`writes`") }
    return .count(word, count)
  }

  private mutating func outcomeCondition(
    _ outcome: OutcomeCondition.Outcome, _ isAwaited: Bool
  ) throws(Failure) -> OutcomeCondition {
    var condition = OutcomeCondition(outcome: outcome)
    while index < tokens.count {
      offerOptions(of: condition, isAwaited)
      if sees(.by), outcome == .acknowledged {
        try requireFirst(condition.by.isEmpty)
        index += 1
        condition.by = try names(.node)
      } else if sees(.after) {
        try requireFirst(condition.after == nil)
        index += 1
        condition.after = .exactly(try duration())
      } else if sees(.within), !isAwaited {
        try requireFirst(condition.after == nil)
        index += 1
        condition.after = .atMost(try duration())
      } else if sees(.for) {
        try requireFirst(condition.client == nil)
        condition.client = try forClient()
      } else {
        break
      }
    }
    return condition
  }

  private mutating func offerOptions(of condition: OutcomeCondition, _ isAwaited: Bool) {
    if condition.outcome == .acknowledged, condition.by.isEmpty { offer(.by) }
    if condition.after == nil {
      offer(.after)
      if !isAwaited { offer(.within) }
    }
    if condition.client == nil { offer(.for) }
  }

  private func unknownCondition(_ token: Token) -> Failure {
    let text = text(token)
    if token.kind == .word, StatementTable.reservedModels.contains(text) {
      return failure(.grammar(.reservedModel(text)), token)
    }
    if token.keyword == .not, index + 1 < tokens.count {
      return failure(.word(.notCondition(self.text(tokens[index + 1]))), token)
    }
    if let failure = unknownSecond(token, text) { return failure }
    let known = ConditionTable.openers.map(\.rawValue)
    let near = token.kind == .word ? near(to: text, among: known) : nil
    return failure(.word(.unknownCondition(text, near: near)), token)
  }

  /// A condition that begins with a node and goes on with a word that none knows.
  private func unknownSecond(_ token: Token, _ text: String) -> Failure? {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .word else { return nil }
    let second = tokens[index + 1]
    let known = ["has", "can", "cannot", "behind", "same"]
    guard let near = near(to: self.text(second), among: known) else { return nil }
    return failure(
      .word(.unknownOption(self.text(second), of: "expect", known: known, near: near)), second)
  }

  private static func outcome(_ keyword: Keyword?) -> OutcomeCondition.Outcome? {
    keyword.flatMap { OutcomeCondition.Outcome(rawValue: $0.rawValue) }
  }

  private static func fate(_ keyword: Keyword?) -> Condition.FateWord? {
    keyword.flatMap { Condition.FateWord(rawValue: $0.rawValue) }
  }

  private static func countWord(_ keyword: Keyword?) -> Condition.CountWord? {
    keyword.flatMap { Condition.CountWord(rawValue: $0.rawValue) }
  }
}
