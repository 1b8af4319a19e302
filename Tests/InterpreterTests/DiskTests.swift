import Testing

/// The stages of the leader and of its followers, when the disk is made durable, and which part of
/// its log a node passes on.
@Suite struct DiskTests {
  static let three = "node a leader\nnode b, c follower\n"

  @Test func theLeadersOwnStage() {
    holds(
      """
      node a leader
      node b follower sync flush 40ms
      set a flush 10ms
      set acknowledgement all received leader flushed
      write x = 1
      expect acknowledged by a, b after 10ms
      set acknowledgement all received
      write x = 2
      expect acknowledged by a, b after 2ms
      set acknowledgement all flushed leader received
      settle
      write x = 3
      expect acknowledged by a, b after 42ms
      """)
  }

  @Test func appliedAndOnTheDisk() {
    holds(
      """
      node a leader
      node b follower sync flush 30ms apply 10ms
      set acknowledgement all applied
      write x = 1
      expect acknowledged by a, b after 12ms
      settle
      set acknowledgement all applied-flushed
      write x = 2
      expect acknowledged by a, b after 32ms
      settle
      set b flush 5ms apply 20ms
      write x = 3
      expect acknowledged by a, b after 22ms
      """)
  }

  @Test func onDemandFlushesWhenAWriteWaits() {
    holds(
      """
      node a leader
      set durable on-demand every 200ms
      set acknowledgement leader received
      write x = 1
      expect a flushed = 0
      set acknowledgement leader flushed
      write x = 2
      expect acknowledged after 0us
      expect a flushed = 2
      set acknowledgement leader received
      write x = 3
      expect a flushed = 2
      wait 200ms
      expect a flushed = 3
      """)
  }

  @Test func theBufferOfTheLeadersProcess() {
    holds(
      Self.three + """
        set durable on-demand
        set buffer leader-process
        set acknowledgement leader received
        set forward flushed
        write x = 1
        crash a
        restart a
        expect lost x = 1
        set durable never
        set acknowledgement leader flushed at a
        set forward received
        settle
        start alice: write y = 1
        wait 1ms
        crash b
        expect b log = 1
        restart b
        settle
        expect b has y = 1
        """)
  }

  @Test func whatIsPassedOn() {
    holds(
      """
      node a leader
      node b follower
      node c follower of b
      set a flush 10ms
      set forward flushed at a
      set acknowledgement leader received
      write x = 1
      wait 10ms
      expect b log = 0
      wait 1ms
      expect b log = 1
      set forward applied at b
      pause b
      set forward received at a
      write y = 1
      settle
      expect b log = 2
      expect c log = 1
      resume b
      settle
      expect c log = 2
      set forward received at b
      pause b
      write z = 1
      settle
      expect c log = 3
      expect b applied = 2
      """)
  }
}
