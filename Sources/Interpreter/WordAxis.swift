import Replication

/// A setting that is a choice among words, and nothing else.
struct WordAxis: Sendable {
  let name: String
  /// What the word changes; nil for one that is no choice on this axis.
  let change: @Sendable (String) -> ((inout Rules) -> Void)?
  /// The word of what is chosen.
  let word: @Sendable (Rules) -> String

  private init<Choice: RawRepresentable<String> & Sendable>(
    _ name: String, _ axis: any WritableKeyPath<Rules, Choice> & Sendable
  ) {
    self.name = name
    change = { word in
      Choice(rawValue: word).map { choice in { $0[keyPath: axis] = choice } }
    }
    word = { $0[keyPath: axis].rawValue }
  }

  /// The axis of that name; nil where its choices are more than words.
  static func named(_ name: String) -> WordAxis? { all.first { $0.name == name } }

  private static let all: [WordAxis] = [
    WordAxis("applies", \.applies),
    WordAxis("behind", \.behind),
    WordAxis("buffer", \.buffer),
    WordAxis("cancelling", \.cancelling),
    WordAxis("canvass", \.canvass),
    WordAxis("confirmed", \.confirmed),
    WordAxis("delays", \.delays),
    WordAxis("diverged", \.diverged),
    WordAxis("eligible", \.eligible),
    WordAxis("errants", \.errants),
    WordAxis("expired", \.expired),
    WordAxis("follower-reads", \.followerReads),
    WordAxis("follower-writes", \.followerWrites),
    WordAxis("forward", \.forward),
    WordAxis("impossible", \.impossible),
    WordAxis("leaving", \.leaving),
    WordAxis("locks", \.locks),
    WordAxis("loyalty", \.loyalty),
    WordAxis("marks", \.marks),
    WordAxis("minimum-counts", \.minimumCounts),
    WordAxis("minimum-does", \.minimumDoes),
    WordAxis("minimum-for", \.minimumFor),
    WordAxis("newcomers", \.newcomers),
    WordAxis("out-of-range", \.outOfRange),
    WordAxis("progress", \.progress),
    WordAxis("promoting", \.promoting),
    WordAxis("readable", \.readable),
    WordAxis("released", \.released),
    WordAxis("repoint", \.repoint),
    WordAxis("resent", \.resent),
    WordAxis("restarting", \.restarting),
    WordAxis("route", \.route),
    WordAxis("serves", \.serves),
    WordAxis("sets-aside", \.asides),
    WordAxis("shorthanded", \.shorthanded),
    WordAxis("showing", \.showing),
    WordAxis("shows", \.shows),
    WordAxis("shutdown", \.shutdown),
    WordAxis("takeover", \.takeover),
    WordAxis("trimming", \.trimming),
    WordAxis("unacknowledged", \.unacknowledged),
    WordAxis("unapplied", \.unapplied),
    WordAxis("unclean", \.unclean),
    WordAxis("visible", \.visible),
    WordAxis("waits-for", \.waitsFor),
    WordAxis("winner", \.winner),
  ]
}
