public import ClientHistory

// One type an axis of who reads what, who counts, and who is elected. The raw values are the words of
// the language.

/// What a reader is shown of what a node has.
public enum ReadView: String, CaseIterable, Sendable {
  /// What the node's own rules show.
  case usual
  /// All that the node has applied, whether it may still be lost or not (MG-11).
  case applied
  /// What the node has applied and knows to be committed; it waits for nothing, and may be old
  /// (MG-12).
  case committed
  /// Answered by a leader alone, after an entry that it writes for this read is committed: one that
  /// was replaced never answers (MG-13).
  case linearizable
}

/// What becomes of a write that asks for more followers than there are.
public enum Impossible: String, CaseIterable, Sendable {
  /// It waits, for there may be more one day.
  case wait
  /// It stays in place, and its client is told at once that nobody knows its outcome (MG-4).
  case fail
}

/// When a node that is added to a cluster with a log has its vote.
public enum Newcomers: String, CaseIterable, Sendable {
  /// At once.
  case vote
  /// Once it has what the leader had when it was added (MG-28).
  case wait
}

/// Whether an upstream tells its own upstream how far its followers are.
public enum ProgressRoute: String, CaseIterable, Sendable {
  /// Each node counts those alone that follow it (PG-41, RD-10).
  case direct
  /// What a follower of a follower has counts at the leader as well (MG-17).
  case chained
}

/// Whether a leader writes an entry of its own when no client writes.
public enum Idling: Hashable, Sendable {
  case nothing
  /// After so long without an entry (MG-18, RD-6).
  case every(Microseconds)
}

/// Whether a node asks who would vote for it before it begins a new epoch.
public enum Canvass: String, CaseIterable, Sendable {
  case off
  /// A node that would not win does not count up the epoch (MG-20).
  case on
}

/// Which voters keep to the leader that they hear.
public enum Loyalty: String, CaseIterable, Sendable {
  /// All of them, so that a node which was away cannot unseat a leader that works.
  case all
  /// Arbiters alone, and only where the candidate's priority is not higher (MG-21).
  case arbiters
  /// None: the log and the epoch decide.
  case none
}

/// Whether a node of a higher priority than the leader's stands against it.
public enum Takeover: String, CaseIterable, Sendable {
  case off
  /// Once it has been so for the failover's silence, times its rank, and if its log is fresh (MG-26).
  case on
}

/// Whether the winner of an election first takes newer entries that other nodes have, before it
/// leads (MG-25).
public enum CatchUp: Hashable, Sendable {
  case none
  case within(Microseconds)
  case unlimited
}

/// Where reads go whose client names no node.
public enum Route: String, CaseIterable, Sendable {
  case leader
  /// A follower only where no leader can be reached.
  case leaderFirst = "leader-first"
  /// Refused where no follower is open.
  case anyFollower = "any-follower"
  /// The leader only where no follower is open.
  case followerFirst = "follower-first"
  /// The nearest node of all.
  case nearest
  case any
}

/// What a client minds when it chooses among nodes to read at.
public struct Choosiness: Hashable, Sendable {
  /// How far a follower may be behind the leader, by the estimate that clients make (MG-16); nil:
  /// as far as it likes.
  public var freshness: Microseconds?
  /// What the estimate adds for what clients cannot know between two reports of a node.
  public var allowance: Microseconds = 0
  /// How much farther than the nearest a node may be and still be chosen (MG-15).
  public var window: Microseconds = 0

  public init() {}
}

/// Which reads a follower answers.
public enum FollowerReads: String, CaseIterable, Sendable {
  case open
  /// Those alone whose client has said that a follower will do (MG-15).
  case asked
}

/// What a follower with a delay keeps back.
public enum Delaying: String, CaseIterable, Sendable {
  /// Only applying.
  case applying
  /// Its confirmations too: it tells of nothing that it has not applied (MG-27).
  case confirming
}

/// What of a diverged tail a node keeps in a file.
public enum Asides: String, CaseIterable, Sendable {
  case everything
  /// What keys held; what was deleted it does not keep (MG-24).
  case values
}
