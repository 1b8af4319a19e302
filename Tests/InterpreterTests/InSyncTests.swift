import Testing

/// The in-sync set as a state that the leader changes, and what controllers decide by it.
@Suite struct InSyncTests {
  static let three = """
    node a leader
    node b, c follower
    node k controller
    set membership within 30s checked every 15s
    set acknowledgement in-sync received
    set failover controller after 9s
    set winner in-sync
    set unclean off
    set diverged rewind
    set minimum-counts replicas
    set minimum-for in-sync

    """

  // MARK: The set

  @Test func whoIsBehindIsDroppedAtACheckAfterItsTime() {
    holds(
      Self.three + """
        wait 1s
        pause c receiving
        wait 5s
        write x = 1
        expect pending
        wait until c in-sync = no within 1m
        expect acknowledged by a, b after 39s
        """)
  }

  @Test func whoHasEverythingIsNeverDroppedHoweverSilent() {
    holds(
      Self.three + """
        pause c receiving
        wait 10m
        expect c in-sync = yes
        wait 7s
        start alice: write x = 1
        wait 7s
        expect c in-sync = yes
        wait 2s
        expect c in-sync = no
        expect acknowledged for alice
        """)
  }

  @Test func whoIsAlwaysALittleBehindStays() {
    holds(
      Self.three + """
        set c latency 2s
        set acknowledgement leader
        repeat 60 as i {
          write x = $i
          wait 1s
        }
        expect c behind > 0
        expect c in-sync = yes
        """)
  }

  @Test func whoHasAllThatIsCommittedComesBack() {
    holds(
      Self.three + """
        pause c receiving
        start alice: write x = 1
        wait 46s
        expect c in-sync = no
        resume c receiving
        wait 3ms
        expect c in-sync = yes
        write y = 1
        expect acknowledged by a, b, c
        """)
  }

  @Test func aLeaderThatCannotTalkWithTheControllersCannotChangeIt() {
    holds(
      Self.three + """
        bob: set acknowledgement leader received
        partition a | b, c, k
        start alice: write x = 1 at a
        wait 5m
        expect leader b
        expect pending for alice
        bob: write y = 1 at a
        expect acknowledged for bob
        expect lost y = 1
        expect lost 1 writes
        """)
    holds(
      Self.three + """
        crash k
        pause c receiving
        start alice: write x = 1
        wait 5m
        expect c in-sync = yes
        expect blocked for alice
        alice: set acknowledgement leader
        restart k
        wait 46s
        expect c in-sync = no
        """)
  }

  @Test func aFollowerThatOnlyLostTheLeaderIsNotTakenOut() {
    holds(
      Self.three + """
        partition a | c
        wait 5m
        expect c in-sync = yes
        expect c fenced = no
        """)
  }

  @Test func theControllersTakeOutWhomTheyDoNotHear() {
    holds(
      Self.three + """
        partition c | k
        wait 8s
        expect c in-sync = yes
        wait 2s
        expect c fenced = yes
        expect c in-sync = no
        write x = 1
        expect acknowledged by a, b after 2ms
        expect c in-sync = no
        heal
        wait 1s
        expect c in-sync = yes
        """)
  }

  @Test func withoutControllersTheLeaderChangesItAlone() {
    holds(
      """
      node a leader
      node b, c follower
      set membership within 30s checked every 15s
      set acknowledgement in-sync received
      pause c receiving
      write x = 1
      wait 1m
      expect c in-sync = no
      """)
  }

  // MARK: The minimum

  @Test func theMinimumAsksOnlyWritesOfTheSet() {
    holds(
      Self.three + """
        set minimum 2
        alice: set acknowledgement leader
        stop b, c
        wait 10s
        write x = 1
        expect refused
        expect error too-few-in-sync
        alice: write x = 2
        expect acknowledged
        """)
  }

  @Test func aMinimumAboveTheReplicasAsksForAll() {
    holds(
      Self.three + """
        set minimum 9
        write x = 1
        expect acknowledged by a, b, c
        set minimum-counts members
        write x = 2
        expect refused
        """)
  }

  @Test func tooSmallASetTellsOrHolds() {
    holds(
      Self.three + """
        set minimum 2
        set minimum-does tells
        pause b receiving
        pause c receiving
        start alice: write x = 1
        wait 46s
        expect unknown for alice
        expect error too-few-after-append for alice
        """)
    holds(
      Self.three + """
        set minimum 2
        set minimum-does holds
        set visible committed
        pause b receiving
        pause c receiving
        start alice: write x = 1
        wait 46s
        expect c in-sync = no
        expect pending for alice
        expect read x at a is not set
        resume b receiving
        wait 1s
        expect acknowledged for alice
        """)
  }

  // MARK: Who is chosen

  @Test func theFirstDeclaredOfTheSetIsChosenNotTheLongestLog() {
    holds(
      Self.three + """
        alice: set acknowledgement leader
        hold a -> b
        alice: write x = 1
        wait 1ms
        crash a
        wait 11s
        expect leader b
        expect lost x = 1
        """)
  }

  @Test func theLastMemberIsNeverRemovedAndNobodyElseLeads() {
    holds(
      Self.three + """
        partition a | b, c
        start alice: write x = 1
        wait 46s
        expect acknowledged for alice
        crash a
        wait 1m
        expect leader none
        expect a in-sync = yes
        heal
        wait 1m
        expect leader none
        restart a
        wait 1s
        expect leader a
        settle
        expect lost nothing
        """)
  }

  @Test func uncleanChoiceMakesTheSetOfTheOneThatLeads() {
    holds(
      Self.three + """
        partition a | b, c
        start alice: write x = 1
        wait 46s
        crash a
        wait 1m
        expect leader none
        elect unclean
        expect leader b
        expect lost x = 1
        expect a in-sync = no
        """)
    holds(
      Self.three + """
        set unclean on
        partition a | b, c
        start alice: write x = 1
        wait 46s
        crash a
        wait 1m
        expect leader b
        expect lost x = 1
        """)
  }

  @Test func whoIsEligibleIsChosenAndWhoCrashedIsNot() {
    let lost = """
      set minimum 2
      set minimum-does holds
      set durable never
      partition a | b, c
      alice: set acknowledgement leader received
      alice: write y = 1
      wait 1m
      expect b in-sync = no
      crash a hard
      heal
      wait 20s
      """
    holds(
      Self.three + "write x = 1\n" + lost + """

        expect leader none
        restart a
        wait 20s
        expect leader a
        """)
    holds(
      Self.three + "set eligible on\nwrite x = 1\n" + lost + """

        expect leader b
        expect lost y = 1
        restart a
        settle
        expect b has x = 1
        """)
  }

  @Test func aCleanStopMovesTheLeadershipFirst() {
    holds(
      Self.three + """
        set leaving hands-over
        write x = 1
        stop a
        wait 2ms
        expect leader b
        expect a in-sync = no
        expect lost nothing
        """)
  }

  @Test func theLeadershipGoesBackToTheFirstDeclared() {
    holds(
      Self.three + """
        set preferred every 5m
        write x = 1
        crash a
        wait 15s
        expect leader b
        restart a
        wait 4m
        expect leader b
        wait 1m
        expect leader a
        expect lost nothing
        """)
    holds(
      Self.three + """
        crash a
        wait 15s
        elect preferred
        expect refused
        restart a
        settle
        elect preferred
        expect leader a
        """)
  }

  @Test func withoutControllersNothingMoves() {
    holds(
      Self.three + """
        write x = 1
        crash k
        crash a
        wait 5m
        expect leader none
        restart k
        wait 15s
        expect leader b
        """)
  }
}
