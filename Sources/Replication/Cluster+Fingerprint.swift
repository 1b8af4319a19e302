import ClientHistory

/// A running hash over words: fast, and the same on every machine and in every run.
public struct Fingerprint: Sendable {
  /// The hash of the words so far.
  public private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The hash of nothing.
  public init() {}

  /// Takes one word in. The order of words counts.
  public mutating func add(_ word: UInt64) {
    let mixed = (value ^ word) &* 0xff51_afd7_ed55_8ccd
    value = (mixed ^ mixed >> 32) &* 0xc4ce_b9fe_1a85_ec53 &+ 1
  }

  /// Takes a number in as one word.
  public mutating func add(_ number: Int64) { add(UInt64(bitPattern: number)) }

  /// Takes a number in as one word, the same as the `Int64` of that value.
  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Takes a flag in as one word.
  public mutating func add(_ flag: Bool) { add(flag ? 1 as UInt64 : 2) }
}

extension Cluster {
  /// A hash over everything that decides what can happen next. Logs and data need not be gone
  /// through: a branch and a position name them.
  public func fingerprint() -> UInt64 {
    var hash = Fingerprint()
    hash.add(UInt64(newestEpoch))
    hash.add(newestLeader?.index ?? -1)
    for node in nodes { add(node, to: &hash) }
    add(registry.members, to: &hash)
    add(registry.eligible, to: &hash)
    for link in links.all { add(link, to: &hash) }
    for branch in log.branches {
      hash.add(branch.fork)
      hash.add(branch.entries.count)
    }
    return hash.value
  }

  private func add(_ node: Node, to hash: inout Fingerprint) {
    hash.add(UInt64(node.epoch) << 32 | UInt64(node.votedIn))
    hash.add(node.votedFor?.index ?? -1)
    hash.add(node.branch << 15 | flags(of: node))
    hash.add(node.upstream?.index ?? -1)
    hash.add(node.end)
    hash.add(node.written)
    hash.add(node.flushed)
    hash.add(node.applied)
    hash.add(node.committed)
    hash.add(node.trimmedTo)
    hash.add(node.flushing << 32 ^ node.applying)
    for wait in node.waits { hash.add(UInt64(wait.operation.number) << 32 ^ UInt64(wait.position)) }
    for locked in node.lockedWrites { hash.add(UInt64(locked.write.operation.number)) }
    for run in node.errant + node.aside {
      hash.add(run.branch)
      hash.add(run.from)
      hash.add(run.to)
    }
    add(node.inSync, to: &hash)
    add(node.gathered, to: &hash)
    if let branch = node.beganAnew { hash.add(branch) }
    for wait in node.waitingCounts { hash.add(UInt64(wait.operation.number)) }
    if node.candidacy.epoch > 0 {
      hash.add(UInt64(node.candidacy.epoch))
      for voter in node.candidacy.votes { hash.add(voter.index) }
      hash.add(node.candidacy.isCanvass)
      hash.add(node.candidacy.source?.index ?? -1)
    }
    if node.joinsAt > 0 { hash.add(node.joinsAt) }
    if let order = node.stepDown {
      hash.add(order.sitsOutFor)
      hash.add(order.isForced)
    }
    for read in node.waitingReads where read.view == .linearizable {
      hash.add(UInt64(read.operation.number) << 32 ^ UInt64(read.needs.position))
    }
  }

  private func add(_ set: NodeSet, to hash: inout Fingerprint) {
    guard !set.isEmpty else { return }
    for node in set { hash.add(node.index) }
    hash.add(-1)
  }

  private func flags(of node: Node) -> Int {
    var flags = node.isLeader ? 1 : 0
    flags |= node.isFrozen ? 2 : 0
    flags |= node.pausedApplying ? 4 : 0
    flags |= node.pausedReceiving ? 8 : 0
    flags |= node.hasFallenBack ? 16 : 0
    flags |= node.isStopping ? 2048 : 0
    flags |= node.isFenced ? 128 : 0
    flags |= node.isApart ? 256 : 0
    flags |= node.isTilted ? 512 : 0
    flags |= node.loading == nil ? 0 : 1024
    flags |= node.sitsOut ? 4096 : 0
    flags |= node.isBehindFollowers ? 8192 : 0
    flags |= node.isUnwinding ? 16384 : 0
    switch node.condition {
    case .up: break
    case .crashed: flags |= 32
    case .stopped: flags |= 64
    case .removed: flags |= 96
    }
    return flags
  }

  private func add(_ link: Link, to hash: inout Fingerprint) {
    hash.add(
      (link.isCut ? 1 : 0) | (link.isHeld ? 2 : 0) | (link.stream.isOpen ? 4 : 0)
        | (link.stream.isLate ? 8 : 0))
    hash.add(link.stream.sent)
    hash.add(link.stream.received)
    hash.add(link.stream.flushed)
    hash.add(link.stream.applied)
    if link.stream.isOpen, !link.stream.hasCaughtUp { hash.add(link.stream.catchUpMark) }
    for message in link.messages { add(message, to: &hash) }
  }

  private func add(_ message: Message, to hash: inout Fingerprint) {
    switch message {
    case .entries(let epoch, let from, let to, let committed):
      hash.add(UInt64(1) << 32 | UInt64(epoch))
      hash.add(from)
      hash.add(to.branch)
      hash.add(to.position)
      hash.add(committed)
    case .progress(let branch, let received, let flushed, let applied):
      hash.add(2 as UInt64)
      hash.add(branch)
      hash.add(received)
      hash.add(flushed)
      hash.add(applied)
    case .hello(let epoch, let place, let flushed, let applied):
      hash.add(UInt64(3) << 32 | UInt64(epoch))
      hash.add(place.branch)
      hash.add(place.position)
      hash.add(flushed)
      hash.add(applied)
    case .diverged(let fork, let place):
      hash.add(4 as UInt64)
      hash.add(fork)
      hash.add(place.branch)
    case .tooFarBehind(let firstKept):
      hash.add(5 as UInt64)
      hash.add(firstKept)
    case .askForCopy:
      hash.add(6 as UInt64)
    case .copy(let number):
      hash.add(7 as UInt64)
      hash.add(copies[number].place.branch)
      hash.add(copies[number].place.position)
    case .leads(let epoch):
      hash.add(UInt64(8) << 32 | UInt64(epoch))
    case .voteRequest(let epoch, let place, let unclean):
      hash.add(UInt64(9) << 32 | UInt64(epoch))
      hash.add(place.branch)
      hash.add(place.position)
      hash.add(unclean)
    case .vote(let epoch, let granted):
      hash.add(UInt64(10) << 32 | UInt64(epoch))
      hash.add(granted)
    case .suspicion(let epoch):
      hash.add(UInt64(11) << 32 | UInt64(epoch))
    case .suspicionAnswer(let epoch, let suspects, let granted):
      hash.add(UInt64(12) << 32 | UInt64(epoch))
      hash.add(suspects)
      hash.add(granted)
    case .askForProgress:
      hash.add(14 as UInt64)
    case .appoint(let epoch):
      hash.add(UInt64(13) << 32 | UInt64(epoch))
    case .progressOf, .canvass, .canvassAnswer, .askForRest, .rest, .standUp:
      addRarer(message, to: &hash)
    }
  }

  private func addRarer(_ message: Message, to hash: inout Fingerprint) {
    switch message {
    case .progressOf(let node, let branch, let received, let flushed, let applied):
      hash.add(UInt64(20) << 32 | UInt64(node.index))
      hash.add(branch)
      hash.add(received)
      hash.add(flushed)
      hash.add(applied)
    case .canvass(let epoch, let place):
      hash.add(UInt64(15) << 32 | UInt64(epoch))
      hash.add(place.branch)
      hash.add(place.position)
    case .canvassAnswer(let epoch, let granted, let heard):
      hash.add(UInt64(16) << 32 | UInt64(epoch))
      hash.add(granted)
      hash.add(UInt64(heard))
    case .askForRest(let epoch, let place):
      hash.add(UInt64(17) << 32 | UInt64(epoch))
      hash.add(place.branch)
      hash.add(place.position)
    case .rest(let epoch, let place):
      hash.add(UInt64(18) << 32 | UInt64(epoch))
      hash.add(place.branch)
      hash.add(place.position)
    case .standUp:
      hash.add(19 as UInt64)
    case .entries, .progress, .hello, .diverged, .tooFarBehind, .askForCopy, .copy, .leads,
      .voteRequest, .vote, .suspicion, .suspicionAnswer, .askForProgress, .appoint:
      break
    }
  }
}
