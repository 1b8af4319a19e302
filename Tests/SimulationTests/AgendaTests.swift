import ClientHistory
import Testing

@testable import Simulation

@Suite struct AgendaTests {
  @Test func itIsInOrderOfTimeAndThenOfEntry() {
    for seed in UInt64(0)..<40 {
      var random = Random(seed: seed)
      var agenda = Agenda()
      var expected: [(time: Microseconds, number: Int)] = []
      for number in 0..<300 {
        let time = random.below(20)
        agenda.enter(.scheduled(number), at: time)
        expected.append((time, number))
        if random.below(4) == 0, let first = agenda.takeFirst() {
          expected.sort { ($0.time, $0.number) < ($1.time, $1.number) }
          #expect(first.event == .scheduled(expected.removeFirst().number))
        }
      }
      expected.sort { ($0.time, $0.number) < ($1.time, $1.number) }
      for one in expected {
        let taken = agenda.takeFirst()
        #expect(taken?.event == .scheduled(one.number) && taken?.time == one.time)
      }
      #expect(agenda.isEmpty && agenda.takeFirst() == nil)
    }
  }

  @Test func whatIsTakenOutOfTurnLeavesTheRestInOrder() {
    for seed in UInt64(0)..<40 {
      var random = Random(seed: seed)
      var agenda = Agenda()
      var times: [Microseconds] = []
      for number in 0..<60 {
        times.append(random.below(50))
        agenda.enter(.scheduled(number), at: times[number])
      }
      var left = Set(0..<60)
      for _ in 0..<20 {
        let bound = Int(random.below(60))
        let found = agenda.earliest { event in
          if case .scheduled(let number) = event { return number >= bound }
          return false
        }
        let expected = left.filter { $0 >= bound }.min { (times[$0], $0) < (times[$1], $1) }
        guard let found else {
          #expect(expected == nil)
          continue
        }
        let taken = agenda.take(at: found)
        #expect(expected.map { .scheduled($0) } == taken.event)
        if let expected { left.remove(expected) }
      }
      let rest = left.sorted { (times[$0], $0) < (times[$1], $1) }
      for number in rest { #expect(agenda.takeFirst()?.event == .scheduled(number)) }
    }
  }
}
