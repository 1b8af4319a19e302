public import ClientHistory

// What is decided about the in-sync set, and by it.

/// Whom `Rules.minimum` counts.
public enum MinimumCount: String, CaseIterable, Sendable {
  /// The followers in sync.
  case followers
  /// The leader as well.
  case members
  /// The leader as well, and it never asks for more than there are nodes with data (KF-3).
  case replicas
}

/// Which writes `Rules.minimum` turns away.
public enum MinimumScope: String, CaseIterable, Sendable {
  case everyWrite = "every-write"
  /// Only writes that the in-sync set must acknowledge (KF-3).
  case inSync = "in-sync"
}

/// What else too small a set means than that new writes are refused.
public enum MinimumEffect: String, CaseIterable, Sendable {
  case refuses
  /// A write that was taken before is told of it in place of its acknowledgement (KF-5).
  case tells
  /// Nothing more is committed, and so nothing more acknowledged by the set (KF-4).
  case holds
}

/// What becomes of members that leave while too few are in sync.
public enum Eligibility: String, CaseIterable, Sendable {
  /// They may not be chosen any more.
  case off
  /// They stay eligible until enough are in sync again, unless they crash (KF-20).
  case on
}

/// Whether watchers and controllers choose a node that may lack what was acknowledged.
public enum Unclean: String, CaseIterable, Sendable {
  /// Where no other is there.
  case on
  /// Never: there is no leader until one comes back (KF-19, KF-21).
  case off
}

/// What a clean stop of a leader does first.
public enum Leaving: String, CaseIterable, Sendable {
  case atOnce = "at-once"
  /// The controller moves the leadership to another in-sync node (KF-22).
  case handsOver = "hands-over"
}

/// When the leadership goes back to the node that was declared first.
public enum Preference: Hashable, Sendable {
  case never
  /// At whole multiples of that time, once that node is in sync again (KF-23).
  case every(Microseconds)
}

/// When a follower hears how far entries are committed.
public enum CommitNews: Hashable, Sendable {
  case atOnce
  /// With the next entries, or when its request that found none has waited for that long (KF-9).
  case withEntries(orAfter: Microseconds)
}

/// Which nodes answer reads.
public enum Readable: String, CaseIterable, Sendable {
  /// Every one that holds data.
  case any
  /// The leader, and who is in sync with it (KF-16).
  case inSync = "in-sync"
  /// The leader alone.
  case leader
}

/// Where a reader of the log goes on whose position is not in it.
public enum OutOfRange: String, CaseIterable, Sendable {
  /// Nowhere: it is told so.
  case refused
  /// After the last entry that is shown: what is before that it never sees (KF-14).
  case latest
  /// At the oldest entry that is kept.
  case earliest
}

/// What a leader does with a write that its client sends again.
public enum Resending: String, CaseIterable, Sendable {
  /// It appends it again, though it may have it.
  case appended
  /// It knows it, and acknowledges the one that it has (KF-27).
  case known
}

/// What `wait for` waits for.
public enum WaitBasis: String, CaseIterable, Sendable {
  /// The client's last write.
  case ownWrite = "own-write"
  /// All that the leader had after the client's last operation of any kind (RD-11).
  case wholeLog = "whole-log"
}

/// Whether a follower shows what has expired and was not deleted by the leader yet.
public enum Expiry: String, CaseIterable, Sendable {
  case shown
  /// It hides it, and goes on holding it (RD-24).
  case hidden
}

/// What a leader's history is after a restart.
public enum Restarting: String, CaseIterable, Sendable {
  /// The one that it had, as far as its disk kept it.
  case continues
  /// A new one: no follower can go on from where it was (RD-20).
  case anew
}
