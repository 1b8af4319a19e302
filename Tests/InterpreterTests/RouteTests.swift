import Testing

/// Where reads go that name no node.
@Suite struct RouteTests {
  private let cluster = """
    node a leader
    node b follower
    node h follower hidden

    """

  @Test func aFollowerThatIsNotHidden() {
    holds(
      cluster + """
        hold a -> b
        write x = 1
        read x at any-follower
        expect stale
        alice: set route any-follower
        alice: read x
        expect stale
        crash b
        alice: read x
        expect refused
        expect error none-open
        """)
  }

  @Test func theOtherKindWhereThereIsNone() {
    holds(
      cluster + """
        hold a -> b
        write x = 1
        read x at follower-first
        expect stale
        crash b
        read x at follower-first
        expect value 1
        restart b
        client alice
        partition alice | a
        alice: read x at leader-first
        expect stale
        """)
  }

  @Test func onlyWhatIsFreshEnough() {
    holds(
      cluster + """
        set route follower-first
        set freshness within 90s
        set allowance 10s
        write x = 1
        settle
        pause b receiving
        wait 79s
        write x = 2
        read x
        expect value 1
        wait 2s
        write x = 3
        read x
        expect value 3
        """)
  }

  @Test func nearEnoughIsNear() {
    holds(
      """
      node a leader
      node b, c follower
      region eu a, b
      region us c
      link eu <-> us latency 10ms
      client alice in eu
      set route any-follower
      hold a -> b
      write x = 1
      settle
      alice: read x
      expect stale
      repeat 20 { alice: read x }
      expect acknowledged after 0us
      set window 15ms
      repeat 20 { alice: read x }
      expect lost nothing
      """)
  }

  /// MG-15: a follower answers who has said that one will do.
  @Test func aFollowerMayWantToBeAsked() {
    holds(
      cluster + """
        set follower-reads asked
        write x = 1
        settle
        alice: read x at b
        expect error not-asked-for-follower
        alice: set route nearest
        alice: read x at b
        expect value 1
        bob: read x at any-follower
        expect value 1
        """)
  }
}
