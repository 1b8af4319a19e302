import ClientHistory
import Replication

/// The value of `w`: how many members, or a majority of those that vote.
enum WriteConcern: Hashable {
  case members(Int)
  case majority

  /// Nil for a text that is neither.
  init?(_ text: String) {
    if text == "majority" {
      self = .majority
    } else if let count = Int(text), count >= 0, count <= WriteConcern.most {
      self = .members(count)
    } else {
      return nil
    }
  }

  /// A replica set has at most so many members.
  static let most = 50

  /// What is set, or what holds by default: since 5.0 a majority, unless there are arbiters and so
  /// few members with data that losing one of them would leave none to confirm (MG-10).
  init(_ values: Values, _ shape: Shape) {
    if let set = WriteConcern(values.text("w")) {
      self = set
      return
    }
    let arbiters = shape.members.count { $0.isArbiter }
    let withData = shape.members.count { $0.holdsData }
    let isMajority =
      values.isAtLeast("5.0") && (arbiters == 0 || withData > shape.majority)
    self = isMajority ? .majority : .members(1)
  }

  static func problem(in text: String) -> String? {
    if text.isEmpty || WriteConcern(text) != nil { return nil }
    if Int(text) != nil { return "w has to be a non-negative number and not greater than \(most)" }
    return "No write concern mode named '\(text)' found in replica set configuration"
  }

  /// Whether it asks for more than the primary.
  var waitsForOthers: Bool {
    switch self {
    case .majority: true
    case .members(let count): count > 1
    }
  }

  func acknowledgement(_ values: Values, _ shape: Shape) -> Acknowledgement {
    let isJournaled = values.flag("j")
    switch self {
    case .members(0) where !isJournaled:
      return Acknowledgement(who: .none, stage: .received)
    case .members(0), .members(1):
      return Acknowledgement(who: .leader, stage: isJournaled ? .flushed : .received)
    case .members(let count):
      // Whoever holds data counts, with a vote or without (MG-4).
      let members = shape.members.filter(\.holdsData).map(\.id)
      return Acknowledgement(
        who: .any(count - 1, of: members), stage: isJournaled ? .appliedFlushed : .applied)
    case .majority:
      // `j: false` does not weaken it (MG-6).
      let isDurable = isJournaled || values.flag(MongoDB.journalDefault)
      return Acknowledgement(
        who: .majority, stage: MongoDB.stage(values, isDurable: isDurable))
    }
  }
}

/// The value of `maxStalenessSeconds`.
enum Staleness {
  /// In seconds; what clients cannot tell apart from freshness (MG-16).
  private static let least: Int64 = 90

  /// In microseconds; nil: any.
  static func limit(_ text: String) -> Int64? {
    guard let seconds = Int64(text), seconds >= least else { return nil }
    return seconds.multipliedReportingOverflow(by: 1_000_000).overflow
      ? nil : seconds * 1_000_000
  }

  static func problem(in text: String) -> String? {
    guard let seconds = Int64(text), seconds == -1 || seconds >= least else {
      return "maxStalenessSeconds must be -1, for any, or at least \(least)"
    }
    return nil
  }
}
