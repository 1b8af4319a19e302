import Documents
import Testing

@Suite struct ReportTests {
  static let text = """
    ```repl
    > say a
    a
    ```
    ```repl name=<&">
    > say b
    c
    ```
    ```repl skip
    ```

    """

  @Test func summary() {
    let report = Examined(Self.text).report
    #expect(report.summary == "1 passed, 1 failed, 1 skipped")
    #expect(report.hasFailed)
    #expect(!report.isEmpty)
    #expect(
      Examined(Self.text, updating: true).report.summary
        == "1 passed, 0 failed, 1 skipped, 1 updated")
    #expect(Report().summary == "0 passed, 0 failed, 0 skipped")
  }

  @Test func failuresHaveTheirPlaceAndDifference() {
    #expect(
      Examined(Self.text).report.text == """
        a.md:6 (<&">): output differs
          - expected
          + actual
          - c
          + b

        """)
  }

  @Test func junit() {
    #expect(
      Examined(Self.text).report.junit == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="understudy" tests="3" failures="1" skipped="1">
          <testsuite name="a.md" tests="3" failures="1" skipped="1">
            <testcase classname="a.md" name="a.md:1" file="a.md" line="1"/>
            <testcase classname="a.md" name="a.md:5 (&lt;&amp;&quot;&gt;)" file="a.md" line="5">
              <failure message="output differs">a.md:6 (&lt;&amp;&quot;&gt;): output differs
          - expected
          + actual
          - c
          + b
        </failure>
            </testcase>
            <testcase classname="a.md" name="a.md:9" file="a.md" line="9"><skipped/></testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func charactersThatXMLCannotHold() {
    let report = Examined("```repl\n> say \u{1b}\nx\n```\n").report
    #expect(report.junit.contains("+ \u{fffd}"))
  }

  @Test func filters() {
    #expect(Examined(Self.text, filter: "a.md:5").verdicts.count == 1)
    #expect(Examined(Self.text, filter: "a.md").verdicts.count == 3)
    #expect(Examined(Self.text, filter: "<&").verdicts.count == 1)
    #expect(Examined(Self.text, filter: "nothing").report.isEmpty)
    let counts = "```repl\n> count\n...\n```\n```repl name=it\n> count\nrun 2 of seed 0\n```\n"
    #expect(Examined(counts, filter: "it").verdicts == ["5 passed"])
  }
}
