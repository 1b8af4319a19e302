public import ClientHistory

/// A timer of the cluster. The cluster arms it and says how long; the schedule decides when that is.
public enum Timer: Hashable, Sendable {
  /// Flush what is not on disk yet.
  case flush(NodeID)
  /// Tell the upstream.
  case report(NodeID)
  /// Ask the upstream.
  case fetch(NodeID)
  /// The leader was silent for too long, to this voter, watcher or controller.
  case silence(NodeID)
  /// The leader was without a majority for too long.
  case majority(NodeID)
  /// A leader that hands over has tried for as long as it was given.
  case handover(NodeID)
  /// The leader has written nothing for long enough to write an entry of its own.
  case idle(NodeID)
  /// The leader's priority was lower than this node's for long enough.
  case takeover(NodeID)
  /// The winner of an election has tried for as long as it may to take what others have.
  case catchUp(NodeID)
  /// A leader that steps down has waited for as long as it was given.
  case stepDown(NodeID)
  /// A leader that stepped down may stand again.
  case sitOut(NodeID)
  /// The follower was behind for too long to count as in sync at that leader.
  case lag(leader: NodeID, follower: NodeID)
  /// The leader looks who is to be dropped from its in-sync set.
  case check(NodeID)
  /// The controllers have heard nothing of the node for too long.
  case session(NodeID)
  /// The leadership may go back to the node that was declared first.
  case preference(NodeID)
  /// A follower's request that found no entries is answered, with what is committed.
  case news(leader: NodeID, follower: NodeID)
  /// The one could not hear the other for too long to take it to be connected.
  case keepalive(at: NodeID, of: NodeID)
  /// A leader that a newer epoch has replaced has gone on for as long as it may.
  case grace(NodeID)
  /// The follower was without its leader for too long to be chosen.
  case apart(NodeID)
  /// A watcher whose clock had jumped acts again.
  case tilt(NodeID)
  /// The followers that need a whole copy are gathered.
  case gather(NodeID)
  /// A copy that has come is loaded.
  case load(NodeID)
  /// A node has gone back to where its log and its upstream's part.
  case unwind(NodeID)
  /// A leader was without followers for so long that it drops what it kept for them.
  case forget(NodeID)
  /// A client waited for as long as it wanted for followers to have what it wrote.
  case count(NodeID, OperationID)
  /// A write waited too long for its acknowledgement at that leader.
  case acknowledgement(NodeID, OperationID)
}

/// When an armed timer goes off.
public enum Delay: Hashable, Sendable {
  case after(Microseconds)
  /// Between `least` and `least + spread`, at random.
  case between(least: Microseconds, spread: Microseconds)
  /// At the next whole multiple.
  case aligned(every: Microseconds)
}

/// One timer's state. Its number tells a timer that went off from one that was called off or armed
/// anew since.
struct Arm: Hashable, Sendable {
  var number: UInt32 = 0
  var isArmed = false

  mutating func arm() -> UInt32 {
    number &+= 1
    isArmed = true
    return number
  }

  mutating func disarm() { isArmed = false }

  /// Whether this is the timer that is armed now; if so it is not any more.
  mutating func fire(_ fired: UInt32) -> Bool {
    guard isArmed, fired == number else { return false }
    isArmed = false
    return true
  }
}

struct NodeTimers: Hashable, Sendable {
  var flush = Arm()
  var report = Arm()
  var fetch = Arm()
  var silence = Arm()
  var majority = Arm()
  var handover = Arm()
  var check = Arm()
  var session = Arm()
  var preference = Arm()
  var grace = Arm()
  var apart = Arm()
  var tilt = Arm()
  var gather = Arm()
  var load = Arm()
  var forget = Arm()
  var idle = Arm()
  var takeover = Arm()
  var catchUp = Arm()
  var stepDown = Arm()
  var sitOut = Arm()
  var unwind = Arm()
}
