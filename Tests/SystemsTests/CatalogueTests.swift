import Replication
import Systems
import Testing

/// What holds for every system.
@Suite("Catalogue of systems")
struct CatalogueTests {
  @Test("every default is a value that the parameter takes", arguments: Catalogue.systems.indices)
  func defaults(number: Int) throws {
    for parameter in Catalogue.systems[number].parameters {
      #expect(throws: Never.self, "\(parameter.name)") {
        _ = try parameter.value(of: parameter.defaultValue)
      }
    }
  }

  @Test("no name stands for two parameters", arguments: Catalogue.systems.indices)
  func names(number: Int) {
    let system = Catalogue.systems[number]
    let names =
      system.parameters.flatMap { [$0.name] + $0.aliases } + system.unmodelled.map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
  }

  @Test("a version is that of the newest rules which are not newer")
  func versions() {
    let system = Catalogue.systems[0]
    #expect(system.rules(of: "15") == "15")
    #expect(system.rules(of: "16.2") == "15")
    #expect(system.rules(of: "14") == nil)
    #expect(system.rules(of: "new") == nil)
  }

  @Test("a default is that of the version")
  func defaultsByVersion() throws {
    let kafka = try #require(Catalogue.systems.first { $0.name == "kafka" })
    let old = Values(of: kafka, version: "0.10")
    let new = Values(of: kafka, version: "3.6")
    #expect(old.word("acks") == "1")
    #expect(new.word("acks") == "all")
    #expect(old.flag("unclean.leader.election.enable"))
    #expect(!new.flag("unclean.leader.election.enable"))
    #expect(old.time("replica.lag.time.max.ms") == 10_000_000)
  }

  @Test(
    "every earlier default is a value, before a version there is",
    arguments: Catalogue.systems.indices)
  func earlier(number: Int) {
    let system = Catalogue.systems[number]
    for parameter in system.parameters {
      for one in parameter.earlier {
        #expect(system.versions.contains(one.before))
        #expect(throws: Never.self, "\(parameter.name)") { _ = try parameter.value(of: one.value) }
      }
    }
  }

  @Test("what a flag takes stands for on and off among words")
  func flagsAmongWords() throws {
    let commit = try #require(Catalogue.systems[0].parameters.first)
    #expect(try commit.value(of: "true") == .word("on"))
    #expect(try commit.value(of: "0") == .word("off"))
    #expect(try commit.value(of: "Remote_Apply") == .word("remote_apply"))
  }
}
