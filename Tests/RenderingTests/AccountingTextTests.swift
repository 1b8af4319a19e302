import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct AccountingTextTests {
  static func lost(
    _ why: LostWrite.Cause = .neverReached, missingOn: NodeID? = Cast.c,
    holders: NodeSet = [Cast.b],
    down: NodeSet = []
  ) -> LostWrite {
    LostWrite(
      write: Cast.write(), missingOn: missingOn, holders: holders, downHolders: down, why: why)
  }

  @Test(
    arguments: [
      (
        lost(), "is not on c; b still has it"
      ),
      (lost(holders: []), "is not on c; no log has it"),
      (lost(holders: [Cast.a, Cast.b]), "is not on c; a, b still have it"),
      (
        lost(holders: [Cast.a, Cast.b], down: [Cast.a]),
        "is not on c; b still has it, and so does a, which is down"
      ),
      (lost(down: [Cast.b]), "is not on c; b has it, which is down"),
      (lost(missingOn: nil), "is not on the log of any leader; b still has it"),
      (
        lost(.acknowledgedByDeposed(Cast.a)),
        "is not on c; a acknowledged it after it had been replaced; b still has it"
      ),
      (lost(.notOnDisk(Cast.a)), "is not on c; a did not have it on its disk; b still has it"),
      (lost(.wiped(Cast.a)), "is not on c; a was wiped; b still has it"),
      (lost(.dropped(Cast.a)), "is not on c; a dropped it; b still has it"),
    ] as [(LostWrite, String)])
  func lostWrite(_ lost: LostWrite, _ words: String) {
    #expect(
      said(.lost([lost]))
        == "✗ lost: balance = 100 (position 1, acknowledged at 2ms) \(words)\n")
  }

  @Test func manyLossesAreCounted() {
    let text = said(.lost(Array(repeating: Self.lost(), count: 1126)))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines.last == "and 1121 more lost")
    #expect(said(.lost(Array(repeating: Self.lost(), count: 5))).split(separator: "\n").count == 5)
  }

  @Test func lossesThatAreFinal() {
    #expect(
      said(.lossFinal([Cast.write()])) == """
        ✗ lost for good: balance = 100 (position 1, acknowledged at 2ms); no log has it any more

        """)
    #expect(
      said(.lossFinal(Array(repeating: Cast.write(), count: 7)))
        .hasSuffix("and 2 more lost for good\n"))
  }

  @Test func recoveredAndSurvived() {
    #expect(
      said(.recovered([Cast.write()], on: Cast.b)) == """
        recovered: balance = 100 (position 1, acknowledged at 2ms) is on b, which leads

        """)
    #expect(
      said(.survived([Cast.write()], on: Cast.b))
        == "survived: balance = 100 was not acknowledged, and is on b, which leads\n")
    #expect(
      said(.recovered(Array(repeating: Cast.write(), count: 6), on: Cast.b))
        .hasSuffix("and 1 more recovered\n"))
    #expect(
      said(.survived(Array(repeating: Cast.write(), count: 6), on: Cast.b))
        .hasSuffix("and 1 more survived\n"))
  }

  @Test func unfinished() {
    #expect(
      said(.unfinished([Cast.write(client: Cast.alice), Cast.write(line: 0)]))
        == "still pending: alice: balance = 100 (line 4)\nstill pending: balance = 100\n")
    #expect(
      said(.unfinished(Array(repeating: Cast.write(), count: 6)))
        .hasSuffix("and 1 more still pending\n"))
  }

  @Test func writesThatChangeSeveralKeys() {
    let changes = [
      Cast.put(Cast.x, 1), Change(key: Cast.balance, action: .add(-2)),
      Change(key: Cast.x, action: .delete),
    ]
    #expect(
      said(.unfinished([Cast.write(changes, line: 0)]))
        == "still pending: x = 1, add balance -2, delete x\n")
  }
}
