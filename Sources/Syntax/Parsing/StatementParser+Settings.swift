// The values of settings, by the shape that their row asks for.
extension StatementParser {
  mutating func settingValue(_ row: SettingRow) throws(Failure) -> SettingValue {
    switch row.shape.numbers {
    case .acknowledgement: return .acknowledgement(try acknowledgement())
    case .commit: return try commitValue()
    case .failover: return .failover(try failoverForm())
    case .duration: return .duration(try duration())
    case .count: return .count(try count())
    case .membership:
      if sees(.within) || sees(.heard) { return try membership() }
    case .none, .countOrBytes, .deadline, .interval: break
    }
    if isAtProbe {
      for word in row.words { expectations.offer(word: word) }
      if row.shape.numbers == .countOrBytes { expectations.offer(.number) }
      if row.shape.numbers == .interval { expectations.offer(.time) }
    }
    if let value = try wordValue(row.shape) { return value }
    if row.shape.numbers == .deadline, seesNumber() || !seesLetter() {
      return try deadline()
    }
    if row.shape.numbers == .interval, seesNumber() || !seesLetter() {
      return .duration(try positiveDuration())
    }
    if row.shape.numbers == .countOrBytes, seesNumber() {
      let (count, hasUnit) = try size()
      return hasUnit ? .bytes(count) : .count(count)
    }
    throw unknownValue(
      row.words, of: row.name,
      or: row.shape.numbers == .none || row.shape.numbers == .membership ? "" : " or a number")
  }

  /// `within 30s`, `within 30s checked every 15s`, `heard within 10s checked every 1s`
  private mutating func membership() throws(Failure) -> SettingValue {
    let isHeard = take(.heard)
    offer(.within)
    guard sees(.within) else { throw expected("`within`") }
    let word = try word(.word)
    let time = try positiveDuration()
    offer(.checked)
    if !isHeard, !sees(.checked) { return .timed(word, time) }
    try expect(.checked)
    try expect(.every)
    return .membership(
      MembershipForm(isHeard: isHeard, within: time, every: try positiveDuration()))
  }

  /// A word of the row, alone or with a time behind it.
  private mutating func wordValue(_ shape: SettingShape) throws(Failure) -> SettingValue? {
    guard let keyword = current?.keyword else { return nil }
    if shape.plain.contains(keyword) { return .word(try word(.word)) }
    if shape.timed.contains(keyword) {
      let word = try word(.word)
      return .timed(word, try positiveDuration())
    }
    guard shape.pulled.contains(keyword) else { return nil }
    let word = try word(.word)
    return take(.every) ? .timed(word, try positiveDuration()) : .word(word)
  }

  private func seesLetter() -> Bool {
    guard let token = current, token.kind == .word else { return false }
    return Ascii.isLetter(bytes[Int(token.start)])
  }

  /// `2s then async`
  private mutating func deadline() throws(Failure) -> SettingValue {
    let time = try duration()
    try expect(.then)
    guard sees(.async) || sees(.fail) else {
      throw unknownValue(["async", "fail"], of: "timeout")
    }
    return .deadline(time, try word(.word))
  }

  mutating func acknowledgement() throws(Failure) -> AcknowledgementForm {
    if take(.none) { return AcknowledgementForm(who: .none, stage: nil) }
    return try acknowledgementBySomebody("acknowledgement", ["none"])
  }

  private mutating func acknowledgementBySomebody(
    _ setting: String, _ others: [String]
  ) throws(Failure) -> AcknowledgementForm {
    let who: AcknowledgementForm.Who
    if take(.leader) {
      who = .leader
    } else if take(.all) {
      who = .all
    } else if take(.majority) {
      who = .majority
    } else if take(.inSync) {
      who = .inSync
    } else if take(.first) {
      who = .first(try count(from: 1), try nodeList())
    } else if take(.any) {
      who = .any(try count(from: 1), try nodeList())
    } else {
      throw unknownValue(
        others + ["leader", "all", "majority", "in-sync", "first", "any"], of: setting)
    }
    guard let stage = try stage() else { return AcknowledgementForm(who: who, stage: nil) }
    guard take(.leader) else { return AcknowledgementForm(who: who, stage: stage) }
    guard let own = try self.stage() else {
      throw unknownValue(
        AcknowledgementForm.Stage.allCases.map(\.rawValue), of: "acknowledgement")
    }
    return AcknowledgementForm(who: who, stage: stage, leaderStage: own)
  }

  /// `as-acknowledged`, or an acknowledgement by somebody.
  private mutating func commitValue() throws(Failure) -> SettingValue {
    offer(.asAcknowledged)
    if sees(.asAcknowledged) { return .word(try word(.word)) }
    return .acknowledgement(try acknowledgementBySomebody("commit", ["as-acknowledged"]))
  }

  /// `of (a, b)`; an empty list where it is left out.
  private mutating func nodeList() throws(Failure) -> [Word] {
    guard take(.of) else { return [] }
    try expect(.openParenthesis, "(")
    let names = try names(.node)
    try expect(.closeParenthesis, ")")
    return names
  }

  private mutating func stage() throws(Failure) -> AcknowledgementForm.Stage? {
    if take(.received) { return .received }
    if take(.flushed) { return .flushed }
    if take(.applied) { return .applied }
    if take(.appliedFlushed) { return .appliedFlushed }
    guard let token = current, token.kind == .word, !sees(.at), head != .compare else { return nil }
    throw unknownValue(
      AcknowledgementForm.Stage.allCases.map(\.rawValue), of: "acknowledgement")
  }

  private mutating func failoverForm() throws(Failure) -> FailoverForm {
    if take(.manual) { return FailoverForm(decider: .manual, after: nil) }
    let decider: FailoverForm.Decider
    if take(.automatic) {
      decider = .automatic
    } else if take(.watchers) {
      offer(.number)
      decider = .watchers(quorum: seesNumber() ? try count(from: 1) : nil)
    } else if take(.controller) {
      decider = .controller
    } else {
      throw unknownValue(
        ["manual", "automatic", "watchers", "controller"], of: "failover")
    }
    try expect(.after)
    return FailoverForm(decider: decider, after: try positiveDuration())
  }
}
