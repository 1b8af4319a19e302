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
