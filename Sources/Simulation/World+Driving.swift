public import ClientHistory
public import Replication

// What whoever drives a world asks of it beside letting time pass.

extension World {
  /// Forgets what came about, when all of it was looked at.
  public mutating func clearOccurrences() { occurrences.removeAll(keepingCapacity: true) }

  /// Hands what came about over for an empty list.
  public mutating func exchangeOccurrences(_ list: inout ContiguousArray<Occurrence>) {
    swap(&list, &occurrences)
  }

  /// One of so many, at random, from 0 on; it takes from the source that delays are drawn from. 0
  /// where there is none.
  public mutating func drawIndex(below count: Int) -> Int { Int(random.below(Int64(count))) }

  /// Changes where nodes and clients are and how long messages take. What is on its way keeps the
  /// time that it was given.
  public mutating func changeNetwork(_ change: (inout Network) -> Void) { change(&network) }

  /// What a node shows now; an observer may ask at any time.
  public func look(
    at node: NodeID, _ keys: [KeyID], as view: ReadView = .usual
  ) -> [ReadCell] {
    keys.map {
      let cell = cluster.cell($0, shownBy: node, as: view)
      return ReadCell(key: $0, cell: hidingExpired(cell, at: node))
    }
  }

  /// A follower may hide what has expired before its leader's deletion comes (RD-24).
  private func hidingExpired(_ cell: Cell, at node: NodeID) -> Cell {
    guard !expiring.isEmpty, cell.isSet, cluster.rules[node].expired == .hidden,
      !cluster[node].isLeader,
      expiring.contains(where: { $0.operation == cell.version && $0.due <= clock })
    else { return cell }
    var hidden = cell
    hidden.isSet = false
    return hidden
  }
}
