import Testing

/// What goes on while a write waits: locks, cancelling, and leaders with too few followers.
@Suite struct WaitingWriteTests {
  static let blocked = """
    node a leader
    node b follower sync
    node c follower
    crash b
    set visible acknowledged

    """

  @Test func theNextWriteToALockedKeyWaits() {
    holds(
      Self.blocked + """
        set locks keys
        start alice: write x = 1
        start bob: write x = 2, z = 1
        start carol: write z = 2
        start dave: write y = 1
        expect a log = 2
        read x
        expect value is not set
        restart b
        await bob
        expect acknowledged for alice
        expect acknowledged for dave
        await carol
        expect a log = 4
        expect read x at a = 2
        expect read z at a = 2
        """)
  }

  @Test func itSaysForWhatItWaits() {
    let told = Told(
      Self.blocked + """
        set locks keys
        start alice: write x = 1
        bob: write x = 2
        """)
    #expect(told.output.contains("bob: blocked at 2ms: waits until x = 1 is over, whose keys are"))
  }

  @Test func whatNeverGotItsTurnHasFailed() {
    holds(
      Self.blocked + """
        set locks keys
        start alice: write x = 1
        start bob: write x = 2
        cancel bob
        expect failed for bob
        start bob: write x = 3
        demote a
        expect refused for bob
        expect a log = 1
        """)
  }

  @Test func cancellingLeavesTheWait() {
    holds(
      Self.blocked + """
        start alice: write x = 1
        cancel alice
        expect unknown for alice
        expect read x at a is not set
        restart b
        settle
        expect read x at a = 1
        """)
  }

  @Test func cancellingEndsTheWait() {
    for (rule, error) in [("succeeds", ""), ("warns", "expect error wait-cancelled for alice")] {
      holds(
        Self.blocked + """
          set cancelling \(rule)
          start alice: write x = 1
          cancel alice
          expect acknowledged by a for alice
          \(error)
          expect read x at a = 1
          start alice: write x = 2
          disconnect alice
          expect unknown for alice
          expect read x at a = 2
          crash a
          promote c
          """)
    }
  }

  @Test func cancellingIsIgnored() {
    holds(
      Self.blocked + """
        set cancelling ignored
        start alice: write x = 1
        cancel alice
        expect refused
        expect pending for alice
        restart b
        settle
        expect acknowledged for alice
        """)
  }

  @Test func tooFewConnected() {
    let script = """
      node a leader
      node b follower sync
      set timeout 10s then async
      set shorthanded SHORTHANDED
      crash b
      start alice: write x = 1
      wait 1s

      """
    holds(
      script.replacing("SHORTHANDED", with: "wait")
        + """
        expect pending for alice
        wait 10s
        expect acknowledged after 10s for alice
        """)
    holds(
      script.replacing("SHORTHANDED", with: "async")
        + """
        expect acknowledged after 0us for alice
        restart b
        settle
        write x = 2
        expect acknowledged by a, b after 2ms
        """)
    holds(
      script.replacing("SHORTHANDED", with: "skip")
        + """
        expect acknowledged after 0us for alice
        restart b
        settle
        write x = 2
        expect acknowledged by a, b after 2ms
        """)
  }

  @Test func fallingBackIsToldAndSkippingIsNot() {
    let script = "node a leader\nnode b follower sync\nset shorthanded RULE\ncrash b\nwrite x = 1"
    #expect(Told(script.replacing("RULE", with: "async")).output.contains("asynchronous now"))
    #expect(!Told(script.replacing("RULE", with: "skip")).output.contains("asynchronous now"))
  }
}
