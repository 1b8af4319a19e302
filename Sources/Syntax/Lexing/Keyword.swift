/// Every word that the grammar knows, whether it begins a statement or stands inside one.
enum Keyword: String, CaseIterable {
  // Statements
  case node, client, region, link, remove, use, set
  case write, add, delete, read, begin, commit, rollback, start, await, cancel
  case crash, stop, wipe, restart, freeze, thaw, pause, resume
  case partition, cut, heal, hold, release, disconnect, slow, checkpoint
  case promote, demote, rejoin, elect, stepdown
  case wait, settle, step, at
  case state, log, lag, data, diff, messages, history, timeline, settings, candidates, aside
  case summary, why
  case expect
  case `repeat`, scenario, compare, include
  // Reserved statements
  case load, explore, find, judge
  // Roles and properties of nodes and links
  case leader, follower, arbiter, watcher, controller
  case sync, async, hidden, open
  case latency, jitter, apply, flush, copy, delay, priority, votes, clock, loss
  case fixed, uniform, exponential, normal
  // Prepositions and options
  case of, `in`, with, within, size, expires, after, own, writes, from, earliest, latest
  case nearest, any, hard, `as`, receiving, applying, rest, keep, discarding, to, unclean
  case until, deliver, timer, operation, showing, force
  case anyFollower = "any-follower"
  case followerFirst = "follower-first"
  case leaderFirst = "leader-first"
  // Conditions
  case acknowledged, sent, failed, unknown, refused, pending, blocked, by, `for`
  case no, not, stale, dirty, warning, value, error, `is`, has, can, cannot, lead
  case behind, none, nothing, lost, recovered, survived, same
  // Settings and their values
  case acknowledgement, timeout, patience, visible, shows, durable, buffer, transfer, report
  case membership, minimum, failover, repoint, winner, fencing, diverged, retain, words
  case all, majority
  case inSync = "in-sync"
  case first, received, flushed, applied
  case never, then, fail, refuse, appended, committed, always, every, os, process
  case push, pull, immediately, connected, manual, automatic, watchers, promotion
  case `operator`, followers, named, newest, on, off, lease, stuck, rewind, errant, needed
  case minimumCounts = "minimum-counts"
  case minimumFor = "minimum-for"
  case minimumDoes = "minimum-does"
  case everyWrite = "every-write"
  case members, replicas, refuses, tells, holds, eligible, preferred, leaving, checked, heard
  case atOnce = "at-once"
  case handsOver = "hands-over"
  case commitNews = "commit-news"
  case withEntries = "with-entries"
  case replica, standby, standbys, secondary, secondaries
  case retries, resent, known, readable, expired, shown, gathers, loads, forgets, retry, apart
  case tilt, grace, restarting, continues, anew
  case outOfRange = "out-of-range"
  case waitsFor = "waits-for"
  case ownWrite = "own-write"
  case wholeLog = "whole-log"
  case lowestPriority = "lowest-priority"
  case asAcknowledged = "as-acknowledged"
  case usual, linearizable, impossible, newcomers, vote, progress, direct, chained, idle
  case canvass, loyalty, arbiters, takeover, catchup, unlimited
  case route, freshness, allowance, window, asked
  case followerReads = "follower-reads"
  case delays, confirming, limit, everything, values, unwinds
  case setsAside = "sets-aside"
  case copyEmpty = "copy-empty"
  case leaderFollower = "leader-follower"
  case primaryStandby = "primary-standby"
  case sourceReplica = "source-replica"
  case primarySecondary = "primary-secondary"
  case masterReplica = "master-replica"
  // The log, the disk and the waiting of clients
  case forward, released, shorthanded, locks, cancelling, keepalive, applies, lacking
  case promoting, forced, asks
  case leaves, succeeds, warns, ignored, skip, keys, changes, streaming
  case appliedFlushed = "applied-flushed"
  case onDemand = "on-demand"
  case leaderProcess = "leader-process"
  case onReport = "on-report"
  case unapplied, unacknowledged, kept, dropped, shutdown, drained, trimming, checkpoints, slot
  case serves, marks, rewinding, local, conflicting, foreign
  case errants, stay, join, confirmed, nobody
  case followerWrites = "follower-writes"
  case slotLimit = "slot-limit"
  case unlessStuck = "unless-stuck"
  case onConnect = "on-connect"
}

/// The words that begin statements.
enum StatementKeyword: String, CaseIterable {
  case node, client, region, link, remove, use, set
  case write, add, delete, read, begin, commit, rollback, start, await, cancel
  case crash, stop, wipe, restart, freeze, thaw, pause, resume
  case partition, cut, heal, hold, release, disconnect, slow, checkpoint
  case promote, demote, rejoin, elect, stepdown
  case wait, settle, step, at
  case state, log, lag, data, diff, messages, history, timeline, settings, candidates, aside
  case summary, why
  case expect
  case `repeat`, scenario, compare, include
}
