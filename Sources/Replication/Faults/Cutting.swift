public import ClientHistory

extension Cluster {
  /// Drops what is on a link and whatever is sent on it, until it is healed. Nobody is told.
  public mutating func cut(from: NodeID, to: NodeID) {
    let link = links.need(from: from, to: to)
    guard !links[link].isCut else { return }
    links[link].isCut = true
    links[link].dropAll()
    watchForSilence()
  }

  /// The stream goes on from what the follower had told.
  public mutating func heal(from: NodeID, to: NodeID) {
    guard let link = links.number(from: from, to: to), links[link].isCut else { return }
    heal([link])
  }

  /// Heals every link that is cut. Held ones stay held.
  public mutating func healAll() { heal(links.all.indices.filter { links[$0].isCut }) }

  private mutating func heal(_ cut: [Int]) {
    for link in cut { links[link].isCut = false }
    for link in cut { resumeStream(link, links[link].from, links[link].to) }
    for link in cut where isFirstOfPair(link, in: cut) {
      let (one, other) = (links[link].from, links[link].to)
      if self[one].upstream == other { resumeFollower(one, other) }
      if self[other].upstream == one { resumeFollower(other, one) }
      meetAgain(one, other)
    }
    watchForSilence()
  }

  /// Both directions of a line are healed at once, and its ends greet each other once.
  private func isFirstOfPair(_ link: Int, in cut: [Int]) -> Bool {
    let reverse = links.number(from: links[link].to, to: links[link].from)
    return reverse.map { $0 > link || !cut.contains($0) } ?? true
  }

  private mutating func resumeStream(_ link: Int, _ from: NodeID, _ to: NodeID) {
    guard links[link].stream.isOpen else { return }
    guard self[to].upstream == from else {
      closeStream(to: to, from: from)
      return
    }
    guard links[link].stream.received >= self[from].trimmedTo else {
      closeStream(to: to, from: from)
      if self[to].following == .streaming { self[to].following = .connecting }
      return
    }
    links[link].stream.sent = links[link].stream.received
    push(over: link)
  }

  private mutating func resumeFollower(_ id: NodeID, _ upstream: NodeID) {
    guard self[id].isUp, !self[id].isLeader, !isCut(id, upstream), !isCut(upstream, id) else {
      return
    }
    switch self[id].following {
    case .connecting:
      connect(id)
    case .streaming:
      if isStreaming(to: id, from: upstream) {
        sendProgress(id, to: upstream)
      } else {
        connect(id)
      }
    case .copying:
      send(.askForCopy, from: id, to: upstream)
    case .nobody, .stuck, .tooFarBehind:
      break
    }
  }

  /// Leaders among two nodes that can hear each other again make themselves known.
  private mutating func meetAgain(_ one: NodeID, _ other: NodeID) {
    for (leader, hearer) in [(one, other), (other, one)] {
      guard self[leader].isLeader, self[leader].isUp, !self[leader].isFrozen, self[hearer].isUp,
        needsNews(hearer, of: leader), !isCut(leader, hearer)
      else { continue }
      tellWhoLeads(hearer, leader: leader)
    }
  }

  /// Keeps what is sent on a link until it is released.
  public mutating func hold(from: NodeID, to: NodeID) {
    links[links.need(from: from, to: to)].isHeld = true
    watchForSilence()
  }

  /// Lets what was kept on a held link go on; nothing where it is not held.
  public mutating func release(from: NodeID, to: NodeID) {
    guard let link = links.number(from: from, to: to), links[link].isHeld else { return }
    links[link].isHeld = false
    if links[link].count > 0 { effects.append(.released(link: link)) }
    for (one, other) in [(from, to), (to, from)] where self[one].upstream == other {
      noticeClosed(one)
    }
    watchForSilence()
  }

  /// Ends the connection between two nodes, and both know it. A follower connects again at once.
  public mutating func disconnect(_ one: NodeID, _ other: NodeID) {
    for (from, to) in [(one, other), (other, one)] {
      if let link = links.number(from: from, to: to) { links[link].dropAll() }
      closeStream(to: to, from: from)
    }
    for (follower, upstream) in [(one, other), (other, one)]
    where self[follower].upstream == upstream {
      switch self[follower].following {
      case .streaming, .connecting: connect(follower)
      case .copying: send(.askForCopy, from: follower, to: upstream)
      case .nobody, .stuck, .tooFarBehind: break
      }
    }
  }

  /// Trims a node's log to its newest entries; nil: to what its rules keep, where those let go of
  /// nothing before, and else to nothing.
  public mutating func checkpoint(_ id: NodeID, keep: Int64?) {
    let before = self[id].trimmedTo
    if keep == nil, rules[id].trimming == .atCheckpoints {
      trim(id)
    } else {
      trim(id, upTo: self[id].end - (keep ?? 0))
    }
    if self[id].trimmedTo > before {
      notices.append(.trimmed(id, firstKept: self[id].trimmedTo + 1))
    }
  }
}
