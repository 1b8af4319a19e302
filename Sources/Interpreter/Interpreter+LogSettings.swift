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
    case ("forward", _):
      let value = try choice(Replication.Stage.self, word, setting)
      return { $0.forward = value }
    case ("applies", _):
      let value = try choice(Applying.self, word, setting)
      return { $0.applies = value }
    case ("promoting", _):
      let value = try choice(Promoting.self, word, setting)
      return { $0.promoting = value }
    case ("lacking", "any"): return { $0.lacking = .any }
    case ("released", _):
      let value = try choice(Release.self, word, setting)
      return { $0.released = value }
    case ("shorthanded", _):
      let value = try choice(Shorthanded.self, word, setting)
      return { $0.shorthanded = value }
    case ("locks", _):
      let value = try choice(Locks.self, word, setting)
      return { $0.locks = value }
    case ("cancelling", _):
      let value = try choice(Cancelling.self, word, setting)
      return { $0.cancelling = value }
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
    case "serves":
      let value = try choice(Serving.self, word, setting)
      return { $0.serves = value }
    case "follower-writes":
      let value = try choice(FollowerWrites.self, word, setting)
      return { $0.followerWrites = value }
    case "errants":
      let value = try choice(ErrantEntries.self, word, setting)
      return { $0.errants = value }
    case "confirmed":
      let value = try choice(Confirmation.self, word, setting)
      return { $0.confirmed = value }
    case "unapplied":
      let value = try choice(Keeping.self, word, setting)
      return { $0.unapplied = value }
    case "unacknowledged":
      let value = try choice(Keeping.self, word, setting)
      return { $0.unacknowledged = value }
    case "shutdown":
      let value = try choice(Shutdown.self, word, setting)
      return { $0.shutdown = value }
    case "trimming":
      let value = try choice(Trimming.self, word, setting)
      return { $0.trimming = value }
    case "marks":
      let value = try choice(Marking.self, word, setting)
      return { $0.marks = value }
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
    case "forward": rules.forward.rawValue
    case "applies": rules.applies.rawValue
    case "lacking": words(for: rules.lacking)
    case "promoting": rules.promoting.rawValue
    case "released": rules.released.rawValue
    case "shorthanded": rules.shorthanded.rawValue
    case "locks": rules.locks.rawValue
    case "cancelling": rules.cancelling.rawValue
    case "slot-limit": rules.slotLimit.map { "\($0)b" } ?? "none"
    case "slot": rules.slot ? "on" : "off"
    case "rewinding": rules.rewinding ? "on" : "off"
    case "serves": rules.serves.rawValue
    case "follower-writes": rules.followerWrites.rawValue
    case "errants": rules.errants.rawValue
    case "confirmed": rules.confirmed.rawValue
    case "unapplied": rules.unapplied.rawValue
    case "unacknowledged": rules.unacknowledged.rawValue
    case "shutdown": rules.shutdown.rawValue
    case "trimming": rules.trimming.rawValue
    case "marks": rules.marks.rawValue
    default: nil
    }
  }
}
