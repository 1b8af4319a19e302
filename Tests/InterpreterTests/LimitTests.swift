import Testing

/// What goes too far is an error, and never a trap.
@Suite struct LimitTests {
  @Test func theClockEnds() {
    complains(
      "node a leader\nrepeat 200 { wait 10000d }", "the clock does not go that far")
    holds("node a leader\nnode b follower latency 10000d jitter exponential 10000d\nwrite x = 1")
    holds("node a leader\nnode b follower delay 10000d clock +10000d\nwrite x = 1\nwait 10000d")
  }

  @Test func slowMessagesStayInBounds() {
    holds(
      """
      node a leader
      node b follower sync latency 10000d flush 10000d apply 10000d
      slow b 1000000x
      write x = 1
      settle
      """)
  }

  @Test func tooManyNodes() {
    let names = (1...256).map { "n\($0)" }.joined(separator: ", ")
    complains("node a leader\nnode \(names) follower", "at most 256 nodes")
    let fewer = (1...255).map { "n\($0)" }.joined(separator: ", ")
    holds("node a leader\nnode \(fewer) follower\nwrite x = 1\nsettle\nexpect n255 has x = 1")
    complains("node a leader\nnode \(fewer) follower\nnode b follower", "at most 256 nodes")
  }

  @Test func aNameTwice() {
    complains("node a, a follower", "a")
    complains("node a leader\nnode a follower", "there is a node a already")
    complains("client alice\nnode alice follower", "alice")
  }

  @Test func numbersOutOfBounds() {
    complains("node a leader\nset a priority 1001", "0 to 1000")
    complains("node a leader\nset a votes 1001", "0 to 1000")
    complains("node a leader\nslow a 1000001x", "too large")
    complains("node a leader\nset minimum 257", "0 to 256")
    holds("node a leader\nset retain 9223372036854775807\nwrite x = 1\ncheckpoint a keep 900000")
  }

  @Test func additionsStopAtTheEnd() {
    holds(
      """
      node a leader
      write x = 4611686018427387903
      add x 1
      expect refused
      add x -9223372036854775806
      expect acknowledged
      write y = word
      add y 1
      expect refused
      """)
  }
}
