import Testing

/// How elections go beyond votes and logs: asking first, loyalty, takeover, catching up, stepping
/// down.
@Suite struct CampaignTests {
  @Test func whoAsksFirstDoesNotCountUpTheEpoch() {
    let script = """
      node a leader
      node b, c follower
      set failover automatic after 1s
      set fencing majority
      partition c | rest
      wait 20s

      """
    holds(script + "expect c epoch > 5")
    holds(
      """
      node a leader
      node b, c follower
      set failover automatic after 1s
      set canvass on
      set fencing majority
      partition c | rest
      wait 20s
      expect c epoch = 1
      partition a | rest
      heal b <-> c
      wait 5s
      expect a epoch = 1
      expect b epoch = 2
      """)
  }

  @Test func votersKeepToALeaderOrDoNot() {
    let cut = """
      node a leader
      node b, c follower
      set failover automatic after 1s
      set canvass on
      cut a <-> c

      """
    holds(cut + "wait 10s\nexpect leader a")
    holds(cut + "set loyalty none\nwait 10s\nexpect leader c")
  }

  @Test func anArbiterKeepsToALeaderOfNoLowerPriority() {
    let cut = """
      node a leader
      node b follower
      node r arbiter
      set failover automatic after 1s
      set canvass on
      set loyalty arbiters
      cut a <-> b

      """
    holds(cut + "wait 10s\nexpect leader a")
    holds(cut + "set b priority 2\nwait 10s\nexpect leader b")
  }

  @Test func aHigherPriorityTakesOverOnceItIsFresh() {
    let cluster = """
      node a leader
      node b follower priority 3
      node c follower priority 2
      set failover automatic after 10s
      set canvass on
      set takeover on

      """
    holds(
      cluster + """
        write x = 1
        wait 9s
        expect leader a
        wait 3s
        expect leader b
        expect b epoch = 2
        expect lost nothing
        """)
    holds(
      cluster + """
        pause b receiving
        write x = 1
        wait 5s
        write x = 2
        wait 16s
        expect leader a
        wait 5s
        expect leader c
        resume b receiving
        wait 15s
        expect leader b
        """)
  }

  /// Only c has x = 1, and it is not needed to elect b.
  private let behind = """
    node a leader
    node b follower priority 2
    node c, d, e follower
    set failover automatic after 10s
    set winner priority
    set acknowledgement leader
    set diverged rewind
    hold a -> b
    hold a -> d
    hold a -> e
    write x = 1
    wait 2ms
    crash a

    """

  /// MG-25: writes that reached a node which the winner can reach are not lost.
  @Test func theWinnerTakesWhatOthersHave() {
    holds(behind + "elect\nsettle\nexpect leader b\nexpect lost x = 1")
    holds(
      behind + """
        set catchup unlimited
        elect
        settle
        expect leader b
        expect lost nothing
        expect read x at b = 1
        """)
  }

  @Test func aSourceThatGoesDoesNotHoldTheWinnerUp() {
    holds(
      behind + """
        set catchup unlimited
        slow c 100x
        at 10ms crash c
        elect
        expect leader b
        expect lost x = 1
        """)
  }

  @Test func aCatchUpHasItsTime() {
    holds(
      behind + """
        set catchup within 20ms
        slow c 100x
        elect
        expect leader b
        expect lost x = 1
        """)
  }

  /// Nobody stands against a winner that has yet to lead.
  @Test func aWinnerIsHeardThoughItDoesNotLeadYet() {
    holds(
      behind + """
        set catchup unlimited
        slow c 20000x
        start alice: write y = 1
        elect
        wait 30s
        expect leader none
        wait 30s
        expect leader b
        expect b epoch = 2
        expect lost nothing
        """)
  }
}
