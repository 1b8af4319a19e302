import Simulation

/// Draws statements at random: every statement that changes anything, every axis, every choice.
struct Walk {
  private var random: Random
  private(set) var nodes = ["a"]
  private var added = 0

  init(seed: UInt64) { random = Random(seed: seed &* 0x2545_f491_4f6c_dd1d &+ 7) }

  mutating func below(_ bound: Int) -> Int { Int(random.below(Int64(bound))) }

  mutating func one(_ choices: [String]) -> String { choices[below(choices.count)] }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// The cluster to begin with.
  mutating func beginning() -> [String] {
    var lines = ["node a leader"]
    for name in ["b", "c", "d"].prefix(1 + below(3)) {
      var line = "node \(name) follower"
      if nodes.count > 1, chance(15) { line += " of b" }
      if chance(50) { line += " sync" }
      if chance(25) { line += " latency \(one(["0us", "3ms", "40ms", "1s"]))" }
      if chance(15) { line += " flush \(one(["2ms", "30ms"]))" }
      if chance(15) { line += " apply \(one(["2ms", "30ms"]))" }
      if chance(10) { line += " delay \(one(["20ms", "1s"]))" }
      if chance(10) { line += " copy 20ms" }
      if chance(10) { line += " jitter \(one(["uniform", "exponential", "normal"])) 5ms" }
      lines.append(line)
      nodes.append(name)
    }
    if chance(20) { lines.append("node w1, w2, w3 watcher") }
    if chance(20) { lines.append("node k controller") }
    if chance(20) { lines.append("node r arbiter") }
    for _ in 0..<below(5) { lines.append(setting()) }
    return lines
  }

  mutating func statement() -> String {
    switch below(100) {
    case 0..<26: operation()
    case 26..<44: time()
    case 44..<62: nodeFault()
    case 62..<74: linkFault()
    case 74..<84: failover()
    case 84..<92: setting()
    case 92..<97: nodeSetting()
    default: topology()
    }
  }

  private mutating func node() -> String { nodes[below(nodes.count)] }

  private mutating func key() -> String { one(["x", "y", "z"]) }

  private mutating func place() -> String { chance(60) ? "" : " at \(node())" }

  private mutating func operation() -> String {
    let client = chance(30) ? one(["alice: ", "bob: "]) : ""
    switch below(16) {
    case 14:
      let view = one(["applied", "committed", "linearizable"])
      return "\(client)read \(key())\(place()) showing \(view)"
    case 15: return "read \(key()) at \(one(["any-follower", "follower-first", "leader-first"]))"
    case 0..<4: return "\(client)write \(key()) = \(below(100))\(place())"
    case 4: return "write x = \(below(9)), y = \(below(9))\(place()) within 20ms"
    case 5: return "write \(key()) = 1 size \(one(["1kb", "45b"])) apply 5ms expires 30ms"
    case 6: return "\(client)add z \(below(5))"
    case 7: return "\(client)delete \(key())"
    case 8..<10: return "\(client)read \(key())\(place())"
    case 10: return "alice: read x at \(node()) after own writes within 30ms"
    case 11: return "start \(one(["alice", "bob"])): write \(key()) = \(below(100))\(place())"
    case 12: return "read from \(one(["1", "3", "earliest", "latest"]))\(place())"
    case 13 where chance(40): return "cancel \(one(["alice", "bob"]))"
    default: return one(["alice: begin", "alice: commit", "alice: rollback"])
    }
  }

  private mutating func time() -> String {
    switch below(12) {
    case 0..<4: "step"
    case 4: "step \(2 + below(5))"
    case 5..<9: "wait \(one(["1ms", "2ms", "7ms", "60ms", "2s", "15s"]))"
    case 9: "settle"
    case 10: "step \(one(["flush", "apply", "timer"])) \(node())"
    default: "step deliver \(nodes[0]) -> \(nodes[nodes.count - 1])"
    }
  }

  private mutating func nodeFault() -> String {
    let name = node()
    switch below(16) {
    case 0: return "crash \(name)"
    case 1: return "crash \(name) hard"
    case 2: return "stop \(name)"
    case 3: return "wipe \(name)"
    case 4..<9: return "restart \(name)"
    case 9: return "restart \(name) as follower of \(node())"
    case 10: return "freeze \(name)"
    case 11: return "thaw \(name)"
    case 12: return "pause \(name)\(one(["", " receiving"]))"
    case 13: return "resume \(name)\(one(["", " receiving"]))"
    case 14: return "checkpoint \(name)\(one(["", " keep 2"]))"
    default: return "slow \(name) \(one(["1x", "3x"]))"
    }
  }

  private mutating func linkFault() -> String {
    let (one, other) = (node(), node())
    let ends = "\(one) \(self.one(["->", "<->"])) \(other)"
    guard one != other else { return "heal" }
    switch below(10) {
    case 0..<2: return "partition \(one)\(chance(30) ? ", alice" : "") | rest"
    case 2: return "cut \(ends)"
    case 3..<5: return "heal"
    case 5: return "heal \(ends)"
    case 6: return "hold \(ends)"
    case 7..<9: return "release \(ends)"
    default: return chance(60) ? "disconnect \(one) -> \(other)" : "partition \(one) | \(other)"
    }
  }

  private mutating func failover() -> String {
    let (name, other) = (node(), node())
    switch below(15) {
    case 0..<4: return "promote \(name)"
    case 4: return "promote \(name) discarding"
    case 5: return "demote \(name)"
    case 6 where name != other: return "demote \(name) to \(other) within 20ms"
    case 7 where name != other: return "demote \(name) to \(other)"
    case 8..<10: return "rejoin \(name)"
    case 10: return "elect"
    case 11..<13: return "stepdown \(name) for \(one(["5ms", "1s"])) within 3ms"
    case 13: return "stepdown \(name) for 1s force"
    default: return "elect unclean"
    }
  }

  private mutating func setting() -> String {
    let text = one(Walk.settings)
    return "set \(text)" + (chance(25) ? " at \(node())" : "")
  }

  static let settings = [
    "acknowledgement none", "acknowledgement leader received", "acknowledgement all flushed",
    "acknowledgement all applied", "acknowledgement majority received",
    "acknowledgement majority", "acknowledgement in-sync", "acknowledgement first 1",
    "acknowledgement first 1 of (leader, followers)",
    "acknowledgement any 1 of (followers) applied", "acknowledgement any 2", "timeout never",
    "timeout 20ms then async", "timeout 20ms then fail", "timeout refuse", "visible appended",
    "visible flushed", "visible acknowledged", "visible committed", "shows applied",
    "shows committed", "durable always", "durable every 10ms", "durable never", "buffer os",
    "buffer process", "transfer push", "transfer pull", "transfer pull every 10ms",
    "report immediately", "report every 10ms", "membership fixed", "membership connected",
    "membership within 10ms", "minimum 0", "minimum 1", "failover manual",
    "failover automatic after 1s", "failover watchers after 1s", "failover watchers 1 after 1s",
    "failover controller after 1s", "repoint promotion", "repoint operator", "repoint followers",
    "winner named", "winner newest", "winner in-sync", "winner priority", "fencing off",
    "fencing on", "fencing majority", "fencing lease 1s", "diverged stuck", "diverged rewind",
    "diverged aside", "diverged copy", "diverged errant", "retain all", "retain 2", "retain 300b",
    "retain needed", "behind copy", "behind refuse", "membership within 30ms checked every 15ms",
    "membership heard within 20ms checked every 10ms", "minimum-counts followers",
    "minimum-counts members", "minimum-counts replicas", "minimum-for every-write",
    "minimum-for in-sync", "minimum-does refuses", "minimum-does tells", "minimum-does holds",
    "eligible on", "eligible off", "unclean on", "unclean off", "leaving at-once",
    "leaving hands-over", "preferred never", "preferred every 50ms", "commit-news at-once",
    "commit-news with-entries 5ms",
    "acknowledgement any 1 of (followers) received leader flushed",
    "acknowledgement all applied-flushed", "durable on-demand every 10ms", "buffer leader-process",
    "forward flushed", "forward applied", "forward received", "membership streaming",
    "report changes every 10ms", "released on-report", "released always", "keepalive 20ms",
    "keepalive never", "locks keys", "locks none", "shorthanded async", "shorthanded skip",
    "shorthanded wait", "cancelling warns", "cancelling ignored", "cancelling leaves",
    "retries 0", "retries 2", "resent known", "readable any",
    "readable in-sync", "out-of-range latest", "out-of-range earliest", "waits-for whole-log",
    "expired hidden", "restarting anew", "gathers after 20ms", "loads for 20ms",
    "forgets after 50ms",
    "retry after 100ms", "apart after 30ms", "winner lowest-priority", "fencing grace 50ms",
    "diverged foreign", "diverged committed", "rewinding off", "rewinding on", "serves always",
    "serves unless-stuck", "serves connected", "follower-writes refused", "follower-writes local",
    "follower-writes conflicting", "unapplied dropped", "unapplied kept", "unacknowledged dropped",
    "shutdown drained", "shutdown at-once", "marks on-connect", "marks at-once",
    "trimming checkpoints", "trimming at-once", "slot on", "slot off", "slot-limit 200b",
    "slot-limit none",
    "commit as-acknowledged", "commit majority",
    "commit any 1 of (followers) received", "showing usual", "showing applied",
    "showing committed", "showing linearizable", "route leader", "route leader-first",
    "route any-follower", "route follower-first", "route any", "freshness any",
    "freshness within 5ms", "allowance 1ms", "window 5ms", "follower-reads open",
    "follower-reads asked", "impossible wait", "impossible fail", "progress direct",
    "progress chained", "idle nothing", "idle every 300ms", "canvass on", "canvass off",
    "loyalty all", "loyalty arbiters", "loyalty none", "takeover on", "takeover off",
    "catchup none", "catchup within 5ms", "catchup unlimited", "newcomers vote",
    "newcomers wait",
    "durable applied", "errants join", "errants stay", "confirmed followers",
    "confirmed nobody",
    "delays confirming", "delays applying", "limit 20ms", "limit never",
    "sets-aside values", "behind copy-empty", "unwinds for 10ms", "unwinds off",
  ]

  private mutating func nodeSetting() -> String {
    let name = node()
    switch below(9) {
    case 0: return "set \(name) sync"
    case 1: return "set \(name) async"
    case 2: return "set \(name) \(one(["hidden", "open"]))"
    case 3: return "set \(name) flush \(one(["0us", "5ms"])) apply \(one(["0us", "5ms"]))"
    case 4: return "set \(name) delay \(one(["0us", "50ms"]))"
    case 5: return "set \(name) priority \(below(3)) votes \(below(3))"
    case 6: return "set \(name) latency \(one(["1ms", "30ms"])) clock +\(below(9))ms"
    default: return "set \(name) follower\(chance(50) ? " of \(node())" : "")"
    }
  }

  private mutating func topology() -> String {
    switch below(4) {
    case 0 where nodes.count > 2:
      return "remove \(nodes.remove(at: below(nodes.count)))"
    case 1:
      return "alice: set \(one(["acknowledgement leader", "timeout 5ms then fail"]))"
    case 2:
      return "disconnect \(one(["alice", "bob"]))"
    default:
      added += 1
      nodes.append("n\(added)")
      return "node n\(added) follower"
    }
  }
}
