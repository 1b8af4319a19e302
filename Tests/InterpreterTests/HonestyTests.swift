import Testing

/// What a reader found untrue once.
@Suite("What is told is true") struct HonestyTests {
  private let stuck = """
    node a leader
    node b follower sync
    partition a | b
    start alice: write x = 1
    promote b
    heal
    settle
    bob: add n 1
    wait 1s
    crash b
    promote a
    why

    """

  @Test func aStuckFollowerIsCalledSoAfterItWasPromoted() {
    #expect(Told(stuck).output.contains("3ms: b sent nothing of it to a, which is stuck\n"))
  }

  @Test func restartingAndRejoiningAreTried() {
    #expect(
      RemedyTests.remedies(in: Told(stuck).output) == [
        "`rejoin a` before `bob: add n 1` (line 8)"
      ])
  }

  @Test func whatLosesTheLastCopyPreventsNothing() {
    let told = Told(
      """
      node a leader
      node b follower
      settle
      partition a | b
      write x = 2
      promote b
      heal
      settle
      why
      """)
    #expect(!told.output.contains("set diverged rewind"))
    #expect(told.output.hasSuffix("none would have prevented it without harm\n"))
  }

  @Test func noCauseIsLaterThanWhatItBrought() {
    let told = Told(
      """
      node a leader
      node b follower
      set failover automatic after 1s
      crash a
      wait 3s
      why
      """)
    #expect(told.output.contains("2.196851s: b cannot lead: "))
    #expect(!told.output.contains("3s: b cannot lead"))
  }

  @Test func aHandoverEndsWhenTheOtherLeads() {
    let told = Told(
      """
      node a leader
      node b follower
      write x = 1
      demote a to b
      write x = 2
      expect acknowledged
      expect leader b
      """)
    #expect(told.output.contains("3ms: b leads epoch 2 from position 1, chosen by a\n"))
    #expect(told.status == .done)
  }

  @Test func aHandoverThatCannotBeGivesUp() {
    let told = Told(
      """
      node a leader
      node b follower
      hold a -> b
      write x = 1
      demote a to b within 1s
      """)
    #expect(told.output.contains("did not hand over"), "\(told.output)")
    #expect(told.status == .done)
  }

  @Test func aHeldLinkIsNotCut() {
    let told = Told("node a leader\nnode b follower sync\nhold a -> b\nwrite x = 1\n")
    #expect(told.output.contains("b is behind a held link"))
  }

  @Test func theLargestNumberIsTold() {
    let told = Told("node a leader\nwrite n = 0\nadd n 9223372036854775807\n")
    #expect(told.output.contains("the largest number, 4611686018427387903; add less"))
  }
}
