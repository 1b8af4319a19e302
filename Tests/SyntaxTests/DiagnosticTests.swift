import Testing

@testable import Syntax

/// How a diagnostic looks.
@Suite struct DiagnosticTests {
  private func rendered(_ text: String, name: String = "f.repl") -> String {
    let source = SourceText(name: name, text: text)
    return Parser.parse(source).diagnostics.first?.rendered(in: source) ?? "none"
  }

  @Test func placeLineCaretAndWayOut() {
    #expect(
      rendered("state\nwrite x = 1 att b\n") == """
        f.repl:2:13: error: `att` means nothing in `write`
          write x = 1 att b
                      ^^^
          did you mean `at`?
        """)
  }

  @Test func theCaretStandsUnderWideGlyphsAndTabs() {
    #expect(
      rendered("\twrite 名前 = é 変数 x") == """
        f.repl:1:15: error: `変数` means nothing in `write`
           write 名前 = é 変数 x
                          ^^^^
          here may stand `at`, `within`, `size`, `apply`, `expires`, `with`
        """)
  }

  @Test func theCaretStandsAtTheEndWhereSomethingIsMissing() {
    #expect(
      rendered("read") == """
        f.repl:1:5: error: the statement ends too early: a key is missing
          read
              ^
          the form is: [CLIENT:] read KEY, … [at PLACE] [after own writes] [showing VIEW] [within TIME] \
        [with PARAMETER=VALUE, …] | read from POSITION …
        """)
  }

  @Test func nothingReachesTheTerminalAsItIs() {
    let text = rendered("delete \"a\u{1B}[31m\u{202E}\u{9B}\"", name: "e\u{1B}[0m.repl")
    #expect(text.hasPrefix(#"e\u{1B}[0m.repl:1:10: error: the character U+001B"#))
    #expect(text.contains(#"delete "a\u{1B}[31m\u{202E}\u{9B}""#))
    #expect(text.contains("\n" + String(repeating: " ", count: 11) + "^^^^^^\n"))
    #expect(text.contains(#"remove it, or write it as `\u{1B}`"#))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Escaping.mustEscape($0) })
  }

  @Test func longLinesAreClippedAroundTheCaret() {
    let left = String(repeating: "k1 = 1, ", count: 400)
    let text = rendered("write \(left)k 2" + String(repeating: ", k = 3", count: 400))
    let lines = text.split(separator: "\n")
    #expect(lines[1].count <= 105)
    #expect(lines[1].hasPrefix("  …") && lines[1].hasSuffix("…"))
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let under = lines[1].index(lines[1].startIndex, offsetBy: caret ?? 0)
    #expect(lines[1][under...].hasPrefix("2, k = 3"))
  }

  @Test func longWordsAreShortened() {
    let text = rendered(String(repeating: "w", count: 3000))
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 120 })
  }

  @Test(arguments: [
    ("set nosuch 5", "`.help set` lists the settings and the properties"),
    ("set pg1 durable never", "write `set durable never at pg1`"),
    ("set a, b retain 10", "write `set retain 10 at a, b`"),
    ("set patience", "the form is: set patience TIME"),
    ("alice write x = 1", "a client has a colon: `alice: write …`"),
    ("dave begin", "a client has a colon: `dave: begin …`"),
    ("at 3s alice read x", "a client has a colon: `alice: read …`"),
    ("crash a b", "write `a, b`, or else `hard`"),
    ("restart b a", "write `b, a`, or else `as`"),
    ("stop a b", "write `a, b`"),
    ("remove a b", "write `a, b`"),
    ("stop a hard", "remove it, or begin a new statement with a new line or `;`"),
    ("repeat 3 write x = 1", "for example: repeat 3 { write x = 1 }"),
    ("wrte read = 1", "did you mean `write`?"),
  ])
  func theWayOutFits(_ text: String, _ wayOut: String) {
    #expect(parse(text).diagnostics.first?.suggestion == wayOut)
  }

  @Test func aSettingTellsItsOwnForm() {
    for text in ["set acknowledgement any 2 of b", "set failover automatic", "set timeout 2s"] {
      let name = text.split(separator: " ")[1]
      let form = "the form is: set \(name) \(SettingTable.row(String(name))?.form ?? "")"
      #expect(parse(text).diagnostics.first?.suggestion == form)
    }
    #expect(
      parse("set failover automatic\nnode").diagnostics.last?.suggestion?
        .hasPrefix("the form is: node ") == true)
    #expect(
      parse("set nosuch 5").diagnostics.first?.message
        == "`nosuch` is no setting, and `5` is no property of a node")
  }

  @Test func suggestionsComeFromTheTables() {
    let replacements = [
      "wrte x = 1": "write", "Write x = 1": "write", "put x = 1": "write", "get x": "read",
      "kill a": "crash", "node b asynch": "async", "node b folower": "follower",
      "link a -> b latncy 5ms": "latency", "set visibel flushed": "visible",
      "set visible flushd": "flushed", "expect acknowleged": "acknowledged",
      "expect b hsa x = 1": "has", "expect stale fro alice": "for", "crash a hrad": "hard",
      "wait utnil stale": "until", "set b latncy 5ms": "latency", "step delivr a -> b": "deliver",
      "expect not stale": "no", "restrat a": "restart", "expect no stael": "stale",
    ]
    for (text, replacement) in replacements {
      #expect(parse(text).diagnostics.first?.replacement == replacement, "\(text)")
    }
    #expect(parse("xyzzy a").diagnostics.first?.replacement == nil)
  }
}
