import ClientHistory
import Consistency
import Testing

@Suite struct FreshnessTests {
  private let key = KeyID(0)

  private func token(_ epoch: UInt32, _ position: Int64) -> Token {
    Token(epoch: epoch, position: position)
  }

  @Test func aReadMissesWhatWasAcknowledgedBeforeItBegan() {
    var freshness = Freshness()
    for number in 1...3 {
      freshness.acknowledged(
        key, OperationID(UInt32(number)), token(1, Int64(number)), event: UInt64(number * 10),
        settledUpTo: 0)
    }
    func missed(_ event: UInt64, _ position: Int64) -> Missed? {
      freshness.missed(by: key, began: event, showing: token(1, position)) { _ in false }
    }
    #expect(missed(9, 0) == nil)
    // Acknowledged by the very event with which the read began is not before it.
    #expect(missed(10, 0) == nil)
    #expect(missed(11, 0)?.count == 1)
    #expect(missed(31, 0)?.count == 3)
    #expect(missed(31, 0)?.newest == OperationID(3))
    #expect(missed(31, 2)?.count == 1)
    #expect(missed(31, 3) == nil)
    #expect(freshness.missed(by: KeyID(5), began: 31, showing: .start) { _ in false } == nil)
  }

  @Test func lostWritesDoNotCount() {
    var freshness = Freshness()
    let lost = OperationID(1)
    freshness.acknowledged(key, lost, token(1, 1), event: 1, settledUpTo: 0)
    #expect(freshness.missed(by: key, began: 2, showing: .start) { $0 == lost } == nil)
    #expect(freshness.missed(by: key, began: 2, showing: .start) { _ in false } != nil)
  }

  @Test func aLaterEpochIsTheLater() {
    var freshness = Freshness()
    freshness.acknowledged(key, OperationID(1), token(2, 3), event: 1, settledUpTo: 0)
    #expect(freshness.missed(by: key, began: 2, showing: token(1, 9)) { _ in false } != nil)
    #expect(freshness.missed(by: key, began: 2, showing: token(3, 1)) { _ in false } == nil)
  }

  /// Letting go of what every node has changes no answer for what some node may still lack.
  @Test func lettingGoChangesNoAnswer() {
    var (all, some) = (Freshness(), Freshness())
    for number in UInt32(1)...500 {
      let (id, place) = (OperationID(number), token(1, Int64(number)))
      all.acknowledged(key, id, place, event: UInt64(number), settledUpTo: 0)
      let settled = max(0, Int64(number) - 40)
      some.acknowledged(key, id, place, event: UInt64(number), settledUpTo: settled)
      for shown in settled...Int64(number) {
        let event = UInt64(number) + 1
        let expected = all.missed(by: key, began: event, showing: token(1, shown)) { _ in false }
        let found = some.missed(by: key, began: event, showing: token(1, shown)) { _ in false }
        guard expected == found else {
          Issue.record("write \(number), shown \(shown)")
          return
        }
      }
    }
  }
}
