import Session
import Testing

/// What the views and checks say where it is easy to say something else than what is so.
@Suite("Looking") struct LookingTests {
  @Test(
    "an empty world can be looked at from all sides", arguments: Session.Options.Format.allCases)
  func emptyWorld(format: Session.Options.Format) {
    let told = Told(
      """
      write x = 1
      expect error no-leader
      add x 1
      delete x
      read x
      read from 1
      start al: write x = 1
      state
      lag
      messages
      history
      timeline
      settings
      candidates
      summary
      why
      why x
      """, format: format)
    #expect(told.status == .done, "\(told.output)\(told.complaints)")
    let answer = format == .json ? "\"cause\":\"wentNowhere\"" : "it went to no node, as none led"
    #expect(told.output.contains(answer))
  }

  @Test("the mode says for whom writes wait")
  func modes() {
    holds(
      """
      node a leader
      node b follower sync
      node c follower
      expect b mode = sync
      expect c mode = async
      set acknowledgement any 1 of (b, c)
      expect b mode = quorum
      expect c mode = quorum
      set acknowledgement first 1 of (c)
      expect b mode = async
      expect c mode = sync
      """)
  }

  @Test("a list that is too short to be met is refused")
  func shortList() {
    complains("node a leader\nnode b, c follower\nset acknowledgement any 3 of (b, c)\n", "never")
  }

  @Test("a lagging follower loses its place in a list where the membership says so")
  func membershipInLists() {
    holds(
      """
      node a leader
      node b, c follower
      set acknowledgement first 1 of (b, c)
      set membership within 10s
      partition b | rest
      write x = 1
      expect acknowledged by c
      """)
    holds(
      """
      node a leader
      node b, c follower
      set acknowledgement first 1 of (b, c)
      partition b | rest
      write x = 1
      expect blocked
      """)
  }

  @Test("a lease that ran out is called so")
  func lease() {
    let told = Told(
      """
      node a leader
      node b, c follower
      set failover automatic after 9s
      set fencing lease 4s
      partition a | b, c
      wait 6s
      """)
    #expect(told.output.contains("its lease ran out"), "\(told.output)")
  }

  @Test("candidates say why nobody is elected beside a leader that is heard")
  func candidates() {
    let told = Told(
      "node a leader\nnode b, c follower\nset failover automatic after 5s\ncandidates\n")
    #expect(told.output.contains("its voters hear a, which leads"), "\(told.output)")
  }

  @Test("state shows the lines that carry nothing")
  func cutLines() {
    let told = Told("node a leader\nnode b follower\ncut a -> b\nhold b -> a\nstate\n")
    #expect(told.output.contains("cut: a -> b"), "\(told.output)")
    #expect(told.output.contains("held: b -> a"), "\(told.output)")
  }

  @Test("why of a key is about what was written to it")
  func whyKey() {
    let told = Told("node a leader\nwrite x = 1\nread x\nwhy x\n")
    #expect(told.output.contains("`write x = 1` (line 2): a put it at"), "\(told.output)")
  }

  @Test("why of a write that waits names whom it waits for")
  func whyBlocked() {
    let told = Told("node a leader\nnode b follower sync\ncrash b\nwrite x = 1\nwhy x\n")
    #expect(told.output.contains("`crash b` (line 3)"), "\(told.output)")
    #expect(told.output.contains("a sent nothing of it to b, which was down"), "\(told.output)")
  }

  @Test("a blocked write says what keeps each node from confirming")
  func obstacles() {
    let told = Told(
      "node a leader\nnode b, c, d follower sync\ncrash b\npartition c | a\nwrite x = 1\n")
    #expect(told.output.contains("b is crashed; c is cut off"), "\(told.output)")
    #expect(!told.output.contains("d is"), "\(told.output)")
  }

  @Test("a scenario leaves the world around it as it was")
  func scenarioIsApart() {
    holds(
      """
      node p leader
      write x = 1
      scenario "another" {
        node a leader
        expect leader a
      }
      expect leader p
      expect read x at p = 1
      """)
  }
}
