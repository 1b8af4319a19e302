import Session
import Systems
import Testing

/// What `.help` says about real systems.
@Suite("Help about systems")
struct SystemHelpTests {
  private func told(_ line: String) -> String {
    var session = Session(Session.Options(width: 90))
    return String(decoding: session.submit(line).output, as: UTF8.self)
  }

  @Test("all of them, and what they call the same things")
  func overview() {
    let text = told(".help systems")
    for system in Catalogue.systems { #expect(text.contains("\(system.name): versions")) }
    for row in Glossary.rows { #expect(text.contains("  \(row.idea)\n")) }
    #expect(text.contains("    kafka: leader epoch\n"))
  }

  @Test("each with its parameters", arguments: Catalogue.systems.indices)
  func parameters(number: Int) {
    let system = Catalogue.systems[number]
    let text = told(".help \(system.name)")
    for parameter in system.parameters { #expect(text.contains(parameter.name)) }
    for other in system.unmodelled { #expect(text.contains(other.name)) }
  }

  @Test("and `.help` says where to find that")
  func pointer() { #expect(told(".help").contains(".help systems")) }

  @Test("a parameter by its name, in every system that has it")
  func parameter() {
    #expect(told(".help acks").contains("acks of Kafka (default all)"))
    #expect(told(".help synchronous_commit").contains("PostgreSQL"))
  }
}
