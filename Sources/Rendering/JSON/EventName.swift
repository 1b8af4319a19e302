public import Interpreter

/// The name of each event in JSON. These names stay the same within a version of the schema.
public enum EventName: String, CaseIterable, Sendable {
  case completed, blocked, pending
  case stale, dirty, readOfLost, dirtyReadLost
  case lost, lossFinal, recovered, survived
  case leads, twoLeaders, nobodyDecides, steppedDown, electionStarted, electionLost, suspects,
    catchesUp
  case diverged, copying, copied, cannotCatchUp, follows, fellBack, cameBack
  case inSync, fenced, duplicated
  case droppedAtCrash, trimmed
  case refused, quiet, waitEnded, stepped, scenarioBegan, view, explanation, checkFailed
  case unfinished

  /// The name of an event's kind.
  public init(of event: Event) {
    switch event {
    case .completed: self = .completed
    case .blocked: self = .blocked
    case .pending: self = .pending
    case .stale: self = .stale
    case .dirty: self = .dirty
    case .readOfLost: self = .readOfLost
    case .dirtyReadLost: self = .dirtyReadLost
    case .lost: self = .lost
    case .lossFinal: self = .lossFinal
    case .recovered: self = .recovered
    case .survived: self = .survived
    case .leads: self = .leads
    case .twoLeaders: self = .twoLeaders
    case .nobodyDecides: self = .nobodyDecides
    case .steppedDown: self = .steppedDown
    case .electionStarted: self = .electionStarted
    case .electionLost: self = .electionLost
    case .suspects: self = .suspects
    case .catchesUp: self = .catchesUp
    case .diverged: self = .diverged
    case .copying: self = .copying
    case .copied: self = .copied
    case .cannotCatchUp: self = .cannotCatchUp
    case .follows: self = .follows
    case .inSync: self = .inSync
    case .duplicated: self = .duplicated
    case .fenced: self = .fenced
    case .fellBack: self = .fellBack
    case .cameBack: self = .cameBack
    case .droppedAtCrash: self = .droppedAtCrash
    case .trimmed: self = .trimmed
    case .refused: self = .refused
    case .quiet: self = .quiet
    case .waitEnded: self = .waitEnded
    case .stepped: self = .stepped
    case .scenarioBegan: self = .scenarioBegan
    case .view: self = .view
    case .explanation: self = .explanation
    case .checkFailed: self = .checkFailed
    case .unfinished: self = .unfinished
    }
  }
}
