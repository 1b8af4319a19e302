import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct FindingTextTests {
  static let stale = StaleRead(
    operation: OperationID(2), node: Cast.c, key: Cast.balance, missed: 1, newest: Cast.write(),
    age: 0, dueIn: 198_000, holder: Cast.a)

  static func dirty(_ outcome: Outcome = .pending, client: ClientID = .unnamed) -> DirtyRead {
    DirtyRead(
      operation: OperationID(2), client: client, node: Cast.b, write: Cast.write(), line: 7,
      outcome: outcome)
  }

  @Test func staleReadSaysWhatWasMissedAndWhenItComes() {
    #expect(
      said(.stale(Self.stale)) == """
        ⚠ stale read: c is 1 write behind a; balance = 100 was acknowledged 0us ago and reaches \
        c in 198ms

        """)
  }

  @Test func staleReadTellsOnlyOfItsKey() {
    var read = Self.stale
    read.newest = Cast.write([Cast.put(Cast.x, 1), Cast.put(Cast.balance, 100)])
    #expect(said(.stale(read)) == said(.stale(Self.stale)))
  }

  @Test func staleReadThatNothingHelps() {
    var read = Self.stale
    read.missed = 3
    read.dueIn = nil
    read.holder = nil
    #expect(
      said(.stale(read)) == """
        ⚠ stale read: c misses 3 writes; balance = 100 was acknowledged 0us ago and is not due \
        at c

        """)
  }

  @Test(arguments: [
    (Outcome.pending, "is not acknowledged yet"),
    (.sent, "was sent without asking for an acknowledgement"),
    (.failed, "was not acknowledged: it failed"),
    (.unknown, "was not acknowledged: its outcome is unknown"),
    (.refused, "was not acknowledged: it was refused"),
    (.acknowledged, "was not acknowledged when it was read"),
  ])
  func dirtyRead(_ outcome: Outcome, _ words: String) {
    #expect(said(.dirty(Self.dirty(outcome))) == "⚠ dirty read: balance = 100 at b \(words)\n")
  }

  @Test func readOfALostWrite() {
    #expect(
      said(.readOfLost(Self.dirty()))
        == "⚠ read of a lost write: balance = 100 is lost, and b still shows it\n")
  }

  @Test func dirtyReadWhoseWriteIsLost() {
    #expect(
      said(.dirtyReadLost(Self.dirty()))
        == "⚠ dirty read: balance = 100, which was read at b (line 7), is lost\n")
    #expect(
      said(.dirtyReadLost(Self.dirty(client: Cast.alice)))
        == "⚠ dirty read: balance = 100, which alice read at b (line 7), is lost\n")
    var read = Self.dirty()
    read.line = 0
    #expect(
      said(.dirtyReadLost(read))
        == "⚠ dirty read: balance = 100, which was read at b, is lost\n")
  }
}
