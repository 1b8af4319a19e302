import Documents
import Testing

@Suite struct MarkdownTests {
  @Test func aTranscriptIsComparedLineByLine() {
    #expect(Examined("text\n\n```repl\n> say hello\nhello\n```\n").verdicts == ["3 passed"])
    #expect(
      Examined("```repl\n> say hello\nhallo\n> say you\nyou\n```\n").verdicts
        == ["1 failed: output differs (2)"])
  }

  @Test func missingAndLeftOverLinesDiffer() {
    #expect(
      Examined("```repl\n> say hello\n```\n").verdicts == ["1 failed: output differs (2)"])
    #expect(
      Examined("```repl\n> say hello\nhello\nagain\n```\n").verdicts
        == ["1 failed: output differs (2)"])
  }

  @Test func blankLinesBetweenStepsMeanNothing() {
    #expect(
      Examined("```repl\n\n> say hello\nhello\n\n\n> say you\nyou\n\n```\n").verdicts == [
        "1 passed"
      ])
  }

  @Test func continuationLinesBelongToTheInput() {
    #expect(Examined("```repl\n> say a\n… say b\n. say c\na\nb\nc\n```\n").verdicts == ["1 passed"])
  }

  @Test func aPlainFenceIsRunAndNotCompared() {
    #expect(Examined("```repl\nsay hello\n```\n").verdicts == ["1 passed"])
    #expect(
      Examined("```repl\nsay hello\ncheck\n```\n").verdicts == ["1 failed: a check failed (3)"])
    #expect(Examined("```repl\n\nmistake\n```\n").verdicts == ["1 failed: a mistake (3)"])
    #expect(Examined("```repl\nwrong\n```\n").verdicts == ["1 failed: the text is wrong (2)"])
  }

  @Test func fencesContinueOneSessionUnlessFresh() {
    let count = "```repl\n> count\nrun 1 of seed 0\n```\n"
    let second = "```repl\n> count\nrun 2 of seed 0\n```\n"
    #expect(Examined(count + second).verdicts == ["1 passed", "5 passed"])
    let fresh = count.replacing("repl\n", with: "repl fresh\n", maxReplacements: 1)
    #expect(Examined(count + fresh).verdicts == ["1 passed", "5 passed"])
    let seeded = "```repl seed=7\n> count\nrun 1 of seed 7\n```\n"
    #expect(Examined(count + seeded).verdicts == ["1 passed", "5 passed"])
  }

  @Test func skippedFencesDoNotRun() {
    #expect(
      Examined("```repl skip\nmistake\n```\n```repl\n> count\nrun 1 of seed 0\n```\n").verdicts
        == ["1 skipped", "4 passed"])
  }

  @Test func outputThatIsNotCompared() {
    #expect(Examined("```repl no-compare\n> say hello\nother\n```\n").verdicts == ["1 passed"])
    #expect(
      Examined("```repl no-compare\n> check\n```\n").verdicts == ["1 failed: a check failed (2)"])
  }

  @Test(arguments: [
    ("fails", "check", true), ("fails", "mistake", true), ("fails", "wrong", true),
    ("fails", "say hello", false), ("fails=check", "check", true),
    ("fails=check", "mistake", false), ("fails=mistake", "mistake", true),
    ("fails=mistake", "wrong", false), ("fails=text", "wrong", true),
    ("fails=text", "check", false), ("fails=text", "say hello", false),
  ])
  func fencesThatAreToFail(_ words: String, _ statement: String, _ passes: Bool) {
    let verdicts = Examined("```repl \(words)\n\(statement)\n```\n").verdicts
    #expect((verdicts == ["1 passed"]) == passes)
  }

  @Test func aTranscriptThatIsToFailRecordsTheError() {
    let text = "```repl fails=mistake\n> mistake\nerror: no such thing\n  mistake\n  ^^^^^^^\n```\n"
    #expect(Examined(text).verdicts == ["1 passed"])
    #expect(
      Examined(text.replacing("no such", with: "some")).verdicts
        == ["1 failed: output differs (2)"])
  }

  @Test func aTranscriptGoesOnAfterAnError() {
    #expect(
      Examined("```repl\n> mistake\n> say a\nb\n```\n").verdicts
        == ["1 failed: a mistake (2), output differs (3)"])
  }

  @Test func hiddenSetUpRunsAndIsNotTold() {
    let count = "```repl\n> count\nrun 2 of seed 0\n```\n"
    #expect(Examined("<!-- repl\nsay hidden\n-->\n" + count).verdicts == ["4 passed"])
    #expect(Examined("<!-- repl say hidden -->\n" + count).verdicts == ["2 passed"])
    #expect(Examined("<!-- repl\ncheck\n-->\n").verdicts == ["1 failed: a check failed (2)"])
    #expect(Examined("<!-- repl skip\ncheck\n-->\n").verdicts == ["1 skipped"])
    #expect(Examined("<!-- reply\nmistake\n-->\n").verdicts == [])
  }

  @Test func outputBeforeTheFirstPrompt() {
    #expect(
      Examined("```repl\nhello\n> say hello\nhello\n```\n").verdicts
        == ["1 failed: output stands before the first prompt (2)"])
  }

  @Test func unknownWordsBehindTheLanguage() {
    let report = Examined("```repl frsh\n```\n").report
    #expect(report.text == "a.md:1: `frsh` means nothing behind `repl`; did you mean `fresh`?\n")
    for words in ["skip=1", "seed", "seed=x", "name", "fails=x", "zzz"] {
      #expect(Examined("```repl \(words)\n```\n").report.hasFailed, "\(words)")
    }
  }

  @Test func namesAreTold() {
    let report = Examined("```repl name=first\ncheck\n```\n").report
    #expect(report.text == "a.md:2 (first): a check failed\n  ✗ check failed\n")
  }
}
