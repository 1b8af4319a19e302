import ClientHistory
import Testing

@Suite struct HistoryTests {
  @Test func memoryIsBoundedAndCountsGoOn() {
    var history = History()
    for _ in 0..<260_000 {
      history.addWrite(.acknowledged)
      if history.wantsTrimming { history.trim { _ in true } }
    }
    #expect(history.newest(.max).count < 120_000)
    #expect(history.count == 260_000)
    #expect(history.counts.writes(.acknowledged) == 260_000)
    #expect(history[OperationID(1)] == nil)
    #expect(history[OperationID(260_000)]?.id == OperationID(260_000))
  }

  @Test func whatIsNotSettledIsKept() {
    var history = History()
    for number in 0..<130_000 {
      history.addWrite(number % 1_000 == 0 ? .pending : .acknowledged)
      if history.wantsTrimming { history.trim { $0.outcome != .pending } }
    }
    for number in stride(from: 0, to: 130_000, by: 1_000) {
      let id = OperationID(UInt32(number) + 1)
      #expect(history[id]?.outcome == .pending)
      history.update(id) { $0.outcome = .failed }
      #expect(history[id]?.outcome == .failed)
    }
    #expect(history.counts.writes(.failed) == 130)
    #expect(history.counts.writes(.pending) == 0)
    #expect(history[OperationID(2)] == nil)
    history.update(OperationID(2)) { $0.outcome = .failed }
    #expect(history.counts.writes(.failed) == 130)
  }

  @Test func setsOfNodesHoldEveryNode() {
    var set = NodeSet()
    for index in stride(from: 0, to: NodeSet.capacity, by: 5) { set.insert(NodeID(index)) }
    #expect(set.map(\.index) == Array(stride(from: 0, to: NodeSet.capacity, by: 5)))
    #expect(set.count == 52 && set.first == NodeID(0))
    set.remove(NodeID(0))
    #expect(!set.contains(NodeID(0)) && set.contains(NodeID(255)) && set.first == NodeID(5))
    let other: NodeSet = [NodeID(5), NodeID(6), NodeID(200)]
    #expect(set.intersection(other) == [NodeID(5), NodeID(200)])
    #expect(other.subtracting(set) == [NodeID(6)])
    #expect(set.union(other).count == 52)
    #expect(other.intersection(set).isSubset(of: set) && !other.isSubset(of: set))
  }

  @Test func valuesHoldNumbersAndShortTexts() {
    for number in [0, 1, -1, Value.maximum, -Value.maximum] {
      #expect(Value(integer: number)?.integer == number)
    }
    #expect(Value(integer: .max) == nil && Value(integer: .min) == nil)
    for text in ["", "a", "1234567", "é€"] {
      #expect(Value(shortText: text)?.shortText == text)
      #expect(Value(shortText: text)?.integer == nil)
    }
    #expect(Value(shortText: "12345678") == nil)
    #expect(Value(tableEntry: 70_000).tableEntry == 70_000)
    #expect(Value(tableEntry: 1).shortText == nil)
  }
}
