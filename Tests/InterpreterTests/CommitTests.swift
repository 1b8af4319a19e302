import Testing

/// Who must have an entry for it to count as committed, and what readers are shown who ask for that.
@Suite struct CommitTests {
  /// One leader acknowledges alone, and a majority commits.
  private let set = """
    node a leader
    node b, c follower
    set acknowledgement leader
    set commit majority

    """

  @Test func aPartIsCommittedLaterThanItIsAcknowledged() {
    holds(
      set + """
        write x = 1
        expect acknowledged after 0us
        expect a committed = 0
        read x showing committed
        expect value is not set
        expect stale
        wait 2ms
        expect a committed = 1
        read x showing committed
        expect value 1
        expect no warning
        """)
  }

  @Test func aFollowerShowsWhatItHasHeardToBeCommitted() {
    holds(
      set + """
        write x = 1
        wait 1ms
        expect read x at b = 1
        read x at b showing committed
        expect value is not set
        settle
        read x at b showing committed
        expect value 1
        """)
  }

  @Test func aClientAsksForAViewOnceForAll() {
    holds(
      set + """
        alice: set showing committed
        write x = 1
        alice: read x
        expect value is not set
        alice: read x showing applied
        expect value 1
        set showing committed
        bob: read x
        expect value is not set
        """)
  }

  /// MG-19: an entry of an earlier epoch is committed only with one of the new leader's own.
  @Test func aNewLeaderCommitsByAnEntryOfItsOwn() {
    holds(
      set + """
        write x = 1
        wait 1ms
        hold b -> c
        promote b
        expect b committed = 0
        read x at b showing committed
        expect value is not set
        release b -> c
        settle
        expect b committed = 2
        read x at b showing committed
        expect value 1
        """)
  }

  @Test func aLinearizableReadWaitsForItsOwnEntry() {
    holds(
      set + """
        write x = 1
        read x showing linearizable
        expect value 1
        expect no warning
        expect acknowledged after 2ms
        expect a log = 2
        """)
  }

  @Test func aFollowerAnswersNoLinearizableRead() {
    holds(
      set + """
        read x at b showing linearizable
        expect error not-leader
        """)
  }

  @Test func aLeaderThatWasReplacedNeverAnswersLinearizably() {
    holds(
      set + """
        client alice
        write x = 1
        settle
        partition a, alice | rest
        promote b
        write x = 2
        alice: read x at a showing committed
        expect value 1
        expect stale
        alice: read x at a showing linearizable within 1s
        expect failed
        expect error client-gave-up
        start alice: read x at a showing linearizable
        expect blocked for alice
        heal
        settle
        expect error leader-stepped-down for alice
        """)
  }

  @Test func ownWritesAreWaitedForInTheViewThatIsAskedFor() {
    holds(
      set + """
        alice: write x = 1
        alice: read x at b after own writes
        expect acknowledged after 1ms
        alice: write x = 2
        alice: read x at b after own writes showing committed
        expect value 2
        expect acknowledged after 3ms
        """)
  }
}
