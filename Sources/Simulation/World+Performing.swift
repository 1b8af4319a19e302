import ClientHistory
import Replication

// What happens when the time of an appointment has come.

extension World {
  mutating func setClock(_ time: Microseconds) {
    guard time > clock else { return }
    clock = time
    cluster.instant += 1
    cluster.clock = time
  }

  mutating func perform(_ event: Appointment.Event) {
    switch event {
    case .deliver(let link, let number):
      if trace != nil { trace?.delivering = link }
      cluster.deliver(link, upTo: number)
      takeUp()
      if trace != nil {
        noteInTrace()
        trace?.delivering = -1
      }
    case .flush(let node, let position):
      act { $0.endFlush(node, upTo: position) }
    case .apply(let node, let position):
      act { $0.endApply(node, position: position) }
    case .timer(let timer, let number):
      act { $0.fire(timer, number: number) }
      // What leaders write for themselves would fill the memory of a world where nobody writes.
      if case .idle = timer { foldNowAndThen() }
    case .request(let operation):
      arriveUnlessCut(operation)
    case .answer(let operation):
      hear(operation)
    case .resend(let operation):
      resend(operation)
    case .giveUp(let operation):
      giveUp(operation)
    case .expire(let operation, let key):
      expire(operation, key)
    case .scheduled:
      break
    }
  }

  private mutating func arriveUnlessCut(_ operation: OperationID) {
    guard let index = index(of: operation), case .travelling = requests[index].phase else { return }
    if network.isCut(requests[index].client, from: requests[index].node) {
      requests[index].phase = .requestLost
    } else {
      arrive(operation)
    }
  }

  private mutating func hear(_ operation: OperationID) {
    guard let index = index(of: operation), case .returning(let response) = requests[index].phase
    else { return }
    if network.isCut(requests[index].client, from: requests[index].node) {
      requests[index].phase = .answerLost(response)
    } else {
      finish(index, response)
    }
  }
}
