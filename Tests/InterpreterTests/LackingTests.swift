import Testing

/// What a node may lack and still be chosen, and what a follower may apply.
@Suite("Choosing by what is lacking")
struct LackingTests {
  private static let watched = """
    node a leader
    node b follower
    node w1, w2, w3 watcher
    set failover watchers after 5s
    cut a -> b
    repeat 10 as i { write x = $i }
    crash a
    heal
    """

  @Test("a node that lacks too many entries is not chosen")
  func entries() {
    holds("set lacking 9\n" + Self.watched + "\nwait 1m\nexpect leader none\n")
    holds("set lacking 10\n" + Self.watched + "\nwait 1m\nexpect leader b\n")
  }

  @Test("and neither is one that lacks too many bytes")
  func bytes() {
    holds("set lacking 999b\n" + Self.watched + "\nwait 1m\nexpect leader none\n")
    holds("set lacking 1000b\n" + Self.watched + "\nwait 1m\nexpect leader b\n")
    holds(Self.watched + "\nwait 1m\nexpect leader b\n")
  }

  @Test("a follower may apply only what is on its disk")
  func applying() {
    let text = """
      node a leader
      node b follower flush 50ms
      write x = 1
      wait 10ms
      """
    holds(text + "\nexpect read x at b = 1\n")
    holds(
      "set applies flushed\n" + text
        + "\nexpect read x at b is not set\nwait 50ms\nexpect read x at b = 1\n")
  }
}
