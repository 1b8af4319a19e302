import Testing

@testable import Syntax

/// Several errors in a text, what is still open, limits, and reading one statement at a time.
@Suite struct ReaderTests {
  @Test(arguments: [
    ("", Completeness.complete), ("write x = 1", .complete), ("repeat 2 { }", .complete),
    ("repeat 2 {", .incomplete(.brace)), ("repeat 2 {\nwrite x = 1\n", .incomplete(.brace)),
    ("repeat 2 { repeat 3 { }", .incomplete(.brace)), ("scenario s {", .incomplete(.brace)),
    ("write x = \"a", .incomplete(.quote)), ("write x = \"a\n\n", .incomplete(.quote)),
    ("repeat 2 { write x = \"a", .incomplete(.quote)),
    ("write x = 1 \\", .incomplete(.continuation)),
    ("write x = 1 \\\n", .incomplete(.continuation)), ("write x = 1 \\\n\n", .complete),
    ("set acknowledgement any 1 of (b,", .incomplete(.parenthesis)),
    ("set acknowledgement any 1 of (b,\nc", .incomplete(.parenthesis)),
    ("repeat 2", .complete), ("wrte x", .complete), ("repeat 2 } ", .complete),
    ("repeat 2 { # }", .incomplete(.brace)), ("write x = \"}\"", .complete),
  ])
  func completeness(_ text: String, _ expected: Completeness) {
    let result = parse(text)
    #expect(result.completeness == expected)
    if expected != .complete { #expect(!result.diagnostics.isEmpty) }
  }

  @Test func eachStatementHasItsOwnErrors() {
    let text = "crsh a\nwrite x\nstate\nwait 5; lag\nrepeat 2 {\n foo\n read y\n bar\n}\nstate"
    #expect(
      codes(text) == [
        "unknown-word", "missing-word", "missing-unit", "unknown-word", "unknown-word",
      ])
    #expect(parse(text).script.statements.count == 4)
  }

  @Test func statementsComeOneAtATime() throws {
    var reader = StatementReader(
      source: SourceText(name: "t", text: "state\ncrsh a\nrepeat 2 { lag; bar }\nlag"))
    let answers = (0..<4).map { _ in reader.next() }
    #expect(answers.map { $0?.statement != nil } == [true, false, true, true])
    #expect(answers.map { $0?.diagnostics.count } == [0, 1, 1, 0])
    #expect(reader.next() == nil)
    #expect(reader.next() == nil)
    #expect(reader.completeness == .complete)
  }

  @Test func manyDiagnosticsAreCapped() {
    let diagnostics = parse(String(repeating: "foo\n", count: 1000)).diagnostics
    #expect(diagnostics.count == Limits.diagnostics + 1)
    #expect(diagnostics.last?.code == .tooManyDiagnostics)
    #expect(diagnostics.last?.severity == .note)
    let inBlock = parse("repeat 2 {" + String(repeating: "foo\n", count: 1000) + "}").diagnostics
    #expect(inBlock.count == Limits.diagnostics + 1)
    #expect(inBlock[Limits.diagnostics - 1].code == .unknownWord)
    let exactly = parse(String(repeating: "foo\n", count: Limits.diagnostics)).diagnostics
    #expect(exactly.count == Limits.diagnostics)
  }

  @Test func linesHaveALimit() {
    let fits = "# " + String(repeating: "x", count: Limits.lineBytes - 2)
    #expect(codes(fits) == [])
    #expect(codes(fits + "x") == ["line-too-long"])
    #expect(codes(fits + "x\nstate\n") == ["line-too-long"])
    let quoted = "write x = \"a\n" + String(repeating: "x", count: Limits.lineBytes + 1) + "\n\""
    #expect(codes(quoted) == ["line-too-long"])
  }

  @Test func statementsHaveALimit() {
    let line = String(repeating: " ", count: 1000) + "\n"
    let block = "repeat 2 {\n" + String(repeating: line + "state\n", count: 1100) + "}\nstate"
    #expect(codes(block) == ["statement-too-long"])
    #expect(parse(block).script.statements.count == 1)
    let list = "remove a" + String(repeating: ", \\\n" + line.dropLast() + "a", count: 1100)
    #expect(codes(list) == ["statement-too-long"])
    let outside = String(repeating: line + "state\n", count: 1100)
    #expect(codes(outside) == [])
  }

  @Test func textsHaveALimit() {
    let source = SourceText(
      name: "t", bytes: [UInt8](repeating: Ascii.newline, count: Limits.textBytes + 1))
    let result = Parser.parse(source)
    #expect(result.diagnostics.map(\.code) == [.textTooLong])
  }

  @Test func blocksHaveALimit() {
    func nested(_ depth: Int) -> String {
      String(repeating: "repeat 1 {", count: depth) + String(repeating: "}", count: depth)
    }
    #expect(codes(nested(Limits.nesting)) == [])
    #expect(codes(nested(Limits.nesting + 1) + "\nfoo") == ["nesting-too-deep", "unknown-word"])
    #expect(codes(nested(5000)) == ["nesting-too-deep"])
    #expect(codes(String(repeating: "repeat 1 {", count: 100_000)).first == "nesting-too-deep")
    #expect(codes(String(repeating: "{", count: 100_000)).count == Limits.diagnostics + 1)
  }

  @Test func namesHaveALimit() {
    let name = String(repeating: "n", count: Limits.nameBytes)
    for form in ["node %", "client %", "region % a", "scenario % { }", "write % = 1", "%: begin"] {
      #expect(codes(form.replacing("%", with: name)) == [])
      #expect(codes(form.replacing("%", with: name + "n")) == ["name-too-long"])
    }
    #expect(codes("repeat 2 as \(name)n { }") == ["name-too-long"])
    #expect(codes("write x = \(name)n") == [])
  }

  @Test func blocksOnTheNextLineAreToldOnce() {
    #expect(codes("repeat 3\n\n{ state }\nlag") == ["missing-block"])
    #expect(codes("crash a { foo }") == ["unexpected-block", "unknown-word"])
  }
}
