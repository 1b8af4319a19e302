import Testing

/// Who must acknowledge, at which stage, and what happens where that cannot be met.
@Suite struct AcknowledgementTests {
  static let three = "node a leader\nnode b, c follower\n"

  @Test func nobody() {
    holds(
      Self.three + """
        set acknowledgement none
        write x = 1
        expect sent after 0us
        expect lost nothing
        wait 1ms
        expect c has x = 1
        """)
  }

  @Test func theLeaderAlone() {
    holds(
      Self.three + """
        set acknowledgement leader
        write x = 1
        expect acknowledged by a after 0us
        set a flush 5ms
        write x = 2
        expect acknowledged by a after 5ms
        set acknowledgement leader received
        write x = 3
        expect acknowledged by a after 0us
        """)
  }

  @Test func allSynchronousFollowers() {
    holds(
      Self.three + """
        write x = 1
        expect acknowledged by a after 0us
        settle
        set b, c sync
        set c latency 10ms
        write x = 2
        expect acknowledged by a, b, c after 20ms
        set c async
        write x = 3
        expect acknowledged by a, b after 2ms
        """)
  }

  @Test func theStages() {
    holds(
      """
      node a leader
      node b follower sync flush 3ms apply 7ms
      set acknowledgement all received
      write x = 1
      expect acknowledged by a, b after 2ms
      settle
      set acknowledgement all flushed
      write x = 2
      expect acknowledged by a, b after 5ms
      settle
      set acknowledgement all applied
      write x = 3
      expect acknowledged by a, b after 9ms
      expect read x at b = 3
      """)
  }

  @Test func aMajorityOfVotes() {
    holds(
      """
      node a leader
      node b follower latency 5ms
      node c follower latency 9ms
      node d, e follower latency 20ms
      set acknowledgement majority
      write x = 1
      expect acknowledged by a, b, c after 18ms
      set c votes 0
      set d votes 0
      write x = 2
      expect acknowledged by a, b after 10ms
      crash b, e
      write x = 3
      expect blocked
      """)
  }

  @Test func anArbiterVotesAndConfirmsNothing() {
    holds(
      """
      node a leader
      node b follower
      node r arbiter
      set acknowledgement majority
      write x = 1
      expect acknowledged by a, b
      crash b
      write x = 2
      expect blocked
      """)
  }

  @Test func theInSyncSet() {
    holds(
      Self.three + """
        set acknowledgement in-sync
        set membership connected
        set c latency 10ms
        write x = 1
        expect acknowledged by a, b, c after 20ms
        crash c
        write x = 2
        expect acknowledged by a, b after 2ms
        """)
  }

  @Test func firstOfAListGoesByItsOrder() {
    holds(
      Self.three + """
        set b latency 10ms
        set acknowledgement first 1 of (b, c)
        write x = 1
        expect acknowledged by b after 20ms
        crash b
        write x = 2
        expect acknowledged by c after 2ms
        set acknowledgement first 2 of (b, c)
        write x = 3
        expect blocked
        restart b
        settle
        expect acknowledged
        """)
  }

  @Test func anyOfAListTakesTheFastest() {
    holds(
      Self.three + """
        node d follower
        set b latency 10ms
        set c latency 5ms
        set acknowledgement any 1 of (b, c)
        write x = 1
        expect acknowledged by c after 10ms
        set acknowledgement any 2 of (b, c)
        write x = 2
        expect acknowledged by b, c after 20ms
        set acknowledgement any 3 of (b, c, d)
        partition d | rest
        write x = 3
        expect blocked
        """)
  }

  @Test func aListReplacesTheMarks() {
    holds(
      Self.three + """
        set acknowledgement any 1 of (b, c)
        set b sync
        expect refused
        set acknowledgement all
        set b sync
        expect b mode = sync
        """)
  }

  @Test func formsWithoutAListDrawFromTheMarks() {
    holds(
      Self.three + """
        set b sync latency 4ms
        set acknowledgement any 1
        write x = 1
        expect acknowledged by b after 8ms
        set acknowledgement first 2
        write x = 2
        expect blocked
        set c sync
        settle
        expect acknowledged by b, c
        """)
  }

  // MARK: Where it cannot be met

  @Test func neverWaits() {
    holds(
      """
      node a leader
      node b follower sync
      crash b
      write x = 1
      expect blocked
      wait 1h
      expect pending
      restart b
      settle
      expect acknowledged by a, b
      """)
  }

  @Test func fallingBackAndComingBack() {
    holds(
      """
      node a leader
      node b follower sync
      set timeout 5ms then async
      crash b
      write x = 1
      expect acknowledged by a after 5ms
      write x = 2
      expect acknowledged by a after 0us
      restart b
      settle
      write x = 3
      expect acknowledged by a, b after 2ms
      """)
  }

  @Test func whatIsAcknowledgedInFallbackIsShown() {
    holds(
      """
      node a leader
      node b follower sync
      set visible committed
      set timeout 5ms then async
      crash b
      write x = 1
      expect acknowledged after 5ms
      write x = 2
      read x
      expect value 2
      expect no warning
      """)
  }

  @Test func failingLeavesTheWriteInPlace() {
    holds(
      """
      node a leader
      node b follower sync
      set timeout 5ms then fail
      crash b
      write x = 1
      expect unknown after 5ms
      expect a log = 1
      restart b
      settle
      expect b has x = 1
      expect lost nothing
      """)
  }

  @Test func refusingKeepsTheWriteOut() {
    holds(
      Self.three + """
        set b, c sync
        set timeout refuse
        write x = 1
        expect acknowledged by a, b, c
        crash c
        write x = 2
        expect refused
        expect a log = 1
        """)
  }

  @Test func aFrozenLeaderTimesNothingOut() {
    holds(
      """
      node a leader
      node b follower sync
      set timeout 5ms then fail
      crash b
      start alice: write x = 1
      freeze a
      wait 1s
      expect pending for alice
      thaw a
      expect unknown for alice
      """)
  }

  @Test func aClientsOwnRules() {
    holds(
      """
      node a leader
      node b follower sync
      crash b
      alice: set acknowledgement leader
      alice: write x = 1
      expect acknowledged by a after 0us
      bob: set timeout 5ms then fail
      bob: write x = 2
      expect unknown after 5ms
      carol: set patience 20ms
      carol: write x = 3
      expect blocked
      """)
  }

  @Test func theMinimumIsCheckedBeforeTheWriteIsTaken() {
    holds(
      Self.three + """
        set membership connected
        set minimum 2
        write x = 1
        expect acknowledged
        crash c
        write x = 2
        expect refused
        expect a log = 1
        set minimum 1
        write x = 3
        expect acknowledged
        """)
  }

  @Test func settingsOfOneNode() {
    holds(
      """
      node a leader
      node b follower sync
      set acknowledgement leader at b
      write x = 1
      expect acknowledged by a, b after 2ms
      promote b
      write x = 2
      expect acknowledged by b after 0us
      """)
  }

  // MARK: In-sync membership

  @Test func fixedMembersCountWhateverTheirState() {
    holds(
      """
      node a leader
      node b follower sync
      set acknowledgement in-sync
      crash b
      write x = 1
      expect blocked
      """)
  }

  @Test func membersWithinATimeAreThoseThatHadEverythingSince() {
    holds(
      Self.three + """
        set acknowledgement in-sync
        set membership within 50ms
        hold a -> c
        write x = 1
        expect acknowledged by a, b after 50ms
        write x = 2
        expect acknowledged by a, b after 2ms
        release a -> c
        settle
        write x = 3
        expect acknowledged by a, b, c after 2ms
        """)
  }

  @Test func aFollowerThatComesBackCountsOnceItHasEverything() {
    holds(
      Self.three + """
        set acknowledgement in-sync
        set membership within 50ms
        set c flush 20ms
        set acknowledgement in-sync received
        crash c
        write x = 1
        write x = 2
        restart c
        wait 1ms
        write x = 3
        expect acknowledged by a, b after 2ms
        wait 100ms
        write x = 4
        expect acknowledged by a, b, c after 2ms
        """)
  }
}
