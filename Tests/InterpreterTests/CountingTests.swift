import Testing

/// Waiting for followers, and what clients send again.
@Suite struct CountingTests {
  private static let three = """
    node a leader
    node b, c follower
    set acknowledgement leader

    """

  // MARK: wait for

  @Test func answersTheCountThatIsReachedMetOrNot() {
    holds(
      Self.three + """
        alice: write x = 1
        alice: wait for 2 followers
        expect value 2 for alice
        alice: wait for 5 followers within 300ms
        expect acknowledged after 300ms
        expect value 2
        expect c has x = 1
        """)
  }

  @Test func countsOnlyWhoFollowsTheLeaderItself() {
    holds(
      """
      node a leader
      node b follower
      node c follower of b
      set acknowledgement leader
      write x = 1
      wait for 2 replicas within 1s
      expect value 1
      expect c has x = 1
      """)
  }

  @Test func aStageMayBeAskedFor() {
    holds(
      Self.three + """
        set durable never
        set acknowledgement leader received
        write x = 1
        wait for 1 follower flushed within 100ms
        expect value 0
        wait for 1 follower within 100ms
        expect value 2
        """)
  }

  @Test func aFollowerRefusesIt() {
    holds(
      Self.three + """
        write x = 1
        wait for 1 follower at b
        expect refused
        expect error not-leader
        """)
  }

  @Test func aDemotionEndsIt() {
    holds(
      Self.three + """
        hold a -> b
        hold a -> c
        alice: write x = 1
        start alice: wait for 1 follower
        demote a
        expect unknown for alice
        expect error leader-stepped-down for alice
        """)
  }

  @Test func followersThatSeldomTellAreAskedAtOnce() {
    holds(
      Self.three + """
        set report every 1s
        wait 100ms
        write x = 1
        wait for 2 followers
        expect acknowledged after 2ms
        """)
  }

  @Test func itMayWaitForTheWholeLog() {
    let others = """
      alice: read x
      hold a -> b
      hold a -> c
      bob: write x = 1
      alice: read x

      """
    holds(
      Self.three + others + """
        alice: wait for 1 follower within 100ms
        expect value 2
        """)
    holds(
      Self.three + "set waits-for whole-log\n" + others + """
        alice: wait for 1 follower within 100ms
        expect value 0
        """)
  }

  // MARK: Sending again

  private static let strict = """
    node a leader
    node b follower sync
    set timeout 1s then fail
    alice: set retries 5

    """

  @Test func whatIsSentAgainMayBeInTheLogTwice() {
    let slow = """
      alice: write n = 0
      hold b -> a
      start alice: add n 1
      wait 3s
      release b -> a
      settle
      expect acknowledged for alice

      """
    holds(Self.strict + slow + "expect a log = 4\nexpect read n at a = 3")
    holds(
      Self.strict + "alice: set resent known\n" + slow + "expect a log = 2\nexpect read n at a = 1")
  }

  @Test func aWriteGoesOnToTheNextLeader() {
    holds(
      """
      node a leader
      node b follower sync
      alice: set retries 50
      partition a | b
      start alice: write x = 1
      promote b
      demote a
      wait 1s
      expect acknowledged for alice
      expect read x at b = 1
      """)
  }

  // MARK: Positions that are not in the log

  @Test func whereAReaderGoesOnWhosePositionIsNotThere() {
    let log = Self.three + "write x = 1\nwrite y = 2\nwrite z = 3\ncheckpoint a keep 2\n"
    holds(log + "read from 9\nexpect refused\nexpect error nothing-from")
    holds(log + "read from 1\nexpect refused\nexpect error position-trimmed")
    holds(log + "set out-of-range latest\nread from 9\nexpect acknowledged")
    #expect(
      Told(log + "set out-of-range earliest\nread from 9\n").output.contains(
        "that position is not in the log; reading began at 2"))
  }

  @Test func whatIsNotCommittedIsReadAsNothing() {
    holds(
      """
      node a leader
      node b follower sync
      set visible committed
      write x = 1
      partition a | b
      start alice: write y = 2
      read from 2
      expect acknowledged
      read from 4
      expect refused
      """)
  }
}
