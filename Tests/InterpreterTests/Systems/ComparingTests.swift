import Testing

/// `compare`: one block under several rules.
@Suite("Comparing rules")
struct ComparingTests {
  private static let three = "node a leader\nnode b, c follower\n"

  @Test("each of them starts from the same, and is told in one row")
  func rows() {
    let told = Told(
      Self.three + """
        write w = 0
        settle
        compare async, sync, any 1 of (c) {
          write x = 1
          read x at b
          cut a -> c
          write y = 1
          crash a
          promote b
        }
        """)
    #expect(
      told.output.contains(
        """
        under         acknowledged  after  stale reads  blocked  lost  recovered by
        async         2 of 2        0us    1 of 1             0     2  b, promoted at 2ms
        sync          1 of 2        2ms    0 of 1             1     0  b, promoted at 6ms
        any 1 of (c)  1 of 2        2ms    0 of 1             1     0  b, promoted at 6ms
        """), "\(told.output)")
  }

  @Test("what is compared leaves nothing behind")
  func nothingStays() {
    holds(
      Self.three + """
        compare sync, postgresql { write x = 1; crash a }
        expect read x at a is not set
        expect leader a
        expect b role = follower
        write y = 1
        expect acknowledged after 0us
        """)
  }

  @Test("a check that fails under one of them is told with its name, and ends the script")
  func checks() {
    let told = Told(
      Self.three + "compare async, sync { write x = 1; expect acknowledged after 0us }")
    #expect(told.status == .checkFailed)
    #expect(told.output.contains("acknowledged after 2ms, under sync"), "\(told.output)")
  }

  @Test("what cannot be compared is told with its place")
  func mistakes() {
    complains(Self.three + "compare postgres { state }", "there is no system postgres")
    complains(Self.three + "compare any 1 of (d) { state }", "there is no node d")
    complains(Self.three + "compare sync { write x = 1 at d }", "there is no node d")
  }

  @Test("a mistake ends it, though a failed check may not")
  func mistakesEnd() {
    complains(
      Self.three + "compare postgres, sync { expect leader b }", "there is no system postgres")
  }
}
