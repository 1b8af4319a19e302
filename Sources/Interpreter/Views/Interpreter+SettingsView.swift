import ClientHistory
import Replication
import Syntax

extension Interpreter {
  func settingsTable() -> Table {
    var table = Table(
      name: "settings", columns: [Table.Column("setting"), Table.Column("value")])
    addParameters(to: &table)
    let rules = world.cluster.rules.common
    for row in SettingTable.rows {
      table.rows.append([.text(row.name), .text(value(of: row.name, in: rules))])
    }
    for id in presentNodes where world.cluster.rules.hasOwn(id) {
      let own = world.cluster.rules[id]
      for row in SettingTable.rows
      where value(of: row.name, in: own) != value(of: row.name, in: rules) {
        table.rows.append([
          .text("\(row.name) at \(names.name(of: id))"), .text(value(of: row.name, in: own)),
        ])
      }
    }
    return table
  }

  /// A setting's value as it would be written.
  func value(of name: String, in rules: Rules) -> String {
    if let axis = WordAxis.named(name) { return axis.word(rules) }
    return switch name {
    case "acknowledgement": words(for: rules.acknowledgement)
    case "timeout": words(for: rules.timeout)
    case "patience": SettingWords.duration(patience)
    case "durable": words(for: rules.durable)
    case "transfer": words(for: rules.transfer)
    case "report": words(for: rules.report)
    case "membership": words(for: rules.membership)
    case "minimum": String(rules.minimum)
    case "failover": words(for: rules.failover)
    case "fencing": words(for: rules.fencing)
    case "retain": words(for: rules.retain)
    case "words": names.words.vocabulary?.rawValue ?? ""
    default: votingValue(of: name, in: rules)
    }
  }

  private func votingValue(of name: String, in rules: Rules) -> String {
    switch name {
    case "commit": rules.commit.map { words(for: $0) } ?? "as-acknowledged"
    case "freshness":
      rules.choosiness.freshness.map { "within \(SettingWords.duration($0))" } ?? "any"
    case "allowance": SettingWords.duration(rules.choosiness.allowance)
    case "window": SettingWords.duration(rules.choosiness.window)
    case "idle": words(for: rules.idle)
    case "catchup": words(for: rules.catchup)
    case "limit": rules.limit.map { SettingWords.duration($0) } ?? "never"
    default: setValue(of: name, in: rules) ?? logValue(of: name, in: rules) ?? ""
    }
  }

  private func words(for rule: Idling) -> String {
    switch rule {
    case .nothing: "nothing"
    case .every(let time): "every \(SettingWords.duration(time))"
    }
  }

  private func words(for rule: CatchUp) -> String {
    switch rule {
    case .none: "none"
    case .within(let time): "within \(SettingWords.duration(time))"
    case .unlimited: "unlimited"
    }
  }

  func words(for rule: Acknowledgement) -> String {
    let who =
      switch rule.who {
      case .none: "none"
      case .leader: "leader"
      case .all: "all"
      case .majority: "majority"
      case .inSync: "in-sync"
      case .first(let count, let list): "first \(count)" + words(for: list)
      case .any(let count, let list): "any \(count)" + words(for: list)
      }
    if rule.who == .none { return who }
    let own = rule.own == rule.stage ? "" : " leader \(rule.own.rawValue)"
    return "\(who) \(rule.stage.rawValue)\(own)"
  }

  private func words(for list: [NodeID]) -> String {
    list.isEmpty ? "" : " of (" + list.map { names.name(of: $0) }.joined(separator: ", ") + ")"
  }

  private func words(for rule: TimeoutRule) -> String {
    switch rule {
    case .never: "never"
    case .fallBack(let time): "\(SettingWords.duration(time)) then async"
    case .fail(let time): "\(SettingWords.duration(time)) then fail"
    case .refuse: "refuse"
    }
  }

  private func words(for rule: Durability) -> String {
    switch rule {
    case .always: "always"
    case .every(let time): "every \(SettingWords.duration(time))"
    case .onDemand(let time): "on-demand" + every(time)
    case .applied: "applied"
    case .never: "never"
    }
  }

  private func every(_ time: ClientHistory.Microseconds?) -> String {
    time.map { " every \(SettingWords.duration($0))" } ?? ""
  }

  private func words(for rule: Transfer) -> String {
    switch rule {
    case .push: "push"
    case .pull: "pull"
    case .pullEvery(let time): "pull every \(SettingWords.duration(time))"
    }
  }

  private func words(for rule: Report) -> String {
    switch rule {
    case .immediately: "immediately"
    case .every(let time): "every \(SettingWords.duration(time))"
    case .changes(let rest): "changes" + every(rest)
    }
  }

  private func words(for rule: Membership) -> String {
    switch rule {
    case .fixed: "fixed"
    case .connected: "connected"
    case .streaming: "streaming"
    case .within(let time): "within \(SettingWords.duration(time))"
    case .kept(let time, let every):
      "within \(SettingWords.duration(time)) checked every \(SettingWords.duration(every))"
    case .heard(let time, let every):
      "heard within \(SettingWords.duration(time)) checked every \(SettingWords.duration(every))"
    }
  }

  private func words(for rule: Failover) -> String {
    switch rule {
    case .manual: "manual"
    case .election(let after): "automatic after \(SettingWords.duration(after))"
    case .watchers(let quorum, let after):
      "watchers \(quorum.map { "\($0) " } ?? "")after \(SettingWords.duration(after))"
    case .controller(let after): "controller after \(SettingWords.duration(after))"
    }
  }

  private func words(for rule: Fencing) -> String {
    switch rule {
    case .off: "off"
    case .epoch: "on"
    case .majority: "majority"
    case .grace(let time): "grace \(SettingWords.duration(time))"
    case .lease(let time): "lease \(SettingWords.duration(time))"
    }
  }

  private func words(for rule: Retention) -> String {
    switch rule {
    case .all: "all"
    case .needed: "needed"
    case .entries(let count): String(count)
    case .bytes(let count): "\(count)b"
    }
  }
}

/// Durations as the language writes them.
enum SettingWords {
  private static let wholes: [(size: Int64, name: String)] = [
    (3_600_000_000, "h"), (60_000_000, "m"),
  ]

  /// Exact, in the largest unit that needs no fraction, or for `s` and `ms` a decimal one.
  static func duration(_ time: ClientHistory.Microseconds) -> String {
    for unit in wholes where time >= unit.size && time % unit.size == 0 {
      return "\(time / unit.size)\(unit.name)"
    }
    if time >= 1_000_000 { return decimal(time, per: 1_000_000) + "s" }
    return time >= 1_000 ? decimal(time, per: 1_000) + "ms" : "\(time)us"
  }

  private static func decimal(_ time: Int64, per unit: Int64) -> String {
    var digits = ""
    var place = unit / 10
    var rest = time % unit
    while rest > 0 {
      digits += String(rest / place)
      rest %= place
      place /= 10
    }
    return digits.isEmpty ? "\(time / unit)" : "\(time / unit).\(digits)"
  }
}
