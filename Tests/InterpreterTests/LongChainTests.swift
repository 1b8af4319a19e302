import Testing

/// A chain of more links than anybody reads is cut in its middle, and says so.
@Suite("Long chains") struct LongChainTests {
  @Test func theMiddleIsCounted() throws {
    let told = Told(
      """
      node a leader
      node b follower
      repeat 20 { pause b; resume b }
      write x = 1
      cut a <-> b
      repeat 20 { freeze b; thaw b }
      crash a
      promote b
      why b
      """)
    let lines = told.output.split(separator: "\n")
    let gap = try #require(lines.first { $0.contains(" more)") }, "\(told.output)")
    #expect(gap.hasPrefix("0us: ("))
    #expect(lines.count { $0.hasPrefix("0us: ") } == 26)
  }
}
