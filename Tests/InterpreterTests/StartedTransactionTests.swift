import Testing

/// What `start` begins goes on meanwhile, whatever operation it is.
@Suite("Started transactions")
struct StartedTransactionTests {
  @Test("begin, commit and rollback are done, and a commit goes on")
  func transaction() {
    holds(
      """
      node a leader
      node b follower sync
      start alice: begin
      alice: write x = 1
      start alice: commit
      expect pending for alice
      expect read x at a = 1
      await alice
      expect acknowledged after 2ms
      start alice: begin
      alice: write x = 2
      start alice: rollback
      alice: begin
      alice: commit
      expect read x at a = 1
      """)
  }
}
