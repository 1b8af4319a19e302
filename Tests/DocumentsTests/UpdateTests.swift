import Documents
import Testing

@Suite struct UpdateTests {
  static func updated(_ text: String, name: String = "a.md", filter: String? = nil) -> String? {
    Examined(text, name: name, filter: filter, updating: true).newText
  }

  @Test func onlyWhatDiffersIsReplaced() {
    let text = "# Title  \n\n```repl\n> say a\na\n\n> say b\nwrong\n\n```\ntail without end"
    #expect(Self.updated(text) == text.replacing("wrong", with: "b"))
    #expect(Self.updated(text.replacing("wrong", with: "b")) == nil)
  }

  @Test func linesAreAddedAndRemoved() {
    #expect(Self.updated("```repl\n> say a\n```\n") == "```repl\n> say a\na\n```\n")
    #expect(
      Self.updated("```repl\n> lines a b\nx\n> count x\n```\n")
        == "```repl\n> lines a b\na\nb\n> count x\nrun 2 of seed 0\n```\n")
    #expect(Self.updated("```repl\n> none\na\nb\n```\n") == "```repl\n> none\n```\n")
  }

  @Test func whatStandsAroundIsKept() {
    #expect(
      Self.updated("> - ```repl\r\n>   > say a\r\n>   b\r\n>   ```\r\n")
        == "> - ```repl\r\n>   > say a\r\n>   a\r\n>   ```\r\n")
  }

  @Test func patternsThatHoldAreKept() {
    #expect(
      Self.updated("```repl\n> lines one two three\n...\ntwo\nfour\n```\n")
        == "```repl\n> lines one two three\n...\ntwo\nthree\n```\n")
    let dropped = Examined("```repl\n> say a\nb...\n```\n", updating: true)
    #expect(dropped.newText == "```repl\n> say a\na\n```\n")
    #expect(dropped.report.text == "a.md:2: output recorded\n  pattern dropped: b...\n")
  }

  @Test(arguments: ["check", "mistake", "wrong"])
  func noFailureIsRecorded(_ statement: String) {
    #expect(Self.updated("```repl\n> \(statement)\nold\n```\n") == nil)
    #expect(Self.updated("```repl\n\(statement)\n#> old\n```\n") == nil)
    // What it led to is not recorded either, until a fresh session.
    let later = "```repl\n> \(statement)\n```\n```repl\n> say a\nb\n```\n"
    #expect(Self.updated(later) == nil)
    #expect(
      Examined(later, updating: true).verdicts.last
        == "4 failed: not recorded, as something failed before it (5)")
    #expect(
      Self.updated(later + "```repl fresh\n> say a\nb\n```\n")?.hasSuffix("a\na\n```\n") == true)
  }

  @Test func anErrorThatIsMeantIsRecorded() {
    #expect(
      Self.updated("```repl fails=mistake\n> mistake\nold\n```\n")
        == "```repl fails=mistake\n> mistake\nerror: no such thing\n  mistake\n  ^^^^^^^\n```\n")
    #expect(
      Self.updated("```repl fails=check\n> mistake\nold\n> say a\nb\n```\n")
        == nil)
  }

  @Test func whatCannotBeReadBackIsNotRecorded() {
    #expect(
      Examined("```repl\n> say > x\nold\n```\n", updating: true).verdicts
        == ["1 failed: a line of the output cannot be recorded (2)"])
    #expect(Self.updated("```repl\n> say ```\nold\n```\n") == nil)
  }

  @Test func onlyWhatTheFilterNamesIsUpdated() {
    let text = "```repl name=one\n> say a\nx\n```\n```repl name=two\n> say b\nx\n```\n"
    #expect(
      Self.updated(text, filter: "two")
        == "```repl name=one\n> say a\nx\n```\n```repl name=two\n> say b\nb\n```\n")
  }

  @Test func skippedAndUncomparedFencesStay() {
    #expect(Self.updated("```repl skip\n> say a\nb\n```\n") == nil)
    #expect(Self.updated("```repl no-compare\n> say a\nb\n```\n") == nil)
  }
}
