import Interpreter
import Replication
import Simulation
import Syntax
import Testing

/// Statements drawn at random never break what must always hold, and never trap.
@Suite struct WalkTests {
  /// How many scripts are drawn; more of them search for longer.
  static let seeds: Range<UInt64> = 0..<400
  static let statements = 60

  @Test func whatMustAlwaysHoldDoes() {
    for seed in WalkTests.seeds {
      guard isSound(seed) else { return }
    }
  }

  private func isSound(_ seed: UInt64) -> Bool {
    var walk = Walk(seed: seed)
    var stand = Stand(seed: seed)
    for line in ["client alice, bob"] + walk.beginning() { stand.say(line) }
    for _ in 0..<WalkTests.statements {
      stand.say(walk.statement())
      let broken = stand.interpreter.world.cluster.brokenInvariants()
      guard broken.isEmpty else {
        Issue.record(
          "seed \(seed): \(broken.joined(separator: "; "))\n\(stand.texts.joined(separator: "\n"))")
        return false
      }
    }
    guard stand.interpreter.world.clock < World.latest else { return false }
    return true
  }

  @Test func theSameSeedGivesTheSameOutput() {
    for seed in UInt64(0)..<30 {
      let text = WalkTests.script(seed)
      let (one, other) = (Told(text, seed: seed), Told(text, seed: seed))
      #expect(one.output == other.output, "seed \(seed)")
      #expect(one.status == .done, "seed \(seed): \(one.complaints)\n\(one.output)")
    }
  }

  @Test func theSameSeedGivesTheSameFingerprint() {
    var seen: Set<UInt64> = []
    for seed in UInt64(0)..<30 {
      let fingerprint = WalkTests.fingerprint(seed)
      #expect(fingerprint == WalkTests.fingerprint(seed), "seed \(seed)")
      seen.insert(fingerprint)
    }
    #expect(seen.count == 30)
  }

  static func script(_ seed: UInt64) -> String {
    var walk = Walk(seed: seed)
    var lines = ["client alice, bob"] + walk.beginning()
    for _ in 0..<statements { lines.append(walk.statement()) }
    return lines.joined(separator: "\n")
  }

  private static func fingerprint(_ seed: UInt64) -> UInt64 {
    var stand = Stand(seed: seed)
    stand.say(script(seed))
    return stand.interpreter.world.fingerprint()
  }
}
