import Testing

/// Partitions, cuts, held lines, standing still, handing over, and distance.
@Suite struct FaultTests {
  static let pair = "node a leader\nnode b follower sync\n"

  @Test func healingResendsFromWhatWasAcknowledged() {
    holds(
      Self.pair + """
        write x = 1
        partition a | b
        start alice: write x = 2
        wait 1h
        expect b log = 1
        heal
        await alice
        expect acknowledged by b
        expect b has x = 2
        """)
  }

  @Test func aOneWayCutDropsTheConfirmationAlone() {
    holds(
      Self.pair + """
        cut b -> a
        start alice: write x = 1
        wait 1ms
        expect b has x = 1
        wait 1h
        expect pending for alice
        heal b -> a
        wait 1ms
        expect acknowledged for alice
        """)
    holds(
      Self.pair + """
        cut a -> b
        start alice: write x = 1
        wait 1h
        expect b log = 0
        heal a -> b
        settle
        expect acknowledged for alice
        """)
  }

  @Test func aCutDropsWhatIsOnTheWayAndHoldKeepsIt() {
    holds(
      """
      node a leader
      node b follower
      hold a -> b
      write x = 1
      wait 1h
      expect b log = 0
      release a -> b
      wait 0us
      expect b log = 1
      hold a -> b
      write x = 2
      crash a
      partition a | b
      heal
      release a -> b
      settle
      expect b log = 1
      """)
  }

  @Test func whatACrashedNodeSentStillArrives() {
    holds(
      """
      node a leader
      node b follower latency 50ms
      write x = 1
      crash a
      wait 50ms
      expect b has x = 1
      """)
  }

  @Test func droppedMessagesHoldNothingUp() {
    holds(
      """
      node a leader
      node b follower latency 1h
      write x = 1
      partition a | b
      set b latency 1ms
      heal
      write x = 2
      wait 5ms
      expect b has x = 2
      """)
  }

  @Test func stepsByHand() {
    holds(
      """
      node a leader
      node b follower flush 5ms apply 5ms
      hold a -> b
      write x = 1
      step deliver a -> b
      expect b log = 1
      expect b flushed = 0
      step flush b
      expect b flushed = 1
      step apply b
      expect b has x = 1
      step flush b
      expect refused
      """)
  }

  @Test func slowNodesTakeLonger() {
    holds(
      Self.pair + """
        slow b 10x
        write x = 1
        expect acknowledged after 20ms
        slow b 1x
        write x = 2
        expect acknowledged after 2ms
        """)
  }

  @Test func pausing() {
    holds(
      """
      node a leader
      node b follower
      pause b
      write x = 1
      settle
      expect b log = 1
      expect b applied = 0
      resume b
      expect b applied = 1
      pause b receiving
      write x = 2
      settle
      expect b log = 1
      resume b receiving
      settle
      expect b log = 2
      """)
  }

  @Test func aFrozenNodeAppliesAndReportsNothing() {
    holds(
      Self.pair + """
        set b apply 5ms
        set acknowledgement all applied
        start alice: write x = 1
        wait 2ms
        freeze b
        wait 1h
        expect b applied = 0
        expect pending for alice
        thaw b
        await alice
        expect acknowledged for alice
        expect b has x = 1
        """)
  }

  @Test func aFrozenLeaderLearnsOfItsSuccessorWhenItThaws() {
    holds(
      """
      node a leader
      node b, c follower
      set failover automatic after 1s
      set diverged rewind
      write x = 1
      settle
      freeze a
      wait 5s
      expect a role = leader
      thaw a
      settle
      expect a role = follower
      write x = 2
      settle
      expect a has x = 2
      """)
  }

  @Test func aCandidateDoesNotGoBackBehindWhoWasReplaced() {
    holds(
      """
      node a leader
      node b, c follower
      set acknowledgement majority
      set failover automatic after 1s
      set diverged rewind
      partition a | b, c
      wait 5s
      write x = 1
      expect acknowledged by b, c
      expect b epoch = 2
      crash leader
      wait 3s
      heal
      settle
      expect lost nothing
      write x = 2
      expect acknowledged
      expect lost nothing
      """, seed: 1)
  }

  // MARK: Handing over

  @Test func handingOver() {
    holds(
      """
      node a leader
      node b follower latency 10ms
      node c follower
      write x = 1
      at 5ms write x = 2
      demote a to b
      expect refused
      expect leader b
      settle
      expect lost nothing
      expect c upstream = b
      expect a upstream = b
      """)
  }

  @Test func aHandoverThatFailsEnds() {
    holds(
      """
      node a leader
      node b, c follower
      hold a -> b
      write x = 1
      demote a to b within 20ms
      wait 20ms
      write x = 2
      expect acknowledged
      expect leader a
      demote a to b
      remove b
      write x = 3
      expect acknowledged
      """)
    holds(
      """
      node a leader
      node b follower
      hold a -> b
      write x = 1
      demote a to b
      crash a
      restart a
      write x = 2
      expect acknowledged
      """)
  }

  // MARK: Distance

  @Test func regionsAndTheNearest() {
    holds(
      """
      node a leader
      node b, c follower
      region eu a
      region us b
      region asia c
      link eu <-> us latency 40ms
      link us <-> asia latency 70ms
      client alice in us
      alice: write x = 1
      expect acknowledged after 80ms
      alice: read x at nearest
      expect acknowledged after 0us
      expect value 1
      bob: read x at nearest
      expect refused
      """)
  }

  @Test func lossDelaysAndKeepsOrder() {
    holds(
      """
      node a leader
      node b follower sync
      link a <-> b loss 100%
      write x = 1
      expect acknowledged within 7s
      link a <-> b loss 0%
      write x = 2
      expect acknowledged after 2ms
      """)
  }

  // MARK: Leaving

  @Test func removingNodes() {
    holds(
      """
      node a leader
      node b, c follower sync
      node d follower of b
      partition b | a
      start alice: write x = 1
      wait 2ms
      expect pending for alice
      remove b
      expect acknowledged for alice
      expect d upstream = none
      set d follower
      settle
      expect d has x = 1
      """)
  }
}
