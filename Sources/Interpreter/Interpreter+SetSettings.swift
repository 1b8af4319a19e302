import ClientHistory
import Replication
import Syntax

// Settings about the in-sync set and about those that decide by it.

extension Interpreter {
  /// What a setting about the in-sync set changes; nil where it is about something else.
  func setChange(_ setting: Setting) throws(Stop) -> ((inout Rules) -> Void)? {
    switch (setting.name.text, setting.value) {
    case ("membership", .membership(let form)):
      let (time, every) = (form.within.microseconds, form.every.microseconds)
      return {
        $0.membership =
          form.isHeard ? .heard(within: time, every: every) : .kept(within: time, every: every)
      }
    case ("minimum-counts", .word(let word)):
      let value = try choice(MinimumCount.self, word, setting)
      return { $0.minimumCounts = value }
    case ("minimum-for", .word(let word)):
      let value = try choice(MinimumScope.self, word, setting)
      return { $0.minimumFor = value }
    case ("minimum-does", .word(let word)):
      let value = try choice(MinimumEffect.self, word, setting)
      return { $0.minimumDoes = value }
    case ("eligible", .word(let word)):
      let value = try choice(Eligibility.self, word, setting)
      return { $0.eligible = value }
    case ("unclean", .word(let word)):
      let value = try choice(Unclean.self, word, setting)
      return { $0.unclean = value }
    case ("leaving", .word(let word)):
      let value = try choice(Leaving.self, word, setting)
      return { $0.leaving = value }
    case ("preferred", .timed(_, let time)):
      return { $0.preferred = .every(time.microseconds) }
    case ("preferred", .word):
      return { $0.preferred = .never }
    case ("commit-news", .timed(_, let time)):
      return { $0.commitNews = .withEntries(orAfter: time.microseconds) }
    case ("commit-news", .word):
      return { $0.commitNews = .atOnce }
    default:
      return try clientChange(setting)
    }
  }

  private func clientChange(_ setting: Setting) throws(Stop) -> ((inout Rules) -> Void)? {
    switch (setting.name.text, setting.value) {
    case ("retries", .count(let count)):
      let retries = try small(count, atMost: Int64(Int32.max))
      return { $0.retries = retries }
    case ("resent", .word(let word)):
      let value = try choice(Resending.self, word, setting)
      return { $0.resent = value }
    case ("readable", .word(let word)):
      let value = try choice(Readable.self, word, setting)
      return { $0.readable = value }
    case ("out-of-range", .word(let word)):
      let value = try choice(OutOfRange.self, word, setting)
      return { $0.outOfRange = value }
    case ("waits-for", .word(let word)):
      let value = try choice(WaitBasis.self, word, setting)
      return { $0.waitsFor = value }
    case ("restarting", .word(let word)):
      let value = try choice(Restarting.self, word, setting)
      return { $0.restarting = value }
    case ("expired", .word(let word)):
      let value = try choice(Expiry.self, word, setting)
      return { $0.expired = value }
    case (let name, .timed(_, let time)):
      return timeChange(name, time.microseconds)
    case (let name, .word(let word)) where word.text == "off":
      return timeChange(name, nil)
    default:
      return nil
    }
  }

  /// Settings that are a time or off.
  private func timeChange(
    _ name: String, _ time: ClientHistory.Microseconds?
  ) -> ((inout Rules) -> Void)? {
    switch name {
    case "gathers": { $0.gathers = time }
    case "loads": { $0.loads = time }
    case "unwinds": { $0.unwinds = time }
    case "forgets": { $0.forgets = time }
    case "retry": { $0.retry = time }
    case "apart": { $0.apart = time }
    case "tilt": { $0.tilt = time }
    default: nil
    }
  }

  /// The value of a setting about the in-sync set; nil where it is about something else.
  func setValue(of name: String, in rules: Rules) -> String? {
    switch name {
    case "minimum-counts": rules.minimumCounts.rawValue
    case "minimum-for": rules.minimumFor.rawValue
    case "minimum-does": rules.minimumDoes.rawValue
    case "eligible": rules.eligible.rawValue
    case "unclean": rules.unclean.rawValue
    case "leaving": rules.leaving.rawValue
    case "preferred": words(for: rules.preferred)
    case "commit-news": words(for: rules.commitNews)
    case "retries": String(rules.retries)
    case "resent": rules.resent.rawValue
    case "readable": rules.readable.rawValue
    case "out-of-range": rules.outOfRange.rawValue
    case "waits-for": rules.waitsFor.rawValue
    case "expired": rules.expired.rawValue
    case "restarting": rules.restarting.rawValue
    case "gathers": words(for: rules.gathers, "after")
    case "loads": words(for: rules.loads, "for")
    case "unwinds": words(for: rules.unwinds, "for")
    case "forgets": words(for: rules.forgets, "after")
    case "retry": words(for: rules.retry, "after")
    case "apart": words(for: rules.apart, "after")
    case "tilt": words(for: rules.tilt, "for")
    default: nil
    }
  }

  private func words(for time: ClientHistory.Microseconds?, _ word: String) -> String {
    time.map { "\(word) \(SettingWords.duration($0))" } ?? "off"
  }

  private func words(for rule: Preference) -> String {
    switch rule {
    case .never: "never"
    case .every(let time): "every \(SettingWords.duration(time))"
    }
  }

  private func words(for rule: CommitNews) -> String {
    switch rule {
    case .atOnce: "at-once"
    case .withEntries(let time): "with-entries \(SettingWords.duration(time))"
    }
  }
}
