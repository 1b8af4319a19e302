import ClientHistory
import Replication
import Systems
import Testing

/// What Redis's parameters choose on the axes.
@Suite("Redis's choices")
struct RedisTests {
  private func choices(
    _ version: String = "7.2", _ set: [String: String] = [:], sentinels: Int = 0
  ) throws -> Choices {
    try chosen(by: .redis, version, set, deciders: sentinels, .watcher)
  }

  @Test("older names of parameters are known")
  func aliases() {
    #expect(ReplicationSystem.redis.index(of: "slave-priority") != nil)
    #expect(ReplicationSystem.redis.index(of: "min-slaves-to-write") != nil)
  }

  @Test("appendfsync always flushes before the reply and before replicas are fed (RD-21)")
  func persistence() throws {
    let always = try choices("7.2", ["appendonly": "yes", "appendfsync": "always"]).rules
    #expect(always.acknowledgement == Acknowledgement(who: .leader, stage: .flushed))
    #expect(always.forward == .flushed)
    #expect(try choices("7.2", ["appendonly": "yes"]).rules.durable == .every(1_000_000))
    #expect(try choices().rules.buffer == .process)
  }

  @Test("Sentinel decides where watchers are (RD-26 to RD-30)")
  func sentinel() throws {
    #expect(try choices().rules.failover == .manual)
    #expect(try choices().rules.fencing == .off)
    let watched = try choices("7.2", ["quorum": "3"], sentinels: 5).rules
    #expect(watched.failover == .watchers(quorum: 3, after: 30_000_000))
    #expect(watched.fencing == .grace(8_000_000))
    #expect(watched.winner == .lowestPriority)
  }

  @Test("versions tell apart what WAIT waits for and when a full sync starts")
  func versions() throws {
    #expect(try choices("7.0").rules.waitsFor == .wholeLog)
    #expect(try choices("7.2").rules.waitsFor == .ownWrite)
    #expect(try choices("6.2").rules.gathers == nil)
    #expect(try choices("7.0").rules.gathers == 5_000_000)
  }
}
