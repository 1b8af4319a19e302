import ClientHistory
import Replication
import Systems
import Testing

/// How a system's choices come over what was set by hand.
@Suite("Adopting choices")
struct AdoptingTests {
  /// An axis that `adopt` forgets would keep what the system before chose.
  @Test("every axis is adopted")
  func everyAxis() throws {
    let source = try Repository.text("Sources/Replication/Axes/Rules+Adopting.swift")
    for child in Mirror(reflecting: Rules()).children {
      let name = try #require(child.label)
      #expect(source.contains("take(\\.\(name))"), "\(name) is not adopted")
    }
  }

  @Test("what was set by hand on other axes stays")
  func byHand() {
    var rules = Rules()
    rules.diverged = .copy
    var chosen = Rules()
    chosen.visible = .acknowledged
    rules.adopt(Rules.Change(from: Rules(), to: chosen))
    #expect(rules.visible == .acknowledged)
    #expect(rules.diverged == .copy)
  }

  @Test("a node that has choices of its own keeps them when the common ones change")
  func ownChoices() {
    var table = RuleTable()
    var own = Rules()
    own.minimum = 2
    table.adopt(
      Rules.Change(from: Rules(), to: Rules()), at: [(NodeID(1), .init(from: Rules(), to: own))])
    #expect(table[NodeID(1)].minimum == 2)
    #expect(table[NodeID(0)].minimum == 0)
    var common = Rules()
    common.minimum = 1
    table.adopt(.init(from: Rules(), to: common), at: [(NodeID(1), .init(from: own, to: own))])
    #expect(table[NodeID(1)].minimum == 2)
    #expect(table[NodeID(0)].minimum == 1)
  }
}
