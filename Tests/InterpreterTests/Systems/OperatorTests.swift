import Testing

/// What operators of real systems do, and what comes of it.
@Suite("Operators of real systems")
struct OperatorTests {
  @Test("a member whose source hangs follows the new primary")
  func frozenSource() {
    holds(
      """
      use mongodb
      node a leader
      node b, c follower
      freeze a
      wait 30s
      write x = 1
      expect acknowledged
      """)
  }

  @Test("a node that hands over follows the one it handed over to", arguments: ["redis", "mysql"])
  func handover(system: String) {
    holds(
      """
      use \(system)
      node a leader
      node b follower
      write x = 1
      settle
      demote a to b
      write y = 1
      settle
      expect a upstream = b
      expect read y at a = 1
      """)
  }

  @Test("nothing is taken back from a binary log")
  func noRewind() {
    holds(
      """
      use mysql
      node a leader
      node b follower
      cut a -> b
      write x = 1
      crash a
      heal
      promote b
      restart a
      rejoin a
      expect refused
      expect read x at a = 1
      """)
  }

  @Test("a manager without deciders is told of")
  func deciders() {
    let told = Told("use postgresql\nnode a leader\nset manager = patroni\n")
    #expect(told.output.contains("watcher"), "\(told.output)")
  }

  @Test("the timeline of a standby is that of its log")
  func timeline() {
    holds(
      """
      use postgresql
      node a leader
      node b, c follower
      write x = 1
      settle
      crash a
      promote b
      settle
      expect b timeline = 2
      expect c timeline = 1
      set c follower of b
      settle
      expect c timeline = 2
      """)
  }
}
