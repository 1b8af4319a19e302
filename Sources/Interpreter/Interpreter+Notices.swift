import ClientHistory
import Replication

extension Interpreter {
  /// Tells what the cluster said, and judges where it may have changed who holds what.
  mutating func tell(_ notice: Notice) {
    switch notice {
    case .writeEnded, .readReady, .readCutOff, .counted, .connectionsEnded, .appendedLate,
      .turnedAway:
      break
    case .leads(let node, let epoch, let position, let how):
      tellLeads(node, epoch, position, how)
    case .steppedDown(let node, let epoch, let why):
      tellStep(node, epoch, why)
    case .electionStarted(let node, let epoch):
      say(.electionStarted(node, epoch: epoch), "stands for epoch \(epoch)", node)
    case .electionLost(let node, let epoch, let votes, let needed):
      say(
        .electionLost(node, epoch: epoch, votes: votes, needed: needed),
        "lost the election for epoch \(epoch)", node)
    case .suspects(let node, let leader):
      say(.suspects(node, leader: leader), "finds \(names.name(of: leader)) silent", node)
    case .follows(let node, let upstream):
      say(.follows(node, upstream: upstream), "follows \(names.name(of: upstream))", node)
    case .diverged(let node, let upstream, let tail, let way):
      tellDiverged(node, upstream, tail, way)
    case .copying(let node, let upstream, let why):
      say(.copying(node, from: upstream, why: reason(why)), "is being copied", node)
    case .copied(let node, let upstream, let position):
      say(.copied(node, from: upstream, position: position), "is copied", node)
      judge(tookOver: false)
    case .cannotCatchUp(let node, let upstream, let needs, let first):
      say(
        .cannotCatchUp(node, from: upstream, needs: needs, firstKept: first), "cannot catch up",
        node)
    case .inSyncChanged(let node, let members, let eligible):
      say(.inSync(members, eligible: eligible), "changed the in-sync set", node)
    case .duplicated(let operation, let first, let second):
      if let text = writeText(of: operation) {
        report(.duplicated(text, first: first.position, second: second.position))
      }
    case .fenced(let node):
      say(.fenced(node), "was taken out by the controllers", node)
    case .fellBack(let node, let missing):
      say(.fellBack(waitingFor: missing), "fell back to asynchronous", node)
    case .cameBack(let node, let followers):
      say(.cameBack(followers), "is synchronous again", node)
    case .droppedAtCrash(let node, let tail, let why):
      say(
        .droppedAtCrash(node, entries: tail.count, kept: tail.from, dropping(why)),
        "lost \(entries(tail.count))", node)
    case .stopped(let node):
      note("stopped", at: node)
    case .wiped:
      break
    case .handoverFailed(let node, let target): tellHandoverFailed(node, target)
    case .stepDownRefused(let node): tellStepDownRefused(node)
    case .catchesUp(let node, let source, let epoch):
      say(
        .catchesUp(node, from: source, epoch: epoch), "takes what \(names.name(of: source)) has",
        node)
    case .trimmed(let node, let first):
      say(.trimmed(node, firstKept: first), "trimmed its log", node)
    }
  }

  private mutating func tellHandoverFailed(_ node: NodeID, _ target: NodeID) {
    report(
      .refused(
        Refusal(
          "\(names.name(of: node)) did not hand over: \(names.name(of: target)) did not have "
            + "its whole log in time",
          wayOut: "it goes on leading; `demote \(spoken(node)) to \(spoken(target))` without "
            + "`within` waits for it")))
  }

  private mutating func tellStepDownRefused(_ node: NodeID) {
    let refusal = Refusal(
      "\(names.name(of: node)) goes on leading: no majority has its log with a node among them "
        + "that could lead",
      wayOut: "`lag` shows who is behind; `stepdown \(spoken(node)) force` does not wait for them",
      code: "no-successor")
    lastSubject = .refusal(refusal)
    report(.refused(refusal))
  }

  private func entries(_ count: Int64) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  private mutating func say(_ event: Event, _ what: String, _ node: NodeID) {
    report(event)
    note(what, at: node)
  }

  private mutating func tellLeads(
    _ node: NodeID, _ epoch: UInt32, _ position: Int64, _ how: Replication.Ascent
  ) {
    switch how {
    case .declared:
      return
    case .promoted:
      say(
        .leads(node, epoch: epoch, position: position, how: .promoted), "leads epoch \(epoch)", node
      )
      warnOfTwoLeaders(node)
    case .elected(let votes, let voters):
      say(
        .leads(node, epoch: epoch, position: position, how: .elected(votes: votes, voters: voters)),
        "leads epoch \(epoch)", node)
    case .appointed(let by):
      say(
        .leads(node, epoch: epoch, position: position, how: .chosen(by: by)),
        "leads epoch \(epoch)", node)
    case .restarted:
      say(
        .leads(node, epoch: epoch, position: position, how: .restarted), "leads epoch \(epoch)",
        node)
    }
    judge(tookOver: true)
  }

  /// A leader that is up goes on leading beside the one that was promoted.
  private mutating func warnOfTwoLeaders(_ node: NodeID) {
    for other in presentNodes where other != node {
      guard world.cluster[other].isLeader, world.cluster[other].isUp else { continue }
      report(
        .twoLeaders(
          node, beside: other, epoch: world.cluster.leadership(of: other),
          until: truce(of: other, node)))
    }
  }

  private func truce(of old: NodeID, _ new: NodeID) -> Truce {
    let isHeard = world.cluster.reaches(new, old)
    switch world.cluster.rules[old].fencing {
    case .off: return .never
    case .epoch, .grace: return isHeard ? .hears : .cutOff
    case .majority, .lease: return isHeard ? .hears : .losesMajority
    }
  }

  private mutating func tellStep(_ node: NodeID, _ epoch: UInt32, _ why: Replication.StepDown) {
    let reason: StepDown =
      switch why {
      case .newerEpoch(let newer): .newerEpoch(newer)
      case .lostMajority: .lostMajority
      case .leaseExpired: .leaseExpired
      case .demoted: .demoted
      }
    say(.steppedDown(node, epoch: epoch, reason), "stepped down", node)
  }

  private mutating func tellDiverged(
    _ node: NodeID, _ upstream: NodeID, _ tail: Run, _ way: DivergedTail
  ) {
    let what: Divergence =
      switch way {
      case .stuck: .stuck
      case .rewind: .rewound
      case .aside: .setAside
      case .copy: .copied
      case .errant, .foreign, .committed: .keptErrant
      }
    say(
      .diverged(node, from: upstream, fork: tail.from, extra: tail.count, what),
      "has \(entries(tail.count)) of its own", node)
    judge(tookOver: false)
  }

  private func dropping(_ why: Replication.Dropping) -> Dropping {
    switch why {
    case .notOnDisk: .notOnDisk
    case .notApplied: .notApplied
    case .notAcknowledged: .notAcknowledged
    }
  }

  private func reason(_ reason: Replication.CopyReason) -> CopyReason {
    switch reason {
    case .logTrimmed(let first): .logTrimmed(firstKept: first)
    case .diverged: .diverged
    case .asked: .asked
    }
  }
}
