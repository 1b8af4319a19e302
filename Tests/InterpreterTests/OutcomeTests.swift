import Testing

/// What is reported of writes and reads, and when.
@Suite struct OutcomeTests {
  static let pair = "node a leader\nnode b follower\nset acknowledgement leader\n"

  @Test func staleReads() {
    holds(
      Self.pair + """
        write x = 1
        read x at b
        expect stale
        expect value is not set
        wait 1ms
        read x at b
        expect no warning
        """)
  }

  @Test func aReadThatBeganBeforeIsNotStale() {
    holds(
      """
      node a leader
      node b follower
      region eu a
      region us b
      client alice in us
      link eu <-> us latency 20ms
      start alice: read x at a
      wait 30ms
      write x = 1
      await alice
      expect value is not set
      expect no warning for alice
      """)
  }

  @Test func equalTimesGoByTheOrderOfEvents() {
    holds(
      """
      node a leader
      node b follower
      set acknowledgement leader
      write x = 1
      read x at b
      expect stale
      """)
    holds(
      """
      node a leader
      node b follower
      set acknowledgement leader
      read x at b
      write x = 1
      expect no stale
      """)
  }

  @Test func operationsAreComparedAndNotValues() {
    holds(
      Self.pair + """
        write x = 1
        wait 1ms
        write x = 1
        read x at b
        expect value 1
        expect stale
        """)
  }

  @Test func dirtyReadsAndTheirLoss() {
    let told = Told(
      """
      node a leader
      node b follower sync
      partition a | b
      start alice: write x = 1
      read x
      crash b
      restart b
      heal
      """)
    #expect(told.output.contains("dirty read"))
    #expect(!told.output.contains("lost"))
    let lost = Told(
      """
      node a leader
      node b follower sync
      partition a | b
      start alice: write x = 1
      read x
      promote b
      """)
    #expect(lost.output.contains("dirty read"))
    #expect(lost.output.components("dirty read").count > 2, "\(lost.output)")
  }

  @Test func lostAtPromotionAndRecovered() {
    holds(
      Self.pair + """
        write x = 1
        crash a
        expect lost nothing
        promote b
        expect lost x = 1
        read x
        expect no stale
        restart a
        promote a
        expect recovered x = 1
        expect lost nothing
        """)
  }

  @Test func lostForGood() {
    let told = Told(
      Self.pair + """
        set diverged rewind
        write x = 1
        crash a
        promote b
        restart a
        settle
        """)
    #expect(told.output.components("lost").count > 2, "\(told.output)")
    #expect(told.output.contains("for good") || told.output.contains("final"), "\(told.output)")
  }

  @Test func lostByWiping() {
    holds(
      "node a leader\nset acknowledgement leader\n" + """
        write x = 1
        crash a
        wipe a
        expect lost nothing
        restart a
        expect lost x = 1
        """)
  }

  @Test func aCopyThatReplacesTheLogMakesTheLossFinal() {
    let told = Told(
      Self.pair + """
        set diverged copy
        write x = 1
        settle
        partition a | b
        write x = 2
        promote b
        expect lost x = 2
        heal
        settle
        expect a status = up
        expect a same as b
        """)
    #expect(told.status == .done, "\(told.output)")
    #expect(told.output.contains("lost for good: x = 2"), "\(told.output)")
  }

  @Test func survivors() {
    holds(
      """
      node a leader
      node b follower
      node c follower sync latency 1s
      start alice: write x = 1
      wait 1ms
      crash a
      expect unknown for alice
      promote b
      expect survived x = 1
      expect lost nothing
      """)
  }

  @Test func whatADeposedLeaderAcknowledgesIsLostAtOnce() {
    holds(
      Self.pair + """
        partition a | b
        promote b
        write x = 1 at a
        expect acknowledged
        expect lost x = 1
        """)
  }

  @Test func sentIsNeverLost() {
    holds(
      """
      node a leader
      node b follower
      set acknowledgement none
      write x = 1
      crash a
      promote b
      expect sent 1 write
      expect lost nothing
      """)
  }

  @Test func unavailable() {
    holds(
      Self.pair + """
        crash a
        write x = 1
        expect refused
        read x
        expect refused
        read x at b
        expect value is not set
        expect leader none
        """)
  }
}

extension String {
  /// Its parts between a word.
  func components(_ word: String) -> [String] {
    var parts: [String] = [""]
    var rest = Substring(self)
    while let first = rest.first {
      if rest.hasPrefix(word) {
        parts.append("")
        rest = rest.dropFirst(word.count)
      } else {
        parts[parts.count - 1].append(first)
        rest = rest.dropFirst()
      }
    }
    return parts
  }
}
