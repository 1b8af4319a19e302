import Testing

/// Who decides that another node leads, who may win, who re-points the followers and what stops an
/// old leader.
@Suite struct FailoverTests {
  static let three = "node a leader\nnode b, c follower\n"

  @Test func byHandNothingHappensByItself() {
    holds(
      Self.three + """
        crash a
        wait 1h
        expect leader none
        write x = 1
        expect refused
        promote b
        expect leader b
        """)
  }

  @Test func anElectionByTheVoters() {
    holds(
      Self.three + """
        set failover automatic after 1s
        write x = 1
        wait 1ms
        crash a
        wait 900ms
        expect leader none
        wait 2s
        expect b epoch = 2
        write x = 2
        expect acknowledged
        expect lost nothing
        """)
  }

  @Test func anElectionNeedsAMajority() {
    holds(
      """
      node a leader
      node b, c, d, e follower
      set failover automatic after 1s
      crash a, b, c
      wait 1m
      expect leader none
      elect
      expect refused
      elect unclean
      expect d epoch > 1
      """)
  }

  @Test func nobodyUnseatsALeaderThatIsHeard() {
    holds(
      Self.three + """
        set failover automatic after 1s
        partition c | a, b
        wait 1m
        expect leader a
        heal
        wait 1m
        write x = 1
        expect acknowledged
        elect
        expect refused
        """)
  }

  @Test func electionIsForTheAsking() {
    holds(
      Self.three + """
        set acknowledgement majority
        hold a -> c
        write x = 1
        crash a
        elect
        expect leader b
        expect lost nothing
        """)
  }

  @Test func watchersWithAQuorum() {
    holds(
      """
      node w1, w2, w3 watcher
      node a leader
      node b follower
      set failover watchers after 1s
      partition w1 | a, b, w2, w3
      wait 10s
      expect leader a
      crash a
      wait 10s
      expect leader b
      """)
  }

  @Test func aQuorumOfWatchersMustFindTheLeaderSilent() {
    holds(
      """
      node a leader
      node b follower
      node w1, w2, w3 watcher
      set failover watchers 3 after 1s
      partition a | w1, w2
      wait 1m
      expect leader a
      partition a | w3
      wait 10s
      expect leader b
      """)
  }

  @Test func aSmallQuorumStillNeedsMostVotes() {
    holds(
      """
      node a leader
      node b follower
      node w1, w2, w3 watcher
      set failover watchers 1 after 1s
      partition w2, w3 | w1
      crash a
      wait 10s
      expect leader b
      restart a
      settle
      """)
    holds(
      """
      node a leader
      node b follower
      node w1, w2, w3 watcher
      set failover watchers 1 after 1s
      crash w2, w3
      crash a
      wait 1m
      expect leader none
      """)
  }

  @Test func aControllerAloneAppoints() {
    holds(
      """
      node a leader
      node b follower
      node k controller
      set failover controller after 1s
      crash a
      wait 900ms
      expect leader none
      wait 2s
      expect leader b
      """)
  }

  @Test func aControllerBehindAPartitionAppointsWhomItReaches() {
    holds(
      """
      node a leader
      node b, c follower
      node k controller
      set failover controller after 1s
      partition a, b | k, c
      wait 5s
      expect leader c
      expect a role = leader
      heal
      settle
      expect a role = follower
      """)
  }

  // MARK: Who wins

  private func winner(_ rule: String, _ checks: String) {
    holds(
      """
      node a leader
      node b follower priority 1
      node c follower priority 5 sync
      node k controller
      set failover controller after 1s
      set winner \(rule)
      write z = 0
      settle
      set acknowledgement leader
      hold a -> c
      write x = 1
      wait 1ms
      crash a
      wait 5s
      \(checks)
      """)
  }

  @Test func theFirstByName() { winner("named", "expect leader b") }

  @Test func theNewestLog() { winner("newest", "expect leader b\nexpect lost nothing") }

  @Test func thePriority() { winner("priority", "expect leader c\nexpect lost x = 1") }

  @Test func whoIsInSync() { winner("in-sync", "expect leader c") }

  @Test func theNewestIsNotTheFirstByName() {
    holds(
      Self.three + """
        node k controller
        set failover controller after 1s
        hold a -> b
        write x = 1
        wait 1ms
        crash a
        wait 5s
        expect leader c
        expect lost nothing
        """)
    holds(
      Self.three + """
        node k controller
        set failover controller after 1s
        set winner named
        hold a -> b
        write x = 1
        wait 1ms
        crash a
        wait 5s
        expect leader b
        expect lost x = 1
        """)
  }

  @Test func priorityZeroNeverLeads() {
    holds(
      """
      node a leader
      node b follower priority 0
      node c follower
      set failover automatic after 1s
      crash a
      wait 10s
      expect leader c
      """)
  }

  // MARK: Re-pointing

  private func repoint(_ choice: String, _ checks: String) {
    holds(
      Self.three + """
        set repoint \(choice)
        write x = 1
        settle
        promote b
        write x = 2
        settle
        \(checks)
        """)
  }

  @Test func thePromotionRepoints() {
    repoint("promotion", "expect c upstream = b\nexpect c has x = 2")
  }

  @Test func theOperatorRepoints() {
    repoint(
      "operator",
      """
      expect c upstream = a
      expect c has x = 1
      set c follower of b
      settle
      expect c has x = 2
      """)
  }

  @Test func followersRepointThemselvesOnceTheirLeaderIsGone() {
    repoint("followers", "expect c upstream = b")
    holds(
      Self.three + """
        set repoint followers
        set fencing off
        promote b
        settle
        expect c upstream = a
        crash a
        settle
        expect c upstream = b
        expect c status = up
        """)
  }

  // MARK: What stops an old leader

  @Test func withoutFencingTwoLeadersAcceptWrites() {
    holds(
      Self.three + """
        set fencing off
        promote b
        settle
        write x = 1 at a
        expect acknowledged by a
        write x = 2 at b
        expect acknowledged by b
        expect lost x = 1
        expect a role = leader
        expect b role = leader
        """)
  }

  @Test func aNewerEpochStopsItOnceItHears() {
    holds(
      Self.three + """
        partition a | b, c
        promote b
        settle
        write x = 1 at a
        expect acknowledged by a
        expect lost x = 1
        heal
        settle
        expect a role = follower
        write x = 2 at a
        expect refused
        """)
  }

  @Test func losingTheMajorityStopsIt() {
    holds(
      Self.three + """
        set fencing majority
        set failover automatic after 1s
        partition a | b, c
        wait 900ms
        expect a role = leader
        wait 200ms
        expect a role = follower
        """)
  }

  @Test func losingTheLeaseStopsIt() {
    holds(
      Self.three + """
        set fencing lease 200ms
        partition a | b, c
        wait 199ms
        expect a role = leader
        heal
        wait 1s
        expect a role = leader
        partition a | b, c
        wait 200ms
        expect a role = follower
        """)
  }

  @Test func itsClientsDoNotKnow() {
    holds(
      Self.three + """
        set b sync
        hold a -> b
        start alice: write x = 1
        demote a
        expect unknown for alice
        """)
  }
}
