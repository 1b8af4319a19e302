public import ClientHistory

// How much of its log a node keeps.

/// How a place is that a follower has reserved in its upstream's log.
public enum SlotState: String, CaseIterable, Sendable {
  /// What the follower lacks would be kept without it too.
  case reserved
  /// It is kept for the follower alone.
  case extended
  /// It is more than such places may hold back: the next trimming takes it.
  case unreserved
  /// It is gone.
  case lost
}

extension Cluster {
  /// Lets go of what the rules do not keep.
  mutating func trim(_ id: NodeID) {
    switch rules[id].retain {
    case .all:
      return
    case .entries(let count):
      trim(id, upTo: self[id].end - count)
    case .bytes(let limit):
      trim(id, toBytes: limit)
    case .needed:
      trim(id, upTo: neededFrom(id))
    }
  }

  /// Drops the oldest entries until the others fit. What they take together is kept from one time to
  /// the next, so that an entry costs the same however many there are.
  private mutating func trim(_ id: NodeID, toBytes limit: Int64) {
    let place = place(id.index)
    let folded = log.goesOnFromFolded(place) ? log.foldedTo : 0
    let start = max(nodes[id.index].trimmedTo, folded)
    var kept = nodes[id.index].kept
    if kept.branch != place.branch || kept.from != start || kept.to > place.position {
      kept = KeptBytes(branch: place.branch, from: start, to: start)
    }
    while kept.to < place.position {
      kept.to += 1
      kept.bytes += size(at: kept.to, of: place.branch)
    }
    while kept.bytes > limit, kept.from < kept.to {
      kept.from += 1
      kept.bytes -= size(at: kept.from, of: place.branch)
    }
    if kept.from > start { trim(id, upTo: kept.from) }
    nodes[id.index].kept = kept
  }

  private func size(at position: Int64, of branch: Int) -> Int64 {
    log.size(of: log.entry(at: Place(branch: branch, position: position)))
  }

  mutating func trim(_ id: NodeID, upTo position: Int64) {
    let limit = rules.hasSlots ? min(position, reserved(id)) : position
    self[id].trimmedTo = max(self[id].trimmedTo, min(limit, self[id].end))
  }

  /// Up to where the places of its followers let a node trim its log.
  private func reserved(_ id: NodeID) -> Int64 {
    var needed = self[id].end
    for index in nodes.indices where nodes[index].upstream == id && rules[NodeID(index)].slot {
      guard nodes[index].holdsData, let link = links.link(from: id, to: NodeID(index)) else {
        continue
      }
      needed = min(needed, link.stream.received)
    }
    return max(needed, rules[id].slotLimit.map { trimPoint(id, keeping: $0) } ?? 0)
  }

  /// How the place is that a follower has reserved in its upstream's log; nil: it has none (PG-40).
  public func slotState(of follower: NodeID) -> SlotState? {
    guard rules[follower].slot, let id = self[follower].upstream,
      let link = links.link(from: id, to: follower)
    else { return nil }
    if link.stream.received < self[id].trimmedTo { return .lost }
    if let limit = rules[id].slotLimit, link.stream.received < trimPoint(id, keeping: limit) {
      return .unreserved
    }
    switch rules[id].retain {
    case .all, .needed: return .reserved
    case .entries(let count):
      return link.stream.received < self[id].end - count ? .extended : .reserved
    case .bytes(let limit):
      return link.stream.received < trimPoint(id, keeping: limit) ? .extended : .reserved
    }
  }

  /// The oldest position such that what is after it fits.
  private func trimPoint(_ id: NodeID, keeping limit: Int64) -> Int64 {
    var position = self[id].end
    var bytes: Int64 = 0
    while position > max(self[id].trimmedTo, log.foldedPart(of: self[id].place).end) {
      bytes += log.size(of: log.entry(at: Place(branch: self[id].branch, position: position)))
      if bytes > limit { return position }
      position -= 1
    }
    return position
  }

  /// What every node that follows it has told it has.
  private func neededFrom(_ id: NodeID) -> Int64 {
    var needed = self[id].end
    for index in nodes.indices where nodes[index].holdsData && nodes[index].upstream == id {
      needed = min(needed, links.link(from: id, to: NodeID(index))?.stream.received ?? 0)
    }
    return needed
  }
}
