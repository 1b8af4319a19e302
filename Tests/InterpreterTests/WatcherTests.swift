import Testing

/// What outside watchers leave a while, and whole copies that take their time.
@Suite struct WatcherTests {
  private static let watched = """
    node a leader
    node b, c follower
    node w1, w2, w3 watcher
    set acknowledgement leader
    set failover watchers 2 after 5s

    """

  @Test func theLowestNumberOfPriorityComesFirst() {
    holds(
      Self.watched + """
        set winner lowest-priority
        set b priority 100
        set c priority 10
        hold a -> c
        write x = 1
        wait 5ms
        crash a
        wait 10s
        expect leader c
        expect lost x = 1
        """)
    holds(
      Self.watched + """
        set winner lowest-priority
        set b priority 100
        set c priority 0
        crash a
        wait 10s
        expect leader b
        """)
  }

  @Test func anOldLeaderGoesOnForAWhile() {
    holds(
      Self.watched + """
        set fencing grace 8s
        set diverged copy
        partition a | rest
        wait 10s
        expect leader b
        heal
        wait 5s
        write x = 1 at a
        expect acknowledged
        expect lost x = 1
        wait 4s
        write x = 2 at a
        expect refused
        """)
  }

  @Test func whoWasWithoutItsLeaderForTooLongIsNotChosen() {
    let cut = """
      cut a -> b
      wait 20s
      crash a
      wait 10s

      """
    holds(Self.watched + "set winner named\n" + cut + "expect leader b")
    holds(Self.watched + "set winner named\nset apart after 10s\n" + cut + "expect leader c")
    holds(Self.watched + "set winner named\nset apart after 30s\n" + cut + "expect leader b")
  }

  @Test func aWatcherWhoseClockJumpsDoesNothingForAWhile() {
    holds(
      Self.watched + """
        set tilt for 30s
        set w1, w2 clock +5s
        crash a
        wait 28s
        expect leader none
        wait 20s
        expect leader b
        """)
    holds(
      Self.watched + """
        set tilt for 30s
        set w1, w2 clock +1s
        crash a
        wait 10s
        expect leader b
        """)
  }

  @Test func watchersThatCouldNotAgreeTryAgainLater() {
    holds(
      Self.watched + """
        set retry after 60s
        partition w1 | w2 | w3
        crash a
        wait 10s
        heal
        wait 40s
        expect leader none
        wait 20s
        expect leader b
        """)
  }

  // MARK: Copies

  private static let behind = """
    node a leader
    node b, c follower
    set acknowledgement leader
    set retain 1
    partition a | b, c
    write x = 1
    write y = 2
    write z = 3

    """

  @Test func copiesAreGathered() {
    holds(
      Self.behind + """
        set gathers after 5s
        heal
        wait 4900ms
        expect b status = copying
        wait 200ms
        expect b has x = 1
        expect c has x = 1
        expect a full-syncs = 2
        """)
  }

  @Test func aCopyIsLoadedBeforeItIsThere() {
    holds(
      Self.behind + """
        set loads for 2s
        heal
        wait 10ms
        read x at b
        expect refused
        expect error loading
        wait 2s
        read x at b
        expect value 1
        """)
  }

  @Test func goingOnAndCopyingAreCounted() {
    holds(
      Self.behind + """
        heal
        settle
        expect a full-syncs = 2
        disconnect a -> b
        settle
        expect a partial-syncs > 0
        """)
  }

  @Test func aRestartMayBeginAnotherHistory() {
    let again = """
      node a leader
      node b follower
      write x = 1
      settle

      """
    holds(again + "stop a\nrestart a\nsettle\nexpect a full-syncs = 0\nexpect a partial-syncs = 1")
    holds(
      again + """
        set restarting anew
        stop a
        restart a
        settle
        expect a full-syncs = 1
        expect b has x = 1
        write y = 1
        settle
        expect b has y = 1
        expect lost nothing
        """)
  }

  @Test func aLeaderWithoutFollowersForgets() {
    holds(
      """
      node a leader
      node b follower
      set acknowledgement leader
      set forgets after 1h
      write x = 1
      crash b
      write y = 1
      wait 59m
      expect a trimmed = 0
      wait 2m
      expect a trimmed = 2
      """)
  }

  @Test func aFollowerMayHideWhatHasExpired() {
    let race = """
      node a leader
      node b follower latency 200ms
      set acknowledgement leader
      write x = 1 expires 1s
      wait 1100ms

      """
    holds(race + "read x at b\nexpect value 1")
    holds(race + "set expired hidden\nread x at b\nexpect value is not set\nexpect b has x = 1")
  }

  @Test func whoMayBeReadFrom() {
    let cut = """
      node a leader
      node b, c follower
      set acknowledgement leader
      set membership connected
      crash c
      restart c
      partition a | c
      disconnect a -> c
      write x = 1
      settle

      """
    holds(cut + "read x at c\nexpect acknowledged")
    holds(
      cut
        + "set readable in-sync\nread x at c\nexpect error not-in-sync\nread x at b\nexpect value 1"
    )
    holds(
      cut + "set readable leader\nread x at b\nexpect error leader-only\nread x\nexpect value 1")
  }
}
