import Session
import Syntax
import Testing

@testable import Interpreter

/// `why` does no more than it may, says so, and stops when it is asked to.
@Suite("The effort of why") struct EffortTests {
  @Test func replaysAreCounted() {
    var effort = Effort()
    for _ in 0..<Effort.replays {
      let isAllowed = effort.allows(1)
      #expect(isAllowed)
    }
    #expect(!effort.isSpent)
    let isAllowed = effort.allows(1)
    #expect(!isAllowed && effort.isSpent)
  }

  @Test func statementsAreCounted() {
    var effort = Effort()
    let first = effort.allows(Effort.statements - 10)
    let tooMany = effort.allows(11)
    let fitting = effort.allows(10)
    #expect(first && !tooMany && fitting)
    #expect(effort.isSpent)
  }

  @Test func longStatementsAreStopped() {
    var effort = Effort()
    var stops = 0
    for _ in 0..<Effort.breaths where effort.mustStop({ false }) { stops += 1 }
    #expect(stops == 1)
    #expect(effort.isSpent && !effort.wasInterrupted)
  }

  @Test func anInterruptIsKept() {
    var effort = Effort()
    let stops = effort.mustStop({ true })
    let goesOn = effort.allows(1)
    #expect(stops && !goesOn && effort.wasInterrupted)
  }

  /// Of a past this long only a dozen changes can be tried; the least come first.
  @Test func aLongPastStillHasItsLeastChange() {
    let told = Told(
      """
      node a leader
      node b, c follower latency 1h
      repeat 16000 { pause b }
      write x = 1
      cut a <-> b
      cut a <-> c
      crash a hard
      promote b
      why
      """)
    #expect(told.output.contains("✗ lost: x = 1"))
    #expect(told.output.contains("  `settle` before `cut a <-> b` (line 5)\n"))
  }

  @Test func ctrlCStopsIt() {
    var session = Session()
    for line in [
      "node a leader", "node b follower latency 1h", "repeat 9000 { pause b }", "write x = 1",
      "crash a", "promote b",
    ] { _ = session.submit(line) }
    var asked = 0
    let reply = session.submit(
      "why",
      interrupted: {
        asked += 1
        return asked > 3
      })
    #expect(reply.status == .interrupted)
    #expect(asked < 20)
    #expect(session.submit("read x").status == .done)
  }
}
