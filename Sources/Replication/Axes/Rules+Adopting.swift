public import ClientHistory

extension Rules {
  /// What was chosen before, and what is chosen now.
  public struct Change: Sendable {
    public var old: Rules
    public var new: Rules

    public init(from old: Rules, to new: Rules) {
      self.old = old
      self.new = new
    }
  }

  /// Takes over the choices that differ, and leaves alone what was set by hand on other axes.
  public mutating func adopt(_ change: Change) {
    func take<Choice: Equatable>(_ axis: WritableKeyPath<Rules, Choice>) {
      adopt(axis, change)
    }
    take(\.acknowledgement)
    take(\.timeout)
    take(\.released)
    take(\.shorthanded)
    take(\.locks)
    take(\.cancelling)
    take(\.forward)
    take(\.applies)
    take(\.lacking)
    take(\.promoting)
    take(\.keepalive)
    take(\.rewinding)
    take(\.serves)
    take(\.followerWrites)
    take(\.errants)
    take(\.confirmed)
    take(\.unapplied)
    take(\.unacknowledged)
    take(\.shutdown)
    take(\.marks)
    take(\.trimming)
    take(\.slot)
    take(\.slotLimit)
    take(\.visible)
    take(\.shows)
    take(\.durable)
    take(\.buffer)
    take(\.transfer)
    take(\.report)
    take(\.membership)
    take(\.minimum)
    take(\.minimumCounts)
    take(\.minimumFor)
    take(\.minimumDoes)
    take(\.eligible)
    take(\.commitNews)
    take(\.unclean)
    take(\.leaving)
    take(\.preferred)
    take(\.retries)
    take(\.resent)
    take(\.readable)
    take(\.outOfRange)
    take(\.waitsFor)
    take(\.expired)
    take(\.restarting)
    take(\.gathers)
    take(\.loads)
    take(\.forgets)
    take(\.retry)
    take(\.apart)
    take(\.tilt)
    take(\.retain)
    take(\.behind)
    adoptElections(change)
  }

  /// Who reads what, who counts, and who leads next.
  private mutating func adoptElections(_ change: Change) {
    func take<Choice: Equatable>(_ axis: WritableKeyPath<Rules, Choice>) {
      adopt(axis, change)
    }
    take(\.impossible)
    take(\.commit)
    take(\.showing)
    take(\.route)
    take(\.choosiness)
    take(\.followerReads)
    take(\.progress)
    take(\.idle)
    take(\.delays)
    take(\.limit)
    take(\.asides)
    take(\.unwinds)
    take(\.failover)
    take(\.repoint)
    take(\.winner)
    take(\.newcomers)
    take(\.canvass)
    take(\.loyalty)
    take(\.takeover)
    take(\.catchup)
    take(\.fencing)
    take(\.diverged)
  }

  private mutating func adopt<Choice: Equatable>(
    _ axis: WritableKeyPath<Rules, Choice>, _ change: Change
  ) {
    if change.old[keyPath: axis] != change.new[keyPath: axis] {
      self[keyPath: axis] = change.new[keyPath: axis]
    }
  }
}

extension RuleTable {
  /// Adopts what is chosen anew for all nodes, and for each node of a list on its own.
  public mutating func adopt(_ common: Rules.Change, at nodes: [(NodeID, Rules.Change)]) {
    change(at: [], onlyCommon: true) { $0.adopt(common) }
    for (node, own) in nodes {
      if hasOwn(node) {
        change(at: [node]) { $0.adopt(own) }
      } else if own.new != common.new {
        let difference = Rules.Change(from: common.new, to: own.new)
        change(at: [node]) { $0.adopt(difference) }
      }
    }
  }
}
