public import ClientHistory
public import Replication

extension World {
  /// When an entry is due at a node; nil where nothing that is on its way brings it.
  /// `evenRefused`: though the node will not take it.
  public func arrival(
    of place: Replication.Place, at node: NodeID, evenRefused: Bool = false
  ) -> Microseconds? {
    var best: Microseconds?
    for appointment in agenda.heap {
      guard brings(appointment.event, place, to: node, evenRefused) else { continue }
      best = min(best ?? appointment.time, appointment.time)
    }
    return best
  }

  private func brings(
    _ event: Appointment.Event, _ place: Replication.Place, to node: NodeID, _ evenRefused: Bool
  ) -> Bool {
    switch event {
    case .deliver(let link, let number):
      let line = cluster.links[link]
      guard line.to == node, number >= line.firstNumber, cluster.canDeliver(link),
        !cluster[node].pausedApplying, cluster[node].timing.apply == 0,
        cluster[node].timing.delay == 0
      else { return false }
      let index = Int(number - line.firstNumber)
      guard index < line.messages.count,
        case .entries(let epoch, let from, let to, _) =
          line.messages[line.messages.startIndex + index],
        evenRefused || cluster.listens(node, to: line.from, epoch)
      else { return false }
      return from < place.position && cluster.log.includes(place, in: to)
    case .apply(let node2, let position):
      return node2 == node && position == place.position && cluster.isApplying(node, position)
        && cluster.log.includes(place, in: cluster[node].place)
    case .flush, .timer, .request, .answer, .resend, .giveUp, .expire, .scheduled:
      return false
    }
  }
}
