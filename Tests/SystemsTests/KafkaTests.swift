import ClientHistory
import Replication
import Systems
import Testing

/// What Kafka's parameters choose on the axes.
@Suite("Kafka's choices")
struct KafkaTests {
  private func rules(
    _ version: String = "4.1", _ set: [String: String] = [:], controllers: Int = 1
  ) throws -> Rules {
    try chosen(by: .kafka, version, set, deciders: controllers, .controller).rules
  }

  @Test("acks takes 0, 1, all and -1, and refuses others (KF-1)")
  func acks() throws {
    let system = ReplicationSystem.kafka
    let number = try #require(system.index(of: "acks"))
    #expect(try rules("4.1", ["acks": "-1"]).acknowledgement.who == .inSync)
    #expect(try rules("4.1", ["acks": "1"]).acknowledgement.who == .leader)
    #expect(try rules("4.1", ["acks": "0"]).acknowledgement.who == .none)
    #expect(throws: ParameterProblem.self) { try system.parameters[number].value(of: "2") }
  }

  @Test("the high watermark follows the set whatever acks asks for")
  func commit() throws {
    #expect(try rules("4.1", ["acks": "0"]).commit?.who == .inSync)
  }

  @Test("versions tell apart the strict minimum, eligible replicas and unclean elections")
  func versions() throws {
    #expect(try rules("3.6").minimumDoes == .tells)
    #expect(try rules("3.7").minimumDoes == .holds)
    #expect(try rules("3.7", ["eligible.leader.replicas.version": "1"]).eligible == .off)
    #expect(try rules("4.0").eligible == .off)
    #expect(try rules("4.0", ["eligible.leader.replicas.version": "1"]).eligible == .on)
    #expect(try rules("4.1").eligible == .on)
    #expect(try rules("0.10").unclean == .on)
    #expect(try rules("0.11").unclean == .off)
    #expect(try rules("0.10").diverged == .committed)
    #expect(try rules("0.11").diverged == .rewind)
  }

  @Test("idempotence needs acks=all (KF-27)")
  func idempotence() throws {
    #expect(try rules().resent == .known)
    #expect(try rules("4.1", ["acks": "1"]).resent == .appended)
  }

  @Test("without a controller nobody decides")
  func controllers() throws {
    #expect(try rules(controllers: 0).failover == .manual)
    #expect(try rules().failover == .controller(after: 9_000_000))
  }
}
