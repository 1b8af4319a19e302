import Documents
import Session
import Testing

/// Scripts, run by real sessions: which output belongs to which statement needs the language.
@Suite struct ScriptTests {
  static func examine(_ text: String, updating: Bool = false) -> Examination {
    Document(name: "a.repl", bytes: Array(text.utf8)).examine(isUpdating: updating) { seed in
      SessionRunner(Session(Session.Options(seed: seed ?? 1)))
    }
  }

  static func report(_ text: String) -> String { Report([examine(text)]).text }

  static func updated(_ text: String) -> String? {
    examine(text, updating: true).newBytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func recordedOutputIsComparedWhereThereIsSome() {
    #expect(Self.report("node a leader\nwrite x = 1\nread x\n#> x = 1\n") == "")
    #expect(
      Self.report("node a leader\nwrite x = 1\nread x\n#> x = 2\n") == """
        a.repl:3: output differs
          - expected
          + actual
          - x = 2
          + x = 1

        """)
  }

  @Test func checksHaveTheirLines() {
    let report = Self.report(
      "node a leader\nwrite x = 1\nexpect read x at a = 2\nexpect lost x = 1\n")
    #expect(report.contains("a.repl:3: a check failed\n  ✗ check failed: "))
    #expect(report.contains("a.repl:4: a check failed\n  ✗ check failed: "))
  }

  @Test func mistakesAndWrongTexts() {
    #expect(Self.report("node a leader\ncrash b\n").hasPrefix("a.repl:2: a mistake\n"))
    #expect(Self.report("node a leader\n\nwrte x\n").hasPrefix("a.repl:3: the text is wrong\n"))
  }

  @Test func outputInsideBlocksBelongsToTheNearestRecording() {
    let text = """
      scenario "s" {
        node a leader
        repeat 2 as i {
          write x = $i
          read x
          #> x = 1
          #> x = 2
        }
        #> ...
        #> acknowledged by a in ... (position 2)
      }
      #> scenario s

      """
    #expect(Self.report(text) == "")
    #expect(Self.report(text.replacing("#> scenario s", with: "#> scenario t")) != "")
    #expect(Self.report(text.replacing("position 2", with: "position 3")) != "")
  }

  @Test func recordedLinesMustStandBelowAStatement() {
    #expect(
      Self.report("#> x = 1\nnode a leader\n\n#> y\n") == """
        a.repl:1: recorded output stands below no statement
        a.repl:4: recorded output stands below no statement

        """)
  }

  @Test func updatesKeepEverythingElse() {
    let text = "node a leader  # first\n  read x\n  #> old\n  #> older\n\nread x\n"
    #expect(
      Self.updated(text) == "node a leader  # first\n  read x\n  #> x is not set\n\nread x\n")
    #expect(Self.updated("node a leader\nread x\n#> x ...\n") == nil)
    #expect(
      Self.updated("node a leader\nread x\n#> x = 1") == "node a leader\nread x\n#> x is not set\n")
  }

  @Test func anEmptyPlaceholderGoesWhenItIsFilledIn() {
    #expect(
      Self.updated("node a leader\nread x\n#>\n") == "node a leader\nread x\n#> x is not set\n")
    #expect(
      Self.updated("node a leader\nread x\n#> old\n#>\nread y\n")
        == "node a leader\nread x\n#> x is not set\nread y\n")
  }

  @Test func failuresComeInTheOrderOfLines() {
    let report = Self.report("node a leader\nread x\n#> y\nexpect leader none\n\n#> stray\n")
    let lines = report.split(separator: "\n").filter { $0.hasPrefix("a.repl:") }
    #expect(lines.map { $0.prefix(9) } == ["a.repl:2:", "a.repl:4:", "a.repl:6:"])
  }

  @Test func plainFencesMayRecordAsScriptsDo() {
    let text = "```repl\nnode a leader\nread x\n#> x = 1\n```\n"
    let document = Document(name: "a.md", bytes: Array(text.utf8))
    let examination = document.examine(isUpdating: true) { _ in SessionRunner(Session()) }
    #expect(
      examination.newBytes.map { String(decoding: $0, as: UTF8.self) }
        == text.replacing("x = 1", with: "x is not set"))
  }

  @Test func transcriptsMayUndo() {
    let text = """
      ```repl
      > node a leader
      > write x = 1
      acknowledged by a in ...
      > .undo
      took back: write x = 1
      > read x
      x is not set
      ```

      """
    let document = Document(name: "a.md", bytes: Array(text.utf8))
    let report = Report([document.examine { _ in SessionRunner(Session()) }])
    #expect(report.text == "")
    #expect(report.summary == "1 passed, 0 failed, 0 skipped")
  }
}
