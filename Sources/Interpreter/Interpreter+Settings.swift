import ClientHistory
import Replication
import Syntax

extension Interpreter {
  mutating func set(_ form: SetStatement, _ clientWord: Word?) throws(Stop) {
    switch form {
    case .node(let words, let options):
      for id in try nodeList(words) {
        for option in options { try apply(option, to: id) }
      }
      chooseAgain()
    case .cluster(let setting, let places):
      if let clientWord {
        try set(setting, forClient: try client(clientWord))
      } else {
        try set(setting, at: try nodeList(places))
      }
    case .parameter(let form, let places):
      if let clientWord {
        try set(form, forClient: try client(clientWord))
      } else {
        try set(form, at: try nodeList(places))
      }
    }
  }

  // MARK: For one client

  private mutating func set(_ setting: Setting, forClient id: ClientID) throws(Stop) {
    switch (setting.name.text, setting.value) {
    case ("acknowledgement", .acknowledgement(let form)):
      clients[id.index].wishes.acknowledgement = try acknowledgement(form)
    case ("timeout", let value):
      clients[id.index].wishes.timeout = try timeout(value, setting)
    case ("patience", .duration(let time)):
      clients[id.index].patience = time.microseconds
    case ("retries", .count(let count)):
      clients[id.index].wishes.retries = try small(count, atMost: Int64(Int32.max))
    case ("resent", .word(let word)):
      clients[id.index].wishes.resent = try choice(Resending.self, word, setting)
    case ("limit", .word): clients[id.index].limit = .any
    case ("limit", .duration(let time)):
      clients[id.index].limit = .within(time.microseconds)
    case ("showing", .word(let word)):
      clients[id.index].showing = try choice(ReadView.self, word, setting)
    case ("route", .word(let word)):
      clients[id.index].route = try choice(Route.self, word, setting)
    case ("freshness", .word): clients[id.index].freshness = .any
    case ("freshness", .timed(_, let time)):
      clients[id.index].freshness = .within(time.microseconds)
    default:
      throw unfit(setting)
    }
  }

  // MARK: For the cluster

  private mutating func set(_ setting: Setting, at nodes: [NodeID]) throws(Stop) {
    switch (setting.name.text, setting.value) {
    case ("patience", .duration(let time)):
      patience = time.microseconds
    case ("words", .word(let word)):
      let vocabulary = try choice(Vocabulary.self, word, setting)
      names.words.call(vocabulary)
    default:
      let change = try ruleChange(setting)
      world.act {
        $0.rules.change(at: nodes, change)
        $0.refresh()
      }
      if case .failover(let form) = setting.value {
        warnOfMissingDeciders(try failover(form, setting))
      }
    }
  }

  private func ruleChange(_ setting: Setting) throws(Stop) -> (inout Rules) -> Void {
    if case .word(let word) = setting.value, let axis = WordAxis.named(setting.name.text) {
      guard let change = axis.change(word.text) else { throw unfit(setting) }
      return change
    }
    if let change = try setChange(setting) { return change }
    if let change = try logChange(setting) { return change }
    switch (setting.name.text, setting.value) {
    case ("acknowledgement", .acknowledgement(let form)):
      let value = try acknowledgement(form)
      return { $0.acknowledgement = value }
    case ("commit", .word): return { $0.commit = nil }
    case ("commit", .acknowledgement(let form)):
      let value = try acknowledgement(form)
      return { $0.commit = value }
    case ("limit", .word): return { $0.limit = nil }
    case ("limit", .duration(let time)):
      return { $0.limit = time.microseconds }
    case ("allowance", .duration(let time)):
      return { $0.choosiness.allowance = time.microseconds }
    case ("window", .duration(let time)):
      return { $0.choosiness.window = time.microseconds }
    case ("timeout", let value):
      let rule = try timeout(value, setting)
      return { $0.timeout = rule }
    case ("minimum", .count(let count)):
      let minimum = try small(count, atMost: Int64(NodeSet.capacity))
      return { $0.minimum = minimum }
    case ("failover", .failover(let form)):
      let failover = try failover(form, setting)
      return { $0.failover = failover }
    case ("retain", let value):
      let retention = try retention(value, setting)
      return { $0.retain = retention }
    case (_, .timed(let word, let time)):
      return try timedChange(setting, word.text, time.microseconds)
    case (_, .word(let word)):
      return try plainChange(setting, word)
    default:
      throw unfit(setting)
    }
  }

  private func timedChange(
    _ setting: Setting, _ word: String, _ time: ClientHistory.Microseconds
  ) throws(Stop) -> (inout Rules) -> Void {
    switch setting.name.text {
    case "durable": return { $0.durable = .every(time) }
    case "transfer": return { $0.transfer = .pullEvery(time) }
    case "report": return { $0.report = .every(time) }
    case "membership": return { $0.membership = .within(time) }
    case "fencing" where word == "grace": return { $0.fencing = .grace(time) }
    case "fencing": return { $0.fencing = .lease(time) }
    case "idle": return { $0.idle = .every(time) }
    case "catchup": return { $0.catchup = .within(time) }
    case "freshness": return { $0.choosiness.freshness = time }
    default: throw unfit(setting)
    }
  }

  private func plainChange(
    _ setting: Setting, _ word: Word
  ) throws(Stop) -> (inout Rules) -> Void {
    switch (setting.name.text, word.text) {
    case ("durable", "always"): return { $0.durable = .always }
    case ("durable", "never"): return { $0.durable = .never }
    case ("transfer", "push"): return { $0.transfer = .push }
    case ("transfer", "pull"): return { $0.transfer = .pull }
    case ("report", "immediately"): return { $0.report = .immediately }
    case ("membership", "fixed"): return { $0.membership = .fixed }
    case ("membership", "connected"): return { $0.membership = .connected }
    case ("membership", "streaming"): return { $0.membership = .streaming }
    case ("idle", "nothing"): return { $0.idle = .nothing }
    case ("catchup", "none"): return { $0.catchup = .none }
    case ("catchup", "unlimited"): return { $0.catchup = .unlimited }
    case ("freshness", "any"): return { $0.choosiness.freshness = nil }
    case ("fencing", "on"): return { $0.fencing = .epoch }
    case ("fencing", "off"): return { $0.fencing = .off }
    case ("fencing", "majority"): return { $0.fencing = .majority }
    default: throw unfit(setting)
    }
  }

  func choice<Choice: RawRepresentable<String>>(
    _ type: Choice.Type, _ word: Word, _ setting: Setting
  ) throws(Stop) -> Choice {
    guard let value = Choice(rawValue: word.text) else { throw unfit(setting) }
    return value
  }

  /// The parser lets only the forms of the table through; this names a value that slipped by.
  func unfit(_ setting: Setting) -> Stop {
    .mistake(
      Mistake(
        range: setting.name.range, message: "\(setting.name.text) does not take this value",
        wayOut: SettingTable.row(setting.name.text).map { "its form is: \($0.form)" }))
  }

  // MARK: Values with a form of their own

  func acknowledgement(_ form: AcknowledgementForm) throws(Stop) -> Acknowledgement {
    let stage = stage(form.stage) ?? .flushed
    return Acknowledgement(who: try who(form.who), stage: stage, own: self.stage(form.leaderStage))
  }

  private func who(_ form: AcknowledgementForm.Who) throws(Stop) -> Acknowledgement.Who {
    switch form {
    case .none: return .none
    case .leader: return .leader
    case .all: return .all
    case .majority: return .majority
    case .inSync: return .inSync
    case .first(let count, let list):
      let nodes = try enough(count, try dataList(list))
      return .first(try few(count), of: nodes)
    case .any(let count, let list):
      let nodes = try enough(count, try dataList(list))
      return .any(try few(count), of: nodes)
    }
  }

  private func stage(_ form: AcknowledgementForm.Stage?) -> Replication.Stage? {
    switch form {
    case nil: nil
    case .received: .received
    case .flushed: .flushed
    case .applied: .applied
    case .appliedFlushed: .appliedFlushed
    }
  }

  /// A list that is too short could never be met, and every write would wait for ever.
  private func enough(_ count: Syntax.Count, _ list: [NodeID]) throws(Stop) -> [NodeID] {
    guard list.isEmpty || count.value <= Int64(Set(list).count) else {
      throw .mistake(
        Mistake(
          range: count.range,
          message: "the list has \(Set(list).count), so \(count.value) of it can never acknowledge",
          wayOut: "ask for fewer, or name more"))
    }
    return list
  }

  private func few(_ count: Syntax.Count) throws(Stop) -> Int {
    guard count.value > 0 else {
      throw .mistake(Mistake(range: count.range, message: "at least 1 must acknowledge"))
    }
    return try small(count, atMost: Int64(NodeSet.capacity))
  }

  private func dataList(_ words: [Word]) throws(Stop) -> [NodeID] {
    for word in words where word.text != "followers" { _ = try dataNode(word) }
    return try nodeList(words)
  }

  private func timeout(_ value: SettingValue, _ setting: Setting) throws(Stop) -> TimeoutRule {
    switch value {
    case .word(let word) where word.text == "never": return .never
    case .word(let word) where word.text == "refuse": return .refuse
    case .deadline(let time, let word) where word.text == "async":
      return .fallBack(after: time.microseconds)
    case .deadline(let time, let word) where word.text == "fail":
      return .fail(after: time.microseconds)
    default: throw unfit(setting)
    }
  }

  private func failover(_ form: FailoverForm, _ setting: Setting) throws(Stop) -> Failover {
    let after = form.after?.microseconds ?? 10_000_000
    switch form.decider {
    case .manual: return .manual
    case .automatic: return .election(after: after)
    case .watchers(let quorum):
      return .watchers(
        quorum: try quorum.map { (count) throws(Stop) in try few(count) }, after: after)
    case .controller: return .controller(after: after)
    }
  }

  /// Who is to decide on a failover has to be there for one to come about.
  mutating func warnOfMissingDeciders(_ failover: Failover) {
    let kind: Node.Kind
    switch failover {
    case .manual, .election: return
    case .watchers: kind = .watcher
    case .controller: kind = .controller
    }
    guard !presentNodes.contains(where: { world.cluster[$0].kind == kind }) else { return }
    report(.nobodyDecides(role: kind.rawValue))
  }

  private func retention(_ value: SettingValue, _ setting: Setting) throws(Stop) -> Retention {
    switch value {
    case .word(let word) where word.text == "all": return .all
    case .word(let word) where word.text == "needed": return .needed
    case .count(let count): return .entries(count.value)
    case .bytes(let count): return .bytes(count.value)
    default: throw unfit(setting)
    }
  }
}
