import ClientHistory
import Replication
import Testing

@testable import Systems

/// What a replica set of MongoDB chooses.
@Suite("MongoDB")
struct MongoDBTests {
  private func shape(_ withData: Int, arbiters: Int = 0) -> Shape {
    Shape(
      members: (0..<(withData + arbiters)).map { index in
        Shape.Member(
          id: NodeID(index), name: "n\(index)", holdsData: index < withData,
          isArbiter: index >= withData, votes: 1)
      })
  }

  private func rules(
    _ version: String, _ shape: Shape, _ settings: [(String, String)] = []
  ) throws -> Rules {
    let system = ReplicationSystem.mongodb
    var values = Values(of: system, version: version)
    for (name, text) in settings {
      let number = try #require(system.index(of: name))
      values.set(number, to: try system.parameters[number].value(of: text))
    }
    return system.choose(values, shape).rules
  }

  @Test("the default write concern depends on the arbiters (MG-10)")
  func defaultConcern() throws {
    #expect(try rules("8.0", shape(3)).acknowledgement.who == .majority)
    #expect(try rules("8.0", shape(2, arbiters: 1)).acknowledgement.who == .leader)
    #expect(try rules("8.0", shape(3, arbiters: 1)).acknowledgement.who == .leader)
    #expect(try rules("8.0", shape(4, arbiters: 1)).acknowledgement.who == .majority)
    #expect(try rules("4.4", shape(3)).acknowledgement.who == .leader)
  }

  @Test("how far a majority is depends on the version and the journal (MG-6, MG-7)")
  func stages() throws {
    #expect(try rules("8.0", shape(3)).acknowledgement.stage == .flushed)
    #expect(try rules("7.0", shape(3)).acknowledgement.stage == .appliedFlushed)
    let off = [("writeConcernMajorityJournalDefault", "off")]
    #expect(try rules("8.0", shape(3), off).acknowledgement.stage == .received)
    #expect(try rules("7.0", shape(3), off).acknowledgement.stage == .applied)
    #expect(try rules("8.0", shape(3), [("j", "off")]).acknowledgement.stage == .flushed)
  }

  @Test("wtimeout is for those who wait for others (MG-8)")
  func timeouts() throws {
    let second = ("wtimeout", "1000")
    #expect(try rules("8.0", shape(3), [second]).timeout == .fail(after: 1_000_000))
    #expect(try rules("8.0", shape(3), [second, ("w", "1")]).timeout == .never)
    #expect(try rules("8.0", shape(3), [second, ("w", "2")]).timeout == .fail(after: 1_000_000))
  }

  @Test("values are refused as MongoDB refuses them")
  func values() throws {
    #expect(WriteConcern.problem(in: "51")?.contains("not greater than 50") == true)
    #expect(WriteConcern.problem(in: "-1")?.contains("non-negative") == true)
    #expect(WriteConcern.problem(in: "most")?.contains("No write concern mode") == true)
    #expect(WriteConcern.problem(in: "") == nil)
    #expect(Staleness.problem(in: "89") != nil)
    #expect(Staleness.problem(in: "-1") == nil)
    #expect(Staleness.limit("9223372036854775807") == nil)
    #expect(Staleness.limit("90") == 90_000_000)
  }
}
