import Foundation
import Testing

/// What becomes of nodes, leaders and writes when they can hear each other again.
@Suite("Coming back") struct ComingBackTests {
  @Test(
    "a leader that was cut off, and stood for election in vain, follows the one that was elected")
  func deposedLeader() {
    holds(
      """
      node a leader
      node b, c follower
      set fencing majority
      set failover automatic after 5s
      partition a | rest
      wait 20s
      heal
      settle
      expect a role = follower
      expect a status = up
      expect a upstream = b
      expect leader b
      """)
  }

  @Test("the first leader can be elected, and all follow it")
  func firstElection() {
    holds(
      """
      node a, b, c follower
      elect
      settle
      expect leader a
      write x = 1
      settle
      expect read x at b = 1
      expect read x at c = 1
      """)
  }

  @Test("nobody is elected while a leader is heard, and after it stepped down someone is")
  func electionBesideALeader() {
    holds(
      """
      node a leader
      node b, c follower
      elect
      expect refused
      expect error "leads"
      demote a
      elect
      expect leader a
      expect a epoch = 2
      """)
  }

  @Test("two nodes that meet again greet each other once")
  func oneGreeting() {
    let told = Told(
      """
      set retain 10
      set behind refuse
      node a leader
      node b follower
      partition a | b
      repeat 30 as i { write x = $i }
      heal
      settle
      """)
    #expect(told.output.components(separatedBy: "too far behind").count == 2, "\(told.output)")
  }

  @Test("rejoin puts aside what the rules put aside")
  func rejoinAside() {
    holds(
      """
      node a leader
      node b follower
      partition a | b
      write x = 1
      promote b
      heal
      settle
      set diverged aside
      rejoin a
      settle
      expect aside x = 1 at a
      expect a status = up
      """)
  }

  @Test("a leader that fell back waits again once its rules have no fallback")
  func noMoreFallback() {
    holds(
      """
      node a leader
      node b follower sync
      partition a | b
      set timeout 2s then async
      write x = 1
      expect acknowledged after 2s
      set timeout never
      write x = 2
      expect blocked
      """)
  }

  @Test("a leader that was emptied and replaced does not lead when it is back")
  func wipedLeader() {
    holds(
      """
      node a leader
      node b, c follower sync
      write x = 1
      crash a hard
      wipe a
      promote b
      restart a
      settle
      expect leader b
      expect a role = follower
      expect read x at a = 1
      expect lost nothing
      """)
  }

  @Test("nothing is lost while nobody leads, and what is lost shows when someone does")
  func judgedByWhoLeads() {
    holds(
      """
      node a leader
      node b follower sync
      write x = 1
      set b async
      partition a | b
      write x = 2
      crash a
      wipe a
      expect lost nothing
      read x
      expect error no-leader
      heal
      promote b
      expect lost x = 2
      expect lost 1 writes
      """)
  }

  @Test("a loss is not final while the entry is on its way to a node that takes it")
  func notFinalYet() {
    let told = Told(
      """
      node a leader
      node b follower
      node c follower latency 50ms
      set diverged rewind
      write x = 1
      crash a
      promote b
      restart a
      wait 20ms
      expect a log = 0
      settle
      """)
    let lines = told.output.split(separator: "\n")
    let dropped = lines.firstIndex { $0.contains("c has 1 entry") }
    let final = lines.firstIndex { $0.contains("lost for good") }
    #expect(dropped != nil && final != nil, "\(told.output)")
    if let dropped, let final { #expect(dropped < final, "\(told.output)") }
  }

  @Test("a transaction reads its own writes, and others do not")
  func ownWrites() {
    holds(
      """
      node a leader
      write x = 1
      alice: begin
      alice: write x = 5
      alice: add x 2
      alice: read x
      expect value 7
      bob: read x
      expect value 1
      alice: rollback
      alice: read x
      expect value 1
      """)
  }
}
