import Testing

/// Who is heard of, and what followers hear of the commit index.
@Suite struct MembershipTests {
  private static let three = InSyncTests.three

  // MARK: News of the commit index

  @Test func aFollowerHearsOfTheCommitIndexWithTheNextEntries() {
    let idle = """
      set shows committed
      set commit-news with-entries 500ms
      write x = 1
      wait 400ms
      expect read x at b is not set
      """
    holds(Self.three + idle + "\nwait 110ms\nexpect read x at b = 1")
    holds(Self.three + idle + "\nwrite y = 1\nexpect read x at b = 1")
  }

  // MARK: Who is heard

  @Test func whoIsNotHeardOfDoesNotCountWrittenOrNot() {
    holds(
      """
      node a leader
      node b follower
      set acknowledgement leader
      set membership heard within 2s checked every 1s
      set minimum 1
      write x = 1
      expect acknowledged
      wait 10500ms
      partition a | b
      wait 2s
      write x = 2
      expect acknowledged
      wait 1s
      write x = 3
      expect refused
      expect error too-few-in-sync
      heal
      wait 10ms
      write x = 4
      expect acknowledged
      crash b
      write x = 5
      expect refused
      """)
  }
}
