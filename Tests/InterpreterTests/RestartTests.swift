import Testing

/// What nodes keep when they stop and come back, and what a follower does on its own.
@Suite struct RestartTests {
  static let three = "node a leader\nnode b, c follower\n"

  @Test func whatWasNotAppliedIsKeptOrDropped() {
    let script =
      Self.three + """
        set b sync
        set unapplied UNAPPLIED at b
        pause b
        write x = 1
        crash a
        crash b
        restart b
        promote b

        """
    holds(script.replacing("UNAPPLIED", with: "kept") + "expect lost nothing")
    holds(script.replacing("UNAPPLIED", with: "dropped") + "expect lost x = 1\nexpect c log = 1")
  }

  @Test func whatWasNotAcknowledgedIsKeptOrDropped() {
    let script = """
      node a leader
      node b follower sync
      set unacknowledged RULE
      write x = 1
      crash b
      start alice: write x = 2
      crash a
      restart b
      promote b
      restart a as follower of b
      settle

      """
    holds(script.replacing("RULE", with: "kept") + "expect a status = stuck")
    holds(script.replacing("RULE", with: "dropped") + "expect a status = up\nexpect a same as b")
  }

  @Test func aCleanStopWaitsForItsFollowers() {
    holds(
      Self.three + """
        set acknowledgement leader
        set shutdown drained
        set b flush 20ms
        write x = 1
        stop a
        expect a status = stopped
        expect b flushed = 1
        """)
    holds(
      Self.three + """
        set acknowledgement leader
        set shutdown drained
        hold a -> b
        write x = 1
        stop a
        expect refused
        expect a status = up
        write x = 2
        expect refused
        release a -> b
        settle
        expect a status = stopped
        expect b has x = 1
        """)
    holds(
      Self.three + """
        set acknowledgement leader
        hold a -> b
        write x = 1
        stop a
        expect a status = stopped
        expect b log = 0
        """)
  }

  @Test func aFollowerTakesWritesForItself() {
    holds(
      Self.three + """
        set follower-writes local at b
        write x = 1
        settle
        write x = 7 at b
        expect acknowledged by b after 0us
        expect lost x = 7
        expect read x at b = 7
        expect read x at a = 1
        write y = 1
        settle
        expect b has y = 1
        expect read x at b = 7
        write x = 2
        settle
        expect read x at b = 2
        write z = 1 at c
        expect refused
        add n 2 at b
        add n 3 at b
        expect read n at b = 5
        """)
    let told = Told(Self.three + "set follower-writes local\nwrite x = 7 at b")
    #expect(told.output.contains("b took it for itself alone"))
  }

  @Test func aWholeCopyWipesWhatAFollowerWrote() {
    holds(
      Self.three + """
        set follower-writes local at b
        write x = 7 at b
        set retain 1
        crash b
        write y = 1
        write y = 2
        write y = 3
        restart b
        settle
        expect read x at b is not set
        expect b same as a
        """)
  }

  @Test func aFollowerThatWroteIsStuckAtTheNextEntry() {
    holds(
      Self.three + """
        set follower-writes conflicting at b
        write x = 1
        settle
        write x = 7 at b
        expect b status = up
        write y = 1
        settle
        expect b status = stuck
        expect read y at b is not set
        rejoin b
        settle
        expect b same as a
        """)
  }

  @Test func whoseEntriesTheyAreDecides() {
    let script = """
      node a leader
      node b follower
      set diverged foreign
      set acknowledgement leader
      write x = 1
      settle

      """
    holds(
      script + """
        partition a | b
        write x = 2
        promote b
        write y = 1
        crash a
        heal
        restart a as follower of b
        settle
        expect a status = up
        expect read x at a = 2
        expect a has y = 1
        """)
    holds(
      script + """
        set durable never at a
        write x = 2
        settle
        crash a hard
        restart a
        settle
        expect b status = stuck
        """)
  }

  @Test func aNewUpstreamCutsBackToWhatIsCommitted() {
    holds(
      """
      node a leader
      node b follower sync
      set shows committed
      set diverged committed
      write x = 1
      expect b log = 1
      expect b committed = 0
      crash b
      cut a -> b
      restart b
      expect b log = 0
      """)
  }

  @Test func rewindingMayBeForbidden() {
    holds(
      """
      node a leader
      node b follower
      set acknowledgement leader
      set rewinding off
      partition a | b
      write x = 1
      promote b
      heal
      settle
      expect a status = stuck
      rejoin a
      expect refused
      expect a status = stuck
      set rewinding on
      rejoin a
      settle
      expect a same as b
      """)
  }

  @Test func whoDoesNotFollowServes() {
    let script = """
      node a leader
      node b follower
      set acknowledgement leader
      set serves SERVES
      write x = 1
      settle

      """
    for (serves, down, stuck) in [
      ("always", "= 1", "= 2"), ("unless-stuck", "= 1", "refused"),
      ("connected", "refused", "refused"),
    ] {
      let one = script.replacing("SERVES", with: serves)
      holds(one + "crash a\nexpect read x at b \(down)")
      holds(
        one + """
          partition a | b
          write x = 2
          promote b
          heal
          settle
          expect a status = stuck
          expect read x at a \(stuck)
          """)
    }
    holds(
      script.replacing("SERVES", with: "connected") + """
        crash a
        read x at b
        expect error not-following
        """)
  }

  @Test func marksTakeEffectWhenAFollowerConnects() {
    holds(
      Self.three + """
        set marks on-connect
        set b sync
        crash c
        hold a -> b
        write x = 1
        expect acknowledged by a after 0us
        release a -> b
        disconnect a -> b
        settle
        write x = 2
        expect acknowledged by a, b after 2ms
        set b async
        write x = 3
        expect acknowledged by a, b after 2ms
        """)
  }

  @Test func whatIsAppliedIsDurableWithIt() {
    holds(
      """
      node a leader
      node b follower
      set durable applied
      write x = 1
      settle
      pause b
      write x = 2
      settle
      expect a flushed = 2
      expect b log = 2
      expect b flushed = 1
      crash b hard
      expect b log = 1
      """)
  }

  @Test func errantEntriesStayOrJoin() {
    let script =
      Self.three + """
        set follower-writes local at b
        set errants ERRANTS
        write x = 7 at b
        settle
        crash a
        promote b
        write y = 1
        settle

        """
    holds(script.replacing("ERRANTS", with: "stay") + "expect read x at c is not set")
    holds(
      script.replacing("ERRANTS", with: "join") + """
        expect c has x = 7
        expect c has y = 1
        crash b
        restart b
        promote c
        promote b
        settle
        expect read x at b = 7
        """)
  }

  @Test func theFollowersConfirmThatALeaderIsSilent() {
    let script = """
      node a leader
      node b, c follower
      node k controller
      set failover controller after 1s
      set confirmed CONFIRMED
      partition k | a
      wait 10s

      """
    holds(script.replacing("CONFIRMED", with: "nobody") + "expect leader b")
    holds(
      script.replacing("CONFIRMED", with: "followers") + """
        expect leader a
        crash a
        wait 10s
        expect leader b
        """)
  }
}
