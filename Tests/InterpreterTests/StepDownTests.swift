import Testing

/// A leader that is told to step down.
@Suite struct StepDownTests {
  private let cluster = """
    node a leader
    node b, c follower
    set failover automatic after 10s
    set acknowledgement leader
    set diverged rewind

    """

  @Test func itHandsOverAtOnceAndSitsOut() {
    holds(
      cluster + """
        write x = 1
        wait 2ms
        stepdown a
        expect leader b
        expect lost nothing
        crash b
        wait 30s
        expect leader c
        """)
    holds(
      cluster + """
        set loyalty none
        stepdown a
        expect a cannot lead
        wait 61s
        expect a can lead
        """)
  }

  @Test func itWaitsForAMajority() {
    holds(
      cluster + """
        set b latency 3s
        set c latency 3s
        write x = 1
        stepdown a
        expect leader b
        expect lost nothing
        """)
  }

  @Test func withoutASuccessorItGoesOnLeading() {
    holds(
      cluster + """
        pause b receiving
        pause c receiving
        write x = 1
        start alice: write y = 1
        stepdown a within 5s
        expect refused
        expect error no-successor
        expect leader a
        write z = 1
        expect acknowledged
        """)
  }

  @Test func forcedItStepsDownAllTheSame() {
    holds(
      cluster + """
        pause b receiving
        pause c receiving
        write x = 1
        stepdown a force
        expect leader none
        resume b receiving
        resume c receiving
        wait 30s
        expect leader b
        """)
  }

  @Test func whoWaitsIsToldThatNobodyKnows() {
    holds(
      cluster + """
        set acknowledgement all
        set c sync
        hold a -> c
        start alice: write x = 1
        wait 5ms
        stepdown a
        expect unknown for alice
        expect error leader-stepped-down for alice
        """)
  }

  @Test func writesAreRefusedMeanwhile() {
    holds(
      cluster + """
        set b latency 3s
        set c latency 3s
        write x = 1
        at 1s write y = 1
        stepdown a
        expect refused 1 writes
        """)
  }

  @Test func withoutAnElectionTheSuccessorIsAppointed() {
    holds(
      """
      node a leader
      node b follower
      write x = 1
      settle
      stepdown a for 1m within 1s
      expect leader b
      """)
  }

  @Test func theTimesMustFit() {
    complains("node a leader\nnode b follower\nstepdown a for 5s", "it would stand again")
  }
}
