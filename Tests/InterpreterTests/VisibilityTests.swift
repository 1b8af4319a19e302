import Testing

/// What leaders and followers show, and what the disk keeps.
@Suite struct VisibilityTests {
  @Test func onAppend() {
    holds(
      """
      node a leader
      node b follower sync
      hold a -> b
      start alice: write x = 1
      read x
      expect value 1
      expect dirty
      """)
  }

  @Test func onceFlushed() {
    holds(
      """
      node a leader flush 5ms
      set acknowledgement leader received
      set visible flushed
      write x = 1
      read x
      expect value is not set
      expect stale
      wait 5ms
      read x
      expect value 1
      expect no warning
      """)
  }

  @Test func onceAcknowledgedIsASetAndNoPrefix() {
    holds(
      """
      node a leader
      node b follower sync
      set visible acknowledged
      hold a -> b
      start alice: write x = 1
      bob: set acknowledgement leader
      bob: write y = 1
      read x
      expect value is not set
      read y
      expect value 1
      expect no warning
      release a -> b
      await alice
      read x
      expect value 1
      """)
  }

  @Test func upToTheCommitIndex() {
    holds(
      """
      node a leader
      node b follower sync
      set visible committed
      hold a -> b
      start alice: write x = 1
      bob: set acknowledgement leader
      bob: write y = 1
      read y
      expect value is not set
      expect stale
      release a -> b
      await alice
      read y
      expect value 1
      """)
  }

  @Test func anOlderVersionIsShownUntilThen() {
    holds(
      """
      node a leader
      node b follower sync
      set visible committed
      write x = 1
      hold a -> b
      start alice: write x = 2
      read x
      expect value 1
      expect no warning
      """)
  }

  @Test func followersShowWhatTheyApplied() {
    holds(
      """
      node a leader
      node b follower
      node c follower sync latency 50ms
      set visible committed
      start alice: write x = 1
      wait 2ms
      read x at b
      expect value 1
      expect dirty
      """)
  }

  @Test func followersShowWhatTheyKnowToBeCommitted() {
    holds(
      """
      node a leader
      node b follower
      node c follower sync latency 50ms
      set visible committed
      set shows committed
      start alice: write x = 1
      wait 2ms
      read x at b
      expect value is not set
      await alice
      read x at b
      expect stale
      wait 1ms
      read x at b
      expect value 1
      expect no warning
      """)
  }

  @Test func aNewLeaderCommitsWhatItHas() {
    holds(
      """
      node a leader
      node b, c follower
      set acknowledgement majority
      set visible committed
      set shows committed
      write x = 1
      crash a
      promote b
      read x
      expect value is not set
      expect stale
      settle
      read x
      expect value 1
      expect no warning
      """)
  }

  @Test func hiddenFollowersServeNoReads() {
    holds(
      """
      node a leader
      node b follower hidden
      write x = 1
      settle
      read x at b
      expect refused
      set b open
      read x at b
      expect value 1
      """)
  }

  @Test func delayedFollowersKeepEntriesBack() {
    holds(
      """
      node a leader
      node b follower delay 1h
      write x = 1
      wait 1ms
      expect b log = 1
      expect b applied = 0
      wait 59m
      expect b applied = 0
      wait 1m
      expect b has x = 1
      write x = 2
      wait 1ms
      promote b
      expect b has x = 2
      """)
  }

  @Test func theDelayGoesByTheLeadersClock() {
    holds(
      """
      node a leader clock +10s
      node b follower delay 1m
      write x = 1
      wait 1m
      expect b applied = 0
      wait 10s
      expect b applied = 1
      """)
  }

  // MARK: The disk

  private func afterCrash(_ settings: String, hard: Bool, kept: Int) {
    holds(
      """
      node a leader
      \(settings)
      set acknowledgement leader received
      repeat 3 as i { write x = $i }
      crash a\(hard ? " hard" : "")
      restart a
      expect a log = \(kept)
      expect lost \(3 - kept) writes
      """)
  }

  @Test func whatACrashAndAPowerLossKeep() {
    afterCrash("set durable always", hard: false, kept: 3)
    afterCrash("set durable always", hard: true, kept: 3)
    afterCrash("set durable never", hard: false, kept: 3)
    afterCrash("set durable never", hard: true, kept: 0)
    afterCrash("set durable every 1s", hard: false, kept: 3)
    afterCrash("set durable every 1s", hard: true, kept: 0)
    afterCrash("set durable never\nset buffer process", hard: false, kept: 0)
    afterCrash("set durable never\nset buffer process", hard: true, kept: 0)
    afterCrash("set durable always\nset buffer process", hard: true, kept: 3)
  }

  @Test func flushingNowAndThenLosesWhatCameSince() {
    holds(
      """
      node a leader
      set acknowledgement leader received
      set durable every 10ms
      write x = 1
      wait 10ms
      write x = 2
      wait 9ms
      crash a hard
      restart a
      expect a log = 1
      expect lost x = 2
      expect read x at a = 1
      """)
  }

  @Test func aCleanStopKeepsEverything() {
    holds(
      """
      node a leader
      set acknowledgement leader received
      set durable never
      set buffer process
      write x = 1
      stop a
      restart a
      expect read x at a = 1
      expect lost nothing
      """)
  }
}
