import Testing

/// When a node lets go of its log, and what a follower has reserved there.
@Suite struct TrimmingTests {
  @Test func theLogIsTrimmedAtCheckpoints() {
    let trimmed = """
      node a leader
      node b follower
      set acknowledgement leader
      set retain 1
      set behind refuse
      set trimming checkpoints
      crash b
      write x = 1
      write x = 2
      write x = 3

      """
    holds(trimmed + "restart b\nsettle\nexpect b has x = 3")
    holds(trimmed + "checkpoint a\nrestart b\nsettle\nexpect b status = behind")
    holds(
      trimmed + """
        set slot on at b
        checkpoint a
        restart b
        settle
        expect b has x = 3
        """)
    holds(
      trimmed + """
        set slot on at b
        set slot-limit 200b
        checkpoint a
        restart b
        settle
        expect b status = behind
        """)
  }

  @Test func theStatesOfASlot() {
    var stand = Stand()
    stand.say(
      """
      node a leader
      node b follower
      set acknowledgement leader
      set retain 100b
      set trimming checkpoints
      set slot on at b
      set slot-limit 200b
      write x = 1
      settle
      crash b
      """)
    var states: [String] = []
    for index in 0..<4 {
      let b = stand.interpreter.names.node(named: "b")
      states.append(
        b.flatMap { stand.interpreter.world.cluster.slotState(of: $0)?.rawValue } ?? "none")
      stand.say(index < 3 ? "write x = 1" : "checkpoint a")
      if index == 3, let b {
        states.append(stand.interpreter.world.cluster.slotState(of: b)?.rawValue ?? "none")
      }
    }
    #expect(states == ["reserved", "reserved", "extended", "unreserved", "lost"])
    #expect(stand.troubles == [])
  }
}
