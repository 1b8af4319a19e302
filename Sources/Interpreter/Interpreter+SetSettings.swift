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
    case "preferred": words(for: rules.preferred)
    case "commit-news": words(for: rules.commitNews)
    case "retries": String(rules.retries)
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
