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
}
