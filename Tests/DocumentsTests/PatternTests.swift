import Testing

@testable import Documents

@Suite struct PatternTests {
  @Test(arguments: [
    ("x = 1", "x = 1", true), ("x = 1", "x = 2", false), ("", "", true), ("", "x", false),
    ("x = ...", "x = 1", true), ("x = ...", "x = ", true), ("x = ...", "y = 1", false),
    ("... in ...ms", "acknowledged in 2ms", true), ("...ms", "2us", false),
    ("a...b...c", "a1b2c", true), ("a...b...c", "a1c2b", false), ("a...a", "a", false),
    ("...b", "abab", true), ("...", "anything", true),
    ("<t=*> later", "2ms later", true), ("<t=*> later", " later", false),
    ("<a=*> <b=*>", "one two three", true), ("<a=*><b=*>", "xy", true),
    ("<a=*><b=*>", "x", false), ("<a=*>-<a>", "5-5", true), ("<a=*>-<a>", "5-6", false),
    ("<unknown> is", "<unknown> is", true), ("a < b > c", "a < b > c", true),
    ("<1=*>", "<1=*>", true), ("<=*>", "<=*>", true), ("< a>", "< a>", true),
    ("grün ... 鍵", "grün und 鍵", true),
  ])
  func lines(_ pattern: String, _ line: String, _ matches: Bool) {
    var captures: Captures = [:]
    #expect(LinePattern(pattern).matches(line, &captures) == matches)
  }

  @Test func capturesAreShortAndKept() {
    var captures: Captures = [:]
    #expect(LinePattern("at <t=*>, then <u=*>").matches("at 2ms, then 3ms, 4ms", &captures))
    #expect(captures == ["t": "2ms", "u": "3ms, 4ms"])
    #expect(LinePattern("<t>").matches("2ms", &captures))
    #expect(!LinePattern("<t>").matches("3ms", &captures))
  }

  @Test func capturesOfALineThatFailsAreForgotten() {
    var captures: Captures = ["t": "old"]
    #expect(!LinePattern("<t=*> x").matches("new y", &captures))
    #expect(captures == ["t": "old"])
  }

  @Test(
    arguments: [
      (["a", "b"], ["a", "b"], true), (["a", "..."], ["a"], true),
      (["a", "..."], ["a", "b", "c"], true), (["...", "c"], ["a", "b", "c"], true),
      (["...", "b"], ["a", "b", "c"], false), (["a", "...", "c"], ["a", "c"], true),
      (["a", "...", "b", "...", "c"], ["a", "x", "b", "c"], true),
      (["a", "...", "b", "...", "c"], ["a", "c", "b"], false),
      (["a", "...", "a"], ["a"], false), (["..."], [], true), (["...", "..."], ["a"], true),
      ([], [], true), ([], ["a"], false), (["a"], [], false), (["a", "", ""], ["a"], true),
      (["a", "", "b"], ["a", "b"], false),
    ] as [([String], [String], Bool)])
  func severalLines(_ expected: [String], _ actual: [String], _ holds: Bool) {
    var captures: Captures = [:]
    #expect(Expectation(expected).holds(for: actual, &captures) == holds)
  }

  @Test func differencesSayWhichSideIsWhich() {
    #expect(
      Difference.lines(Expectation(["a", "b", "...", "d"]), ["a", "x", "c", "e", "d"], [:])
        == ["- expected", "+ actual", "  a", "- b", "+ x", "  ...", "  d"])
    #expect(
      Difference.lines(Expectation(["a", "b"]), [], [:])
        == ["- expected", "+ actual", "- a", "- b"])
    #expect(Difference.lines(Expectation([]), ["a"], [:]) == ["- expected", "+ actual", "+ a"])
  }

  @Test(
    arguments: [
      (["a", "b"], ["a", "c"], ["a", "c"], []),
      (["t = ...", "b"], ["t = 5", "c"], ["t = ...", "c"], []),
      (["t = ...", "b"], ["u = 5", "b"], ["u = 5", "b"], ["t = ..."]),
      (["...", "b"], ["x", "y", "c"], ["...", "c"], []),
      (["a", "...", "c"], ["b", "x", "c"], ["b", "...", "c"], []),
      (
        ["<n=*> nodes", "now <n>", "old"], ["3 nodes", "now 3", "new"],
        ["<n=*> nodes", "now <n>", "new"], []
      ),
      (["<n=*> nodes", "now <n>"], ["3 nodes", "now 4"], ["<n=*> nodes", "now 4"], ["now <n>"]),
      (["a", "b"], [], [], []),
      ([], ["a"], ["a"], []),
    ] as [([String], [String], [String], [String])])
  func revisions(
    _ expected: [String], _ actual: [String], _ new: [String], _ dropped: [String]
  ) {
    let revision = Revision(Expectation(expected), actual, [:])
    #expect(revision.lines == new)
    #expect(revision.droppedPatterns == dropped)
    var captures: Captures = [:]
    #expect(Expectation(revision.lines).holds(for: actual, &captures))
  }

  @Test func longOutputIsComparedInReasonableTime() {
    let long = (0..<3000).map { "line \($0)" }
    let other = (0..<3000).map { "other \($0)" }
    #expect(Revision(Expectation(long), other, [:]).lines == other)
    var captures: Captures = [:]
    let pattern = LinePattern("a...b...c...d")
    #expect(!pattern.matches(String(repeating: "abc", count: 10_000), &captures))
  }
}
