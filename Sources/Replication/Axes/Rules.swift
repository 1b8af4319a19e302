public import ClientHistory

/// One choice on every axis of replication: what a replication system is, to the engine.
public struct Rules: Hashable, Sendable {
  public var acknowledgement = Acknowledgement.standard
  /// What happens when the acknowledgement cannot be met.
  public var timeout = TimeoutRule.never
  /// Who is released when an acknowledgement is met.
  public var released = Release.always
  /// What a leader does while too few are connected to meet it.
  public var shorthanded = Shorthanded.wait
  /// Whom a write keeps waiting while it is not over.
  public var locks = Locks.none
  /// What it does to cancel a write that waits.
  public var cancelling = Cancelling.leaves
  /// What becomes of a write that asks for more followers than there are.
  public var impossible = Impossible.wait
  /// When a leader shows a write.
  public var visible = Visibility.appended
  /// What a follower shows.
  public var shows = FollowerView.applied
  /// Who must have an entry for it to count as committed; nil: whoever must acknowledge (MG-19).
  public var commit: Acknowledgement?
  /// What readers are shown that ask for nothing else.
  public var showing = ReadView.usual
  /// Where reads go whose client names no node.
  public var route = Route.leader
  /// Which nodes clients choose among.
  public var choosiness = Choosiness()
  /// Which reads a follower answers.
  public var followerReads = FollowerReads.open
  /// When what is in memory goes to the disk.
  public var durable = Durability.always
  /// Where entries wait for the flush.
  public var buffer = Buffer.os
  /// Who moves the log.
  public var transfer = Transfer.push
  /// Which part of its log a node passes on to its followers (PG-5, PG-41, MY-18, MY-33).
  public var forward = Stage.received
  /// Whether a follower applies what it has received, or only what is on its disk (PG-4).
  public var applies = Applying.received
  /// A connection over which nothing can be heard for that long counts as closed; nil: never
  /// (PG-21, MY-30).
  public var keepalive: Microseconds?
  /// How often a follower tells its upstream what it has.
  public var report = Report.immediately
  /// Whether an upstream passes on what its followers told it.
  public var progress = ProgressRoute.direct
  /// What a follower with a delay keeps back.
  public var delays = Delaying.applying
  /// How long a client gives a node for the answer to a read; nil: for ever.
  public var limit: Microseconds?
  /// How long a node takes to drop what its upstream does not have, and answers nothing meanwhile
  /// (MG-23); nil: no time.
  public var unwinds: Microseconds?
  /// What of a diverged tail a node keeps in a file, where it does.
  public var asides = Asides.everything
  /// Whether a leader writes entries of its own when no client writes.
  public var idle = Idling.nothing
  /// Which followers count as in sync.
  public var membership = Membership.fixed
  /// How many must be in sync before a write is taken.
  public var minimum = 0
  /// Whom the minimum counts.
  public var minimumCounts = MinimumCount.followers
  /// Which writes the minimum turns away.
  public var minimumFor = MinimumScope.everyWrite
  /// What else too small a set means.
  public var minimumDoes = MinimumEffect.refuses
  /// Whether members that leave while too few are in sync may still be chosen.
  public var eligible = Eligibility.off
  /// When a follower hears how far entries are committed.
  public var commitNews = CommitNews.atOnce
  /// How often a client sends a write again whose outcome it does not know, or that was refused for
  /// what may pass.
  public var retries = 0
  /// What a leader does with a write that is sent again.
  public var resent = Resending.appended
  /// Which nodes answer reads.
  public var readable = Readable.any
  /// Where a reader of the log goes on whose position is not in it.
  public var outOfRange = OutOfRange.refused
  /// What `wait for` waits for.
  public var waitsFor = WaitBasis.ownWrite
  /// Whether a follower shows what has expired.
  public var expired = Expiry.shown
  /// What a leader's history is after a restart.
  public var restarting = Restarting.continues
  /// How long a leader gathers followers that need a whole copy before it makes one; nil: not at all.
  public var gathers: Microseconds?
  /// How long a node loads a copy that has come, and answers nothing meanwhile.
  public var loads: Microseconds?
  /// After how long a leader that no follower is connected with drops what it kept of its log for
  /// them; nil: never.
  public var forgets: Microseconds?
  /// Who decides that another node must lead.
  public var failover = Failover.manual
  /// Who points the followers at a new leader.
  public var repoint = Repointing.promotion
  /// Who may win where the system decides.
  public var winner = Winner.newest
  /// Whether watchers and controllers may choose one that is not in sync.
  public var unclean = Unclean.on
  /// After how long watchers and controllers that could not agree try again; nil: after the silence
  /// of the failover.
  public var retry: Microseconds?
  /// How long a follower may have been without its leader, while that was up, and still be chosen by
  /// watchers; nil: for ever.
  public var apart: Microseconds?
  /// For how long a watcher does nothing whose own clock has jumped; nil: it goes on.
  public var tilt: Microseconds?
  /// What a clean stop of a leader does first.
  public var leaving = Leaving.atOnce
  /// When the leadership goes back to the node that was declared first.
  public var preferred = Preference.never
  /// When a node that is added has its vote.
  public var newcomers = Newcomers.vote
  /// Whether a node asks who would vote for it before it stands.
  public var canvass = Canvass.off
  /// Which voters keep to the leader that they hear.
  public var loyalty = Loyalty.all
  /// Whether a node of a higher priority stands against the leader.
  public var takeover = Takeover.off
  /// Whether the winner of an election takes newer entries of others first.
  public var catchup = CatchUp.none
  /// Whether the operator makes a node lead, or has it ask its voters.
  public var promoting = Promoting.forced
  /// How much of the last leader's log a node may lack and still be chosen from outside.
  public var lacking = Lacking.any
  /// What stops an old leader.
  public var fencing = Fencing.epoch
  /// What becomes of entries that a node has and its upstream has not.
  public var diverged = DivergedTail.stuck
  /// Whether `rejoin` may take back what a node has and its upstream has not (PG-35).
  public var rewinding = true
  /// What a node serves while it does not follow.
  public var serves = Serving.always
  /// What a follower does with the write of a client.
  public var followerWrites = FollowerWrites.refused
  /// What becomes of errant entries when their node comes to lead.
  public var errants = ErrantEntries.stay
  /// Who has to find the leader silent beside a watcher or controller.
  public var confirmed = Confirmation.nobody
  /// What becomes of entries that a follower had received and not applied when it comes back.
  public var unapplied = Keeping.kept
  /// What becomes of entries that a leader had not acknowledged when it comes back as a follower.
  public var unacknowledged = Keeping.kept
  /// How long a clean stop takes.
  public var shutdown = Shutdown.atOnce
  /// When a mark as synchronous takes effect.
  public var marks = Marking.atOnce
  /// When a node lets go of what it need not keep.
  public var trimming = Trimming.atOnce
  /// Whether a follower has a place reserved in its upstream's log, which then keeps what it lacks
  /// (PG-40).
  public var slot = false
  /// How many bytes such places may hold back at most; nil: no limit.
  public var slotLimit: Int64?
  /// How much of its log a node keeps.
  public var retain = Retention.all
  /// What a follower does when the log it needs is gone.
  public var behind = TooFarBehind.copy

  /// The generic system's choice on every axis.
  public init() {}

  /// Whether anything but acknowledgements follows from how far entries are committed, so that
  /// followers are told of it and a new leader must be able to commit what it found.
  var speaksOfCommitted: Bool {
    if visible == .committed || shows == .committed || commit != nil { return true }
    return showing == .committed || showing == .linearizable
  }

  /// Whether a leader commits entries of earlier epochs without one of its own: where the in-sync set
  /// commits, as all its members have them (KF-15).
  var commitsEarlierEpochs: Bool { commit?.who == .inSync }
}

/// The rules of every node: the common ones, and others for each node that has some of its own.
public struct RuleTable: Hashable, Sendable {
  /// The common rules first.
  private var all: ContiguousArray<Rules> = [Rules()]
  /// Which rules a node has; nodes beyond the end have the common ones.
  private var numbers: ContiguousArray<Int> = []

  /// The generic rules for all.
  public init() {}

  /// What holds at every node that has no rules of its own.
  public var common: Rules { all[0] }

  /// What holds at a node.
  public subscript(node: NodeID) -> Rules {
    @inline(__always) _read { yield all[number(of: node)] }
  }

  /// What every acknowledgement asks; it must not copy all the rules.
  func acknowledgement(of node: NodeID) -> Acknowledgement {
    all[number(of: node)].acknowledgement
  }

  /// Whether any follower has a place reserved.
  var hasSlots: Bool { all.contains { $0.slot } }

  /// Whether any node takes silent connections for closed.
  var watchesConnections: Bool { all.contains { $0.keepalive != nil } }

  /// Whether a follower is told how far entries are committed. Every message asks; all the rules of
  /// a node are large, and must not be copied for it.
  @inline(__always)
  func tellsCommitted(to node: NodeID) -> Bool {
    let number = number(of: node)
    if all[number].shows == .committed || all[number].commit != nil { return true }
    switch all[number].showing {
    case .committed, .linearizable: return true
    case .usual, .applied: return false
    }
  }

  /// What commits at a node, where that is not what is acknowledged.
  func commit(of node: NodeID) -> Acknowledgement? { all[number(of: node)].commit }

  /// Whether something was once changed at this node alone, even if it is the common rule again.
  public func hasOwn(_ node: NodeID) -> Bool { number(of: node) > 0 }

  @inline(__always)
  private func number(of node: NodeID) -> Int {
    node.index < numbers.count ? numbers[node.index] : 0
  }

  /// Changes a rule at some nodes, or where the list is empty at all of them, later ones too.
  /// `onlyCommon`: not at those that have rules of their own.
  public mutating func change(
    at nodes: [NodeID], onlyCommon: Bool = false, _ change: (inout Rules) -> Void
  ) {
    if onlyCommon { return change(&all[0]) }
    guard !nodes.isEmpty else {
      for index in all.indices { change(&all[index]) }
      return
    }
    for node in nodes {
      while numbers.count <= node.index { numbers.append(0) }
      if numbers[node.index] == 0 {
        all.append(all[0])
        numbers[node.index] = all.count - 1
      }
      change(&all[numbers[node.index]])
    }
  }
}
