import Testing

/// `use`, and the parameters of the system in use.
@Suite("A system in use")
struct UsingTests {
  private static let three = """
    use postgresql
    node a leader
    node b, c follower

    """

  /// What the view of the settings says of one.
  private static func setting(_ name: String, in told: Told) -> Substring? {
    let rows = told.output.split(separator: "\n").map { $0.split(separator: " ") }
    return rows.last { $0.first == name[...] }?.last
  }

  @Test("its parameters decide who must acknowledge")
  func everywhere() {
    holds(
      Self.three + """
        write x = 1
        expect acknowledged after 0us
        set synchronous_standby_names = "ANY 1 (b, c)"
        write x = 2
        expect acknowledged by a, b after 2ms
        set synchronous_commit = local
        write x = 3
        expect acknowledged after 0us
        """)
  }

  @Test("a client and a single write have their own")
  func forOne() {
    holds(
      Self.three + """
        set synchronous_standby_names = "FIRST 1 (b)"
        alice: set synchronous_commit = local
        alice: write x = 1
        expect acknowledged after 0us
        write x = 2
        expect acknowledged after 2ms
        write x = 3 with synchronous_commit=local
        expect acknowledged after 0us
        alice: write x = 4 with synchronous_commit=on
        expect acknowledged after 2ms
        """)
  }

  @Test("a node has its own, which are kept when those of all change")
  func atANode() {
    holds(
      Self.three + """
        set synchronous_standby_names = "FIRST 1 (c)" at b
        set synchronous_standby_names = ""
        write x = 1
        expect acknowledged after 0us
        settle
        promote b
        set c follower of b
        settle
        write x = 2
        expect acknowledged by b, c after 2ms
        """)
  }

  @Test("names are those of nodes declared later as well")
  func declaredLater() {
    holds(
      """
      use postgresql
      node a leader
      set synchronous_standby_names = "b"
      node b follower
      write x = 1
      expect acknowledged by b
      """)
  }

  @Test("what was set by hand stays when a parameter changes, until the next `use`")
  func byHand() {
    holds(
      Self.three + """
        set diverged rewind
        set synchronous_standby_names = "b"
        """ + "\nwrite x = 1\nexpect acknowledged by b\n")
    let told = Told(
      Self.three + "set diverged rewind\nset synchronous_commit = local\nsettings\n")
    #expect(Self.setting("diverged", in: told) == "rewind")
    let again = Told(Self.three + "set diverged rewind\nuse postgresql\nsettings\n")
    #expect(Self.setting("diverged", in: again) == "stuck")
  }

  @Test("why tells the acknowledgement that one write asked for")
  func why() {
    let told = Told(
      Self.three + """
        set synchronous_standby_names = "b"
        start alice: write x = 1 with synchronous_commit=local
        crash a
        promote b
        why x
        """)
    #expect(told.output.contains("acknowledgement was `leader flushed`"), "\(told.output)")
  }

  @Test("going back to generic takes rules, words and parameters back")
  func back() {
    holds(
      Self.three + """
        set synchronous_standby_names = "b"
        expect b role = standby
        use generic
        expect b role = follower
        write x = 1
        expect acknowledged after 0us
        """)
  }

  @Test("its clients are told its codes")
  func codes() {
    holds(
      Self.three + """
        write x = 1 at b
        expect error 25006
        expect error "read-only transaction"
        expect error not-leader
        """)
  }

  @Test("a value that the system turns away is an outcome, and changes nothing")
  func badValues() {
    holds(
      Self.three + """
        set synchronous_commit = maybe
        expect refused
        expect error "invalid value for parameter"
        write x = 1
        expect acknowledged
        """)
  }

  @Test("what it does not know is told with a way out")
  func unknown() {
    complains("use postgres", "there is no system postgres")
    complains(
      "use postgresql\nset synchronous_comit = on", "no parameter synchronous_comit")
    complains("set acks = all", "none is in use")
    complains(
      "use postgresql\nnode a leader\nwrite x = 1 with synchronous_standby_names=b",
      "cannot be given for one write")
    complains("use postgresql 9", "9 is not known")
  }
}
