import Testing

/// `rejoin` brings a node back that cannot come back by itself.
@Suite("Rejoining")
struct RejoinTests {
  @Test("a node that is too far behind is copied whole")
  func tooFarBehind() {
    holds(
      """
      set behind refuse
      set retain 3
      node a leader
      node b follower
      stop b
      repeat 10 as i { write x = $i }
      restart b
      settle
      expect b status = behind
      rejoin b
      settle
      expect b status = up
      expect read x at b = 10
      """)
  }
}
