import Testing

/// Who counts towards a majority, and what becomes of what cannot be met.
@Suite struct MajorityTests {
  /// MG-5: never more is asked for than those with data have together.
  @Test func votersWithoutDataAreNotWaitedFor() {
    holds(
      """
      node a leader
      node b follower
      node r, s, t arbiter
      set acknowledgement majority
      write x = 1
      expect acknowledged by a, b after 2ms
      partition b | rest
      write x = 2 within 1s
      expect unknown
      """)
  }

  @Test func whoTakesACopyHasConfirmedNothingOfIt() {
    holds(
      """
      node a leader
      node b follower copy 1m
      node c follower
      set acknowledgement majority
      write x = 1
      crash c
      crash b
      wipe b
      checkpoint a
      restart b
      write y = 1 within 5s
      expect unknown
      expect b status = copying
      """)
  }

  @Test func aRuleThatAsksForMoreThanThereAre() {
    holds(
      """
      node a leader
      node b follower sync
      set acknowledgement any 2
      start alice: write x = 1
      expect blocked for alice
      set impossible fail
      write y = 1
      expect unknown
      expect error impossible
      expect read y at a = 1
      """)
  }

  @Test func aNewcomerHasNoVoteYet() {
    holds(
      """
      node a leader
      set newcomers wait
      write x = 1
      node b follower latency 1s
      set acknowledgement majority
      write x = 2
      expect acknowledged after 0us
      settle
      write x = 3
      expect acknowledged after 2s
      """)
  }

  /// MG-17: b tells a of what d has, though the two never talk.
  @Test func whatAFollowersFollowerHasMayCount() {
    let cluster = """
      node a leader
      node b follower
      node d follower of b
      set acknowledgement any 2 of (b, d)

      """
    holds(
      cluster + """
        write x = 1
        expect blocked
        """)
    holds(
      cluster + """
        set progress chained
        write x = 1
        expect acknowledged by b, d after 4ms
        cut a <-> d
        write x = 2
        expect acknowledged by b, d after 4ms
        """)
  }

  @Test func anIdleLeaderWritesAnEntryOfItsOwn() {
    holds(
      """
      node a leader
      node b follower
      set idle every 10s
      write x = 1
      wait 9s
      write x = 2
      wait 9999ms
      expect a log = 2
      wait 2ms
      expect b log = 3
      settle
      expect b log = 3
      wait 10s
      expect a log = 4
      """)
  }

  @Test func idlingKeepsNobodyWaiting() {
    holds(
      """
      node a leader
      node b follower sync
      set idle every 1s
      partition a | b
      write x = 1
      expect blocked
      settle
      """)
  }
}
