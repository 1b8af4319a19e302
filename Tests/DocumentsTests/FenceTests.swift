import Documents
import Testing

/// Where fences are found, and where not.
@Suite struct FenceTests {
  @Test(
    arguments: [
      ("~~~repl\nsay a\n~~~\n", [1]),
      ("````repl\nsay a\n````\n", [1]),
      ("````markdown\n```repl\nmistake\n```\n````\n", []),
      ("```text\n~~~repl\nmistake\n~~~\n```\n", []),
      ("```replica\nmistake\n```\n", []),
      ("```\nmistake\n```\n```repl\nsay a\n```\n", [4]),
      ("   ```repl\n   say a\n   ```\n", [1]),
      ("    ```repl\n    mistake\n    ```\n", []),
      ("- item\n\n  ```repl\n  say a\n  ```\n", [3]),
      ("- ```repl\n  say a\n  ```\n", [1]),
      ("1. item\n\n   - inner\n\n     ```repl\n     say a\n     ```\n", [5]),
      ("- item\n\n      ```repl\n      mistake\n      ```\n", []),
      ("- item\n\ntext\n\n    ```repl\n    mistake\n    ```\n", []),
      ("> ```repl\n> say a\n> ```\n", [1]),
      ("> - ```repl\n>   say a\n>   ```\n", [1]),
      ("<!--\n```repl\nmistake\n```\n-->\n", []),
      ("<!-- note -->\n```repl\nsay a\n```\n", [2]),
      ("``` repl \nsay a\n```   \n", [1]),
      ("```repl `x`\nmistake\n```\n", []),
      ("text ```repl\nmistake\n", []),
      ("```repl\r\nsay a\r\n```\r\n", [1]),
      ("", []),
    ] as [(String, [Int])])
  func fences(_ text: String, _ lines: [Int]) {
    #expect(Examined(text).verdicts == lines.map { "\($0) passed" })
    #expect(Examined(text).document.places.map(\.line) == lines)
  }

  @Test func whatStandsAroundIsTakenOff() {
    #expect(Examined("> ```repl\n> > say a\n> a\n> ```\n").verdicts == ["1 passed"])
    #expect(Examined("- ```repl\n  > say a\n  a\n  ```\n").verdicts == ["1 passed"])
    #expect(Examined("> ```repl\n> > say a\n> b\n> ```\n").verdicts.count == 1)
  }

  @Test func theEndOfWhatIsAroundEndsAFence() {
    #expect(
      Examined("> ```repl\n> say a\n\n```repl\nsay a\n```\n").verdicts == ["1 passed", "4 passed"])
    #expect(
      Examined("- ```repl\n  say a\ntext\n\n```repl\nsay a\n```\n").verdicts
        == ["1 passed", "5 passed"])
  }

  @Test func aFenceThatIsNotClosed() {
    #expect(Examined("```repl\nsay a\n").verdicts == ["1 failed: the fence is not closed (1)"])
    #expect(Examined("<!-- repl\nsay a\n").verdicts == ["1 failed: the comment is not closed (1)"])
  }

  @Test func aForgottenEndIsFoundAndNothingIsSwallowed() {
    let text = "```repl\n> say a\na\n\ntext\n\n```repl\n> say b\nb\n```\n"
    #expect(
      Examined(text, updating: true).verdicts
        == ["1 failed: a fence begins inside of it, at line 7 (1)"])
    #expect(Examined(text, updating: true).newText == nil)
    let comment = "<!-- repl\nsay a\n\n<!-- repl\nsay b\n-->\n"
    #expect(
      Examined(comment).verdicts == ["1 failed: a comment begins inside of it, at line 4 (1)"])
  }

  @Test func anyBytesAreTaken() {
    for text in [
      "```repl", "```repl\n>", "<!--", "<!-- repl", "> > >", "- - -", "\u{0}```repl\n\u{0}",
    ] {
      _ = Examined(text).verdicts
      _ = Examined(text, updating: true).newText
    }
    let broken = Document(name: "a.md", bytes: Array("```repl\n> say ".utf8) + [0xff, 0xfe, 10])
    _ = broken.examine { ToyRunner(seed: $0) }
  }
}
