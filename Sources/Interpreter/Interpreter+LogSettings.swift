import ClientHistory
import Replication
import Syntax

// The settings of the log, the disk, the connections and the waiting of clients.

extension Interpreter {
  /// What such a setting changes; nil where it is another.
  func logChange(_ setting: Setting) throws(Stop) -> ((inout Rules) -> Void)? {
    switch (setting.name.text, setting.value) {
    case ("keepalive", .duration(let time)):
      let time = time.microseconds
      return { $0.keepalive = time }
    case ("durable", .timed(let word, let time)) where word.text == "on-demand":
      let time = time.microseconds
      return { $0.durable = .onDemand(every: time) }
    case ("report", .timed(let word, let time)) where word.text == "changes":
      let time = time.microseconds
      return { $0.report = .changes(rest: time) }
    case ("slot-limit", .count(let count)), ("slot-limit", .bytes(let count)):
      let limit = count.value
      return { $0.slotLimit = limit }
    case ("lacking", .count(let count)):
      let value = count.value
      return { $0.lacking = .entries(value) }
    case ("lacking", .bytes(let count)):
      let value = count.value
      return { $0.lacking = .bytes(value) }
    case (_, .word(let word)):
      if let change = try logChange(setting, word) { return change }
      return try restartChange(setting, word)
    default:
      return nil
    }
  }

  private func logChange(
    _ setting: Setting, _ word: Word
  ) throws(Stop) -> ((inout Rules) -> Void)? {
    switch (setting.name.text, word.text) {
    case ("keepalive", "never"): return { $0.keepalive = nil }
    case ("durable", "applied"): return { $0.durable = .applied }
    case ("durable", "on-demand"): return { $0.durable = .onDemand(every: nil) }
    case ("report", "changes"): return { $0.report = .changes(rest: nil) }
    case ("lacking", "any"): return { $0.lacking = .any }
    default:
      return nil
    }
  }

  private func restartChange(
    _ setting: Setting, _ word: Word
  ) throws(Stop) -> ((inout Rules) -> Void)? {
    switch setting.name.text {
    case "slot-limit":
      return { $0.slotLimit = nil }
    case "slot":
      let isOn = word.text == "on"
      return { $0.slot = isOn }
    case "rewinding":
      let isOn = word.text == "on"
      return { $0.rewinding = isOn }
    default:
      return nil
    }
  }

  private func words(for rule: Lacking) -> String {
    switch rule {
    case .any: "any"
    case .entries(let count): String(count)
    case .bytes(let count): "\(count)b"
    }
  }

  /// The value of such a setting as it would be written; nil where it is another.
  func logValue(of name: String, in rules: Rules) -> String? {
    switch name {
    case "keepalive": rules.keepalive.map { SettingWords.duration($0) } ?? "never"
    case "lacking": words(for: rules.lacking)
    case "slot-limit": rules.slotLimit.map { "\($0)b" } ?? "none"
    case "slot": rules.slot ? "on" : "off"
    case "rewinding": rules.rewinding ? "on" : "off"
    default: nil
    }
  }
}
