import Testing

/// Who moves the log, how much of it is kept, and what happens to a follower that is far behind or
/// has entries of its own.
@Suite struct MovingTests {
  @Test func pushing() {
    holds(
      """
      node a leader
      node b follower sync
      write x = 1
      expect acknowledged after 2ms
      set transfer pull
      write x = 2
      expect acknowledged after 2ms
      """)
  }

  @Test func pullingNowAndThen() {
    holds(
      """
      node a leader
      node b follower sync
      set transfer pull every 100ms
      write x = 1
      expect acknowledged within 203ms
      expect no warning
      read x at b
      expect value 1
      wait 1ms
      start alice: write x = 2
      wait 50ms
      expect read x at b = 1
      await alice
      """)
  }

  @Test func aPullTellsWhatWasFlushedSince() {
    holds(
      """
      node a leader
      node b follower sync flush 150ms
      set transfer pull every 100ms
      write x = 1
      expect acknowledged by a, b
      """)
  }

  @Test func reportingNowAndThen() {
    holds(
      """
      node a leader
      node b follower sync
      write x = 1
      expect acknowledged after 2ms
      set report every 100ms
      write x = 2
      expect acknowledged after 99ms
      expect b has x = 2
      """)
  }

  // MARK: Keeping the log

  private func afterTrimming(_ retain: String, _ checks: String) {
    holds(
      """
      node a leader
      node b follower
      \(retain)
      write x = 1
      settle
      crash b
      repeat 5 as i { write x = $i }
      restart b
      settle
      \(checks)
      """)
  }

  @Test func keepingEverything() {
    afterTrimming("set retain all", "expect b status = up\nexpect b same as a\nexpect b log = 6")
  }

  @Test func keepingACount() {
    afterTrimming("set retain 2\nset behind refuse", "expect b status = behind\nexpect b log = 1")
    afterTrimming("set retain 5\nset behind refuse", "expect b status = up\nexpect b log = 6")
    afterTrimming("set retain 2", "expect b status = up\nexpect b log = 6\nexpect a same as b")
  }

  @Test func keepingBytes() {
    afterTrimming(
      "set retain 450b\nset behind refuse", "expect b status = behind")
    afterTrimming("set retain 500b\nset behind refuse", "expect b status = up")
  }

  @Test func keepingWhatSomeoneNeeds() {
    afterTrimming("set retain needed\nset behind refuse", "expect b status = up\nexpect b log = 6")
  }

  @Test func sizesOfEntriesCount() {
    holds(
      """
      node a leader
      node b follower
      set retain 1kb
      set behind refuse
      crash b
      write x = 1 size 1kb
      write x = 2 size 1b
      restart b
      settle
      expect b status = behind
      """)
  }

  @Test func aCheckpointTrims() {
    holds(
      """
      node a leader
      node b follower copy 500ms
      crash b
      repeat 5 as i { write x = $i }
      checkpoint a keep 5
      checkpoint a keep 4
      restart b
      wait 100ms
      expect b status = copying
      expect b log = 0
      settle
      expect b log = 5
      expect b has x = 5
      """)
  }

  @Test func aCopyUnderWayEndsWhenTheUpstreamChanges() {
    holds(
      """
      node a leader
      node b follower
      node c follower copy 500ms
      crash c
      repeat 5 as i { write x = $i }
      settle
      checkpoint a keep 1
      restart c
      wait 100ms
      set c follower of b
      settle
      expect c upstream = b
      expect c same as a
      expect c log = 5
      """)
  }

  @Test func aCopyIsAskedForAgainAfterAPartition() {
    holds(
      """
      node a leader
      node b follower copy 500ms
      crash b
      repeat 5 as i { write x = $i }
      checkpoint a keep 1
      restart b
      wait 100ms
      partition a | b
      wait 1s
      expect b log = 0
      heal
      settle
      expect b same as a
      """)
  }

  // MARK: A diverged tail

  private func afterDiverging(_ choice: String, _ checks: String) {
    holds(
      """
      node a leader
      node b follower
      set diverged \(choice)
      set acknowledgement leader
      write x = 1
      settle
      partition a | b
      write y = 2
      promote b
      write z = 3
      expect acknowledged by b
      expect lost y = 2
      heal
      settle
      \(checks)
      """)
  }

  @Test func stuckUntilRewoundByHand() {
    afterDiverging(
      "stuck",
      """
      expect a status = stuck
      expect read y at a = 2
      rejoin a
      settle
      expect a same as b
      expect a status = up
      expect read y at a is not set
      """)
  }

  @Test func rewound() {
    afterDiverging("rewind", "expect a status = up\nexpect a same as b\nexpect a log = 2")
  }

  @Test func setAside() {
    afterDiverging(
      "aside", "expect a same as b\nexpect aside y = 2 at a\nexpect read y at a is not set")
  }

  @Test func copiedAgain() {
    afterDiverging("copy", "expect a same as b\nexpect a log = 2\nexpect read z at a = 3")
  }

  @Test func keptAsErrant() {
    afterDiverging(
      "errant",
      """
      expect a status = up
      expect read y at a = 2
      expect read z at a = 3
      expect read y at b is not set
      crash a
      restart a
      settle
      expect read y at a = 2
      """)
  }

  @Test func aFollowerOfThoseWhoLeftDivergesToo() {
    holds(
      """
      node a leader
      node b, c follower
      set diverged rewind
      set acknowledgement leader
      partition b | a, c
      write y = 1
      wait 2ms
      expect c log = 1
      promote b
      write z = 1
      heal
      settle
      expect c same as b
      expect a same as b
      expect lost y = 1
      """)
  }

  // MARK: Cascading

  @Test func aCascadeTakesTwoSteps() {
    holds(
      """
      node a leader
      node b follower
      node c follower of b
      write x = 1
      wait 1ms
      expect b has x = 1
      expect c log = 0
      wait 1ms
      expect c has x = 1
      expect c upstream = b
      """)
  }

  @Test func aCascadeStaysWithItsUpstreamWhenAnotherLeads() {
    holds(
      """
      node a leader
      node b, d follower
      node c follower of b
      write x = 1
      settle
      promote d
      write x = 2
      settle
      expect c upstream = b
      expect b upstream = d
      expect c same as d
      """)
  }

  @Test func aCascadeFollowsWhenItsUpstreamIsTakenBack() {
    holds(
      """
      node a leader
      node b follower
      node d follower of b
      node c follower
      set diverged rewind
      set acknowledgement leader
      partition a, b, d | c
      repeat 3 as i { write x = $i }
      wait 3ms
      expect d log = 3
      promote c
      write y = 1
      heal
      settle
      expect b same as c
      expect d upstream = b
      expect d same as c
      write y = 2
      settle
      expect d has y = 2
      """)
  }

  @Test func aFollowerCanBePointedElsewhere() {
    holds(
      """
      node a leader
      node b, c follower
      set c follower of b
      wait 2ms
      write x = 1
      wait 1ms
      expect c log = 0
      wait 1ms
      expect c log = 1
      set b follower of c
      expect refused
      set c follower of a
      settle
      write x = 2
      wait 1ms
      expect c log = 2
      """)
  }
}
