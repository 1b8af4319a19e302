import Interpreter
import Replication
import Simulation
import Systems
import Testing

/// Statements drawn at random under the rules of a system never break what must always hold, and
/// never trap.
@Suite("Random worlds of systems")
struct SystemWalkTests {
  static let uses = Catalogue.systems.flatMap { system in
    system.versions.map { "use \(system.name) \($0)" }
  }

  @Test("what must always hold does", arguments: uses)
  func invariants(use: String) {
    for seed in UInt64(0)..<40 {
      guard isSound(use, seed) else { return }
    }
  }

  private func isSound(_ use: String, _ seed: UInt64) -> Bool {
    var walk = Walk(seed: seed)
    var stand = Stand(seed: seed)
    let deciders = ["node q controller", "node v1, v2, v3 watcher"]
    for line in [use, "client alice, bob"] + walk.beginning() + deciders { stand.say(line) }
    for _ in 0..<WalkTests.statements {
      stand.say(walk.chance(10) ? extra(&walk) : walk.statement())
      let broken = stand.interpreter.world.cluster.brokenInvariants()
      guard broken.isEmpty else {
        Issue.record(
          "seed \(seed): \(broken.joined(separator: "; "))\n\(stand.texts.joined(separator: "\n"))")
        return false
      }
    }
    return stand.interpreter.world.clock < World.latest
  }

  private func extra(_ walk: inout Walk) -> String {
    walk.one([
      "alice: wait for 1 follower within 50ms", "wait for 2 replicas flushed within 1s",
      "alice: set retries 3", "alice: set resent known", "elect preferred", "wait 20s", "wait 2m",
      "set v1 clock +9s", "read from latest", "read from 2 at b", "crash q", "restart q",
    ])
  }
}
