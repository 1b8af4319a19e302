import ClientHistory
import Replication

// Why a node turned an operation away, for its client.

extension Interpreter {
  func reason(_ refusal: WriteRefusal) -> Reason {
    switch refusal {
    case .down: .down(.crashed)
    case .noData: .noData
    case .notLeader(let leader): .notLeader(leader: leader)
    case .handingOver(let target): .notLeader(leader: target)
    case .steppingDown: .steppingDown
    case .tooFewInSync(let have, let need): .tooFewInSync(have: have, need: need)
    case .cannotBeMet(let have, let need, let missing):
      .cannotBeMet(have: have, need: need, missing: missing)
    case .notANumber(let key): .notANumber(key)
    case .numberTooLarge(let key): .numberTooLarge(key)
    }
  }

  func reason(_ refusal: ReadRefusal, _ operation: OperationID) -> Reason {
    switch refusal {
    case .down:
      switch history[operation].flatMap(\.node).map({ world.cluster[$0].condition }) {
      case .stopped: .down(.stopped)
      case .removed: .down(.removed)
      case .crashed, .up, nil: .down(.crashed)
      }
    case .noData: .noData
    case .hidden: .hidden
    case .loading: .loading
    case .leaderOnly: .leaderOnly
    case .notInSync: .notInSync
    case .notFollowing: .notFollowing
    case .notLeader(let leader): .notLeader(leader: leader)
    case .notAskedForFollower: .notAskedForFollower
    }
  }
}
