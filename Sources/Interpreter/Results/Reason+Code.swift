extension Reason {
  /// The stable name that `expect error` and JSON use.
  public var code: String {
    switch self {
    case .notLeader: "not-leader"
    case .hidden: "hidden"
    case .notFollowing: "not-following"
    case .noData: "no-data"
    case .down: "down"
    case .noLeader: "no-leader"
    case .steppingDown: "stepping-down"
    case .notAskedForFollower: "not-asked-for-follower"
    case .impossible: "impossible"
    case .tooFewInSync: "too-few-in-sync"
    case .cannotBeMet: "cannot-be-met"
    case .notANumber: "not-a-number"
    case .numberTooLarge: "number-too-large"
    case .endUnknown: "end-unknown"
    case .loading: "loading"
    case .leaderOnly: "leader-only"
    case .notInSync: "not-in-sync"
    case .nothingFrom: "nothing-from"
    case .positionTrimmed: "position-trimmed"
    case .timedOut: "timed-out"
    case .tooFewAfterAppend: "too-few-after-append"
    case .clientGaveUp: "client-gave-up"
    case .leaderCrashed: "leader-crashed"
    case .leaderStepped: "leader-stepped-down"
    case .cancelled: "cancelled"
    case .disconnected: "disconnected"
    case .waitCancelled: "wait-cancelled"
    }
  }
}
