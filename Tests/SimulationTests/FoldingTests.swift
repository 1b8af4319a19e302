import ClientHistory
import Testing

@testable import Replication
@testable import Simulation

/// Memory does not grow with the number of writes.
@Suite struct FoldingTests {
  @Test func entriesThatEveryNodeHasAreLetGo() {
    var world = World(seed: 1, folding: World.Folding(every: 4_000, keeping: 3_000))
    for _ in 0..<2 { _ = world.addNode(.data) }
    world.act { $0.declareLeader(NodeID(0)) }
    world.act { $0.attach(NodeID(1), to: NodeID(0), fixed: false) }
    var most = 0
    for number in UInt32(1)...40_000 {
      let id = OperationID(number)
      let change = Change(key: KeyID(Int(number % 7)), action: .add(1))
      let write = Write(operation: id, changes: [change])
      world.submit(
        Request(operation: id, client: .unnamed, node: NodeID(0), what: .write(write, Wishes())))
      if number % 50 == 0 {
        let end = world.clock + 2_000
        while case .performed = world.proceed(upTo: end, onlyHelpful: false) {}
        world.passTime(to: end)
        world.clearOccurrences()
        let entries = world.cluster.log.branches.map { $0.entries.count - $0.entries.dropped }
        most = max(most, entries.reduce(0, +))
      }
    }
    #expect(most < 9_000)
    #expect(world.cluster.log.foldedTo > 30_000)
    #expect(world.cluster.brokenInvariants().isEmpty)
    for node in 0..<2 {
      for key in 0..<7 {
        let expected = Int64(40_000 / 7) + (1...40_000 % 7 ~= key ? 1 : 0)
        #expect(world.look(at: NodeID(node), [KeyID(key)])[0].cell.value?.integer == expected)
      }
    }
  }

  /// A node that is down keeps what it lacks from being folded away.
  @Test func whatSomeNodeLacksIsKept() {
    var world = World(seed: 1, folding: World.Folding(every: 10, keeping: 0))
    for _ in 0..<2 { _ = world.addNode(.data) }
    world.act { $0.declareLeader(NodeID(0)) }
    world.act { $0.attach(NodeID(1), to: NodeID(0), fixed: false) }
    world.act { $0.crash(NodeID(1)) }
    for number in UInt32(1)...3_000 {
      let change = Change(key: KeyID(0), action: .add(1))
      let write = Write(operation: OperationID(number), changes: [change])
      world.submit(
        Request(
          operation: OperationID(number), client: .unnamed, node: NodeID(0),
          what: .write(write, Wishes())))
    }
    #expect(world.cluster.log.foldedTo == 0)
    world.act { $0.restart(NodeID(1)) }
    while case .performed = world.proceed(upTo: 1_000_000, onlyHelpful: false) {}
    #expect(world.look(at: NodeID(1), [KeyID(0)])[0].cell.value?.integer == 3_000)
    #expect(world.cluster.brokenInvariants().isEmpty)
  }
}
