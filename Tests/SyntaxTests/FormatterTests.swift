import Testing

@testable import Syntax

@Suite struct FormatterTests {
  @Test func oneStatementALineInBlocks() {
    let text = """
        node   a    leader;node b   follower
      repeat 3 as i {write k$i=1;repeat 2 { state }
      }
      """
    #expect(
      format(text) == """
        node a leader
        node b follower
        repeat 3 as i {
          write k$i = 1
          repeat 2 {
            state
          }
        }

        """)
  }

  @Test func spacesBetweenWordsAndSigns() {
    #expect(format("alice :write x=1 ,y =\t2") == "alice: write x = 1, y = 2\n")
    #expect(format("cut a->c;link a<->b latency 5ms") == "cut a -> c\nlink a <-> b latency 5ms\n")
    #expect(format("partition a,b|rest") == "partition a, b | rest\n")
    #expect(
      format("set acknowledgement any 1 of( b,\n c )flushed")
        == "set acknowledgement any 1 of (b, c) flushed\n")
    #expect(format("expect b lag>=1.50s") == "expect b lag >= 1.50s\n")
  }

  @Test func commentsStay() {
    let text = """
      # first

      state   # behind
        # inside
      repeat 2 {   # head
        # only
        lag ; # after
      }# end
      set acknowledgement any 1 of (b, # one
      c)
      # last
      """
    let expected = """
      # first

      state  # behind
      # inside
      repeat 2 {  # head
        # only
        lag  # after
      }  # end
      # one
      set acknowledgement any 1 of (b, c)
      # last

      """
    #expect(format(text) == expected)
    #expect(format(expected) == expected)
  }

  @Test func blankLinesAreKeptOnce() {
    #expect(
      format("\n\n\nstate\n\n \t\n\nlag\nrepeat 2 {\n\n\nstate\n\nlag\n\n}\n\n\n")
        == "state\n\nlag\nrepeat 2 {\n  state\n\n  lag\n}\n")
    #expect(format("") == "")
    #expect(format("\n\n") == "")
    #expect(format("# a") == "# a\n")
  }

  @Test func continuedLinesStayInPieces() {
    #expect(format("write x = 1 \\\n within 2s") == "write x = 1 \\\n    within 2s\n")
    let text = "repeat 2 {\n  write x = 1 \\\n      within 2s\n}\n"
    #expect(format(text) == text)
  }

  @Test func quotedTextStaysAsWritten() {
    #expect(format("include   \"a  b\\n\"") == "include \"a  b\\n\"\n")
    #expect(format("write x = \"a\r\n  b\"\r\n") == "write x = \"a\n  b\"\n")
  }

  @Test func textsWithErrorsStayAsTheyAre() {
    let source = SourceText(name: "t", text: "state;;  lag\n  crsh a")
    let formatted = Formatter.formatted(source)
    #expect(formatted.text == "state;;  lag\n  crsh a")
    #expect(formatted.diagnostics.map(\.code) == [.unknownWord])
  }

  @Test func theResultStillParses() {
    let names = (0..<20_000).map { "n\($0)" }.joined(separator: ",\n")
    let text = "set acknowledgement any 1 of (\(names))"
    #expect(problems(text) == [])
    #expect(format(text) == text)
  }
}
