import Testing

/// What clients do and wait for, and what ends their waiting.
@Suite struct ClientTests {
  static let pair = "node a leader\nnode b follower\nset acknowledgement leader\n"

  @Test func clientsOfACrashedLeader() {
    holds(
      """
      node a leader
      node b follower sync
      hold a -> b
      start alice: write x = 1
      crash a
      expect unknown for alice
      """)
    holds(
      """
      node a leader
      node b follower sync
      hold a -> b
      start alice: write x = 1
      start bob: write y = 1 within 50ms
      crash a hard
      wait 10ms
      expect pending for alice
      wait 40ms
      expect unknown for bob
      expect pending for alice
      restart a
      expect unknown for alice
      """)
  }

  @Test func readsThatWaitEndWithTheirNode() {
    holds(
      """
      node a leader
      node b follower
      set acknowledgement leader
      hold a -> b
      alice: write x = 1
      start alice: read x at b after own writes
      wait 5ms
      expect pending for alice
      crash b
      expect failed for alice
      """)
  }

  @Test func whatAFrozenNodeDidNotHearEndsWithIt() {
    holds(
      """
      node a leader
      freeze a
      start alice: write x = 1
      start bob: read x at a
      crash a
      expect unknown for alice
      expect failed for bob
      restart a
      expect a log = 0
      """)
  }

  @Test func aThawedNodeHearsEveryoneWhoWaited() {
    holds(
      """
      node a leader
      freeze a
      start alice: write x = 1
      start bob: write y = 1
      start carol: write z = 1
      thaw a
      expect acknowledged for alice
      expect acknowledged for bob
      expect acknowledged for carol
      """)
  }

  @Test func readsAfterOwnWrites() {
    holds(
      Self.pair + """
        set b latency 10ms
        alice: write x = 1
        alice: read x at b after own writes
        expect value 1
        expect acknowledged after 10ms for alice
        bob: read x at b after own writes
        expect acknowledged after 0us
        """)
  }

  @Test func aReadWaitsForTheCommitIndexToo() {
    holds(
      """
      node a leader
      node b follower sync
      set visible committed
      set timeout 5ms then fail
      hold a -> b
      alice: write x = 1
      expect unknown
      start alice: read x at a after own writes
      wait 5ms
      expect pending for alice
      release a -> b
      settle
      expect acknowledged for alice
      expect value 1 for alice
      """)
  }

  @Test func startAwaitCancelAndDisconnect() {
    holds(
      """
      node a leader
      node b follower sync
      start alice: write x = 1
      alice: write x = 2
      expect refused
      await alice
      expect acknowledged after 2ms
      hold a -> b
      start alice: write x = 3
      cancel alice
      expect unknown for alice
      start alice: write x = 4
      disconnect alice
      expect unknown for alice
      write x = 5
      expect blocked
      write x = 6
      expect blocked
      alice: read x
      expect acknowledged
      """)
  }

  @Test func atItsTime() {
    holds(
      """
      node a leader
      node b follower
      at 3s crash a
      at 3s promote b
      wait 2999ms
      expect leader a
      wait 1ms
      expect leader b
      """)
  }

  @Test func blockedAndPendingAreToldApart() {
    holds(
      """
      node a leader
      node b follower sync
      set patience 1s
      set b latency 2s
      write x = 1
      expect pending
      expect no warning
      settle
      expect acknowledged after 4s
      partition a | b
      write x = 2
      expect blocked
      """)
  }

  @Test func transactionsAreLostWhole() {
    holds(
      Self.pair + """
        alice: begin
        alice: write x = 1
        alice: write y = 2
        expect a log = 0
        alice: commit
        expect a log = 1
        alice: begin
        alice: write x = 9
        alice: rollback
        expect read x at a = 1
        promote b
        expect lost 1 write
        """)
  }

  @Test func expiry() {
    holds(
      Self.pair + """
        write x = 1 expires 1s
        write y = 1 expires 1s
        write y = 2
        settle
        expect read x at b is not set
        expect read y at b = 2
        write z = 1 expires 1s
        crash a
        wait 100d
        restart a
        settle
        expect read z at a is not set
        """)
  }

  @Test func lookingIsInNoHistory() {
    holds(Self.pair + "write x = 1\nexpect read x at b is not set\nexpect stale")
    var one = Stand()
    one.say(Self.pair + "write x = 1")
    let before = one.interpreter.history.count
    one.say("expect read x at b is not set")
    #expect(one.interpreter.history.count == before)
  }
}
