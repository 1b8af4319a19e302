import Interpreter
import Replication
import Simulation
import Testing

/// Settings that promise something keep it on every schedule, and others are caught breaking it.
@Suite struct SafetyTests {
  struct Findings {
    var lost = 0
    var firstLoss = ""
    var acknowledged = 0
    var takeovers = 0
    var doubleEpochs = 0
  }

  /// A random schedule of writes and faults that no wipe is among.
  private func search(_ beginning: String, seeds: Range<UInt64>) -> Findings {
    var all = Findings()
    for seed in seeds {
      var random = Random(seed: seed &* 77 &+ 5)
      var stand = Stand(seed: seed)
      stand.say(beginning)
      for _ in 0..<50 { stand.say(Self.draw(&random)) }
      stand.say("heal\nwait 30s\nsettle")
      let lost = stand.interpreter.history.counts.writes(.lost)
      if lost > 0, all.lost == 0 { all.firstLoss = stand.texts.joined(separator: "\n") }
      all.lost += lost
      all.acknowledged += stand.interpreter.history.counts.writes(.acknowledged)
      var epochs: Set<UInt32> = []
      for event in stand.events {
        guard case .leads(_, let epoch, _, _) = event else { continue }
        all.takeovers += 1
        if !epochs.insert(epoch).inserted { all.doubleEpochs += 1 }
      }
    }
    return all
  }

  private static func draw(_ random: inout Random) -> String {
    let names = ["a", "b", "c"]
    let node = names[Int(random.below(3))]
    let other = names[Int(random.below(3))]
    switch random.below(20) {
    case 0..<6: return "write x = \(random.below(100)) within 40ms"
    case 6: return "start alice: write y = \(random.below(100)) within 40ms"
    case 7..<10: return "wait \(1 + random.below(9))ms"
    case 10: return "wait 3s"
    case 11: return "crash \(node)"
    case 12: return "crash \(node) hard"
    case 13..<16: return "restart \(node)"
    case 16: return "partition \(node) | rest"
    case 17: return node == other ? "heal" : "cut \(node) -> \(other)"
    case 18: return "heal"
    default: return random.below(2) == 0 ? "freeze \(node)" : "thaw \(node)"
    }
  }

  @Test func aMajorityAndElectionsLoseNothing() {
    let found = search(
      """
      node a leader flush 1ms
      node b follower flush 3ms
      node c follower
      set acknowledgement majority
      set failover automatic after 1s
      set diverged rewind
      """, seeds: 0..<500)
    #expect(found.lost == 0, "\(found.firstLoss)")
    #expect(found.doubleEpochs == 0)
    #expect(found.takeovers > 50 && found.acknowledged > 500)
  }

  @Test func aMajorityThatDoesNotFlushLosesSometimes() {
    let found = search(
      """
      node a leader
      node b, c follower
      set acknowledgement majority received
      set durable never
      set failover automatic after 1s
      set diverged rewind
      """, seeds: 0..<60)
    #expect(found.lost > 0)
  }

  @Test func theLeaderAloneLosesSometimes() {
    let found = search(
      """
      node a leader
      node b, c follower
      set acknowledgement leader
      set failover automatic after 1s
      set diverged rewind
      """, seeds: 0..<60)
    #expect(found.lost > 0)
    #expect(found.doubleEpochs == 0)
  }

  /// What a cluster lost after a promotion at a random time.
  private func lostByPromoting(_ settings: String, _ node: String) -> Int {
    var lost = 0
    for seed in UInt64(0)..<60 {
      var random = Random(seed: seed)
      var stand = Stand(seed: seed)
      stand.say("node a leader\nnode b, c follower jitter exponential 3ms\n" + settings)
      for _ in 0..<8 {
        stand.say("write x = 1 within 6ms")
        if random.below(3) == 0 { stand.say("hold a -> \(["b", "c"][Int(random.below(2))])") }
        if random.below(3) == 0 { stand.say("release a -> b\nrelease a -> c") }
        stand.say("wait \(random.below(4))ms")
      }
      stand.say(random.below(2) == 0 ? "crash a" : "crash a hard")
      stand.say("promote \(node)")
      lost += stand.interpreter.history.counts.writes(.lost)
    }
    return lost
  }

  @Test func aSynchronousFollowerHasEverything() {
    #expect(lostByPromoting("set b, c sync", "b") == 0)
    #expect(lostByPromoting("set b sync", "b") == 0)
    #expect(lostByPromoting("set b sync", "c") > 0)
    #expect(lostByPromoting("", "b") > 0)
    #expect(lostByPromoting("set acknowledgement any 1 of (b, c)", "b") > 0)
    #expect(lostByPromoting("set acknowledgement any 2 of (b, c)", "b") == 0)
    #expect(lostByPromoting("set b sync\nset timeout 3ms then async", "b") > 0)
  }
}
