import ClientHistory
import Replication

// Clients that send a write again whose outcome they do not know, or that was refused for what may
// pass (KF-5, KF-6, KF-27).

extension World {
  /// How long a client waits before it does.
  static let backoff: Microseconds = 100_000

  /// Whether the client of a write sends it again rather than end with that answer.
  mutating func sendsAgain(_ index: Int, after response: Response) -> Bool {
    guard requests[index].retriesLeft > 0, isPassing(response) else { return false }
    requests[index].retriesLeft -= 1
    requests[index].phase = .waiting
    enter(.resend(requests[index].operation), after: World.backoff)
    return true
  }

  private func isPassing(_ response: Response) -> Bool {
    switch response {
    case .write(let end):
      switch end.result {
      case .timedOut, .tooFewInSync, .leaderCrashed, .leaderStepped: true
      case .acknowledged, .acknowledgedAlone, .waitCancelled, .impossible, .sent: false
      }
    case .writeRefused(let refusal):
      switch refusal {
      case .down, .notLeader, .handingOver, .steppingDown, .tooFewInSync, .cannotBeMet: true
      case .noData, .notANumber, .numberTooLarge: false
      }
    case .nodeCrashed: true
    case .read, .readRefused, .readCutOff, .log, .logAnew, .endUnknown, .counted, .positionTrimmed,
      .positionBeyond, .gaveUp, .withdrawn:
      false
    }
  }

  mutating func resend(_ operation: OperationID) {
    guard let index = index(of: operation) else { return }
    if let leader = cluster.currentLeader { requests[index].node = leader }
    dispatch(operation)
  }

  /// Whether a leader knows a write that is sent again, and only waits for its acknowledgement.
  mutating func waitsForWhatIsThere(_ request: Request, _ wishes: Wishes) -> Bool {
    guard let place = request.place,
      wishes.resent ?? cluster.rules[request.node].resent == .known,
      cluster.leadsWith(place, at: request.node)
    else { return false }
    act {
      $0.waitAgain(request.operation, at: request.node, position: place.position, wishes: wishes)
    }
    return true
  }

  mutating func noteAppended(_ operation: OperationID, at place: Replication.Place) {
    guard let index = index(of: operation) else { return }
    if let first = requests[index].place, cluster.log.includes(first, in: place) {
      occurrences.append(
        Occurrence(
          time: clock, what: .notice(.duplicated(operation, first: first, second: place))))
    }
    requests[index].place = place
  }
}
