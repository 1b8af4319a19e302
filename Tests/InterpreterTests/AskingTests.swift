import Testing

/// A promotion that asks the voters.
@Suite("Asking to lead")
struct AskingTests {
  private static let three = """
    set failover automatic after 10s
    set promoting asks
    node a leader
    node b, c follower
    write x = 1
    settle

    """

  @Test("a node that has everything is elected at once")
  func elected() {
    holds(Self.three + "crash a\npromote b\nexpect leader b\nexpect lost nothing\n")
  }

  @Test("one that is behind a voter it needs is refused, and loses nothing")
  func behind() {
    holds(
      Self.three + """
        cut a -> c
        write y = 1
        settle
        crash a
        promote c
        expect refused
        expect leader none
        set promoting forced
        promote c
        expect leader c
        """)
  }
}
