import Documents
import Testing

/// Scripts that show the rules of a system, and the table of them.
@Suite("Rules that scripts show")
struct RuleTests {
  private func examined(_ name: String, _ text: String) -> Examination {
    Document(name: name, bytes: Array(text.utf8)).examine { _ in ToyRunner() }
  }

  @Test("a comment names the rule, its evidence and what it says")
  func notes() {
    let notes = examined("a.repl", "# PG-12 (S, L): cancelling acknowledges: yes.\nsay a\n").rules
    #expect(notes.map(\.rule) == ["PG-12"])
    #expect(notes.map(\.kind) == [.script(evidence: "S, L")])
    #expect(notes.map(\.text) == ["cancelling acknowledges: yes."])
    #expect(notes.map(\.line) == [1])
  }

  @Test(
    "other comments are not rules",
    arguments: ["# PG-12: x", "# pg-12 (S): x", "#PG-12 (S): x", "# PG-12 (S) x", "# PG- (S): x"])
  func others(comment: String) {
    #expect(examined("a.repl", comment + "\n").rules.isEmpty)
  }

  @Test("the table is in the order of the rules, with scenarios after them")
  func table() {
    let report = Report([
      examined("b.repl", "# PG-S4 (L): later.\nsay b\n"),
      examined("a.repl", "# PG-12 (S, L): first.\nsay a\n"),
      examined("rest.repl", "# PG-9 left out: too slow.\n# MG-1 page: Words\n"),
      examined("bad.repl", "# PG-13 (U): fails.\ncheck\n"),
    ])
    #expect(
      report.rules == """
        rule   evidence  verdict   shown by
        MG-1             page      Words
        PG-9             left out  too slow.
        PG-12  S, L      passed    a.repl
        PG-13  U         failed    bad.repl
        PG-S4  L         passed    b.repl

        """)
  }

  @Test("where no script names a rule there is no table")
  func none() {
    #expect(Report([examined("a.repl", "say a\n")]).rules.isEmpty)
  }
}
