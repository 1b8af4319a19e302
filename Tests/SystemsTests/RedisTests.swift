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
    let system = ReplicationSystem.redis
    var values = Values(of: system, version: version)
    for (name, text) in set {
      let number = try #require(system.index(of: name))
      values.set(number, to: try system.parameters[number].value(of: text))
    }
    var members = [
      Shape.Member(id: NodeID(0), name: "a", holdsData: true, isArbiter: false, votes: 1)
    ]
    for index in 0..<sentinels {
      members.append(
        Shape.Member(
          id: NodeID(index + 1), name: "w\(index)", kind: .watcher, holdsData: false,
          isArbiter: false, votes: 0))
    }
    return system.choose(values, Shape(members: members))
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
