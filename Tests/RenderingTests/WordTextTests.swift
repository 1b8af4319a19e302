import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct WordTextTests {
  static func shown(_ value: String, key: String = "x") -> String {
    var names = Names()
    _ = names.addNode("a")
    let key = names.addKey(key)
    let value = names.addText(value)
    var completion = Cast.completion(kind: .read)
    completion.latency = 0
    completion.answers = [Answer(key: key, value: value, version: OperationID(1))]
    return said(.completed(completion), names: names)
  }

  @Test func wordsAreShownAsTheyAreWritten() {
    #expect(Self.shown("paid") == "x = paid\n")
    #expect(Self.shown("grün") == "x = grün\n")
    #expect(Self.shown("two words") == "x = \"two words\"\n")
    #expect(Self.shown("") == "x = \"\"\n")
    #expect(Self.shown("a\"b\\c") == "x = \"a\\\"b\\\\c\"\n")
    #expect(Self.shown("$i") == "x = \"$i\"\n")
    #expect(Self.shown("1", key: "a key") == "\"a key\" = 1\n")
  }

  @Test func nothingHarmsATerminal() {
    #expect(Self.shown("\u{1b}[2J") == "x = \"\\u{1B}[2J\"\n")
    #expect(Self.shown("a\nb\tc\r") == "x = \"a\\nb\\tc\\r\"\n")
    #expect(Self.shown("\u{202e}abc") == "x = \"\\u{202E}abc\"\n")
    #expect(said(.refused(Refusal("\u{1b}[2J\n", wayOut: nil))) == "✗ refused: \\u{1B}[2J\\n\n")
  }

  @Test(arguments: [
    (Microseconds(0), "0us"), (1, "1us"), (250, "250us"), (999, "999us"), (1000, "1ms"),
    (1500, "1.5ms"), (1001, "1.001ms"), (20_000, "20ms"), (999_999, "999.999ms"),
    (1_000_000, "1s"), (1_500_000, "1.5s"), (1_000_001, "1.000001s"), (59_000_000, "59s"),
    (60_000_000, "1m"), (61_000_000, "61s"), (120_000_000, "2m"), (3_600_000_000, "1h"),
    (5_400_000_000, "90m"), (7_200_000_000, "2h"), (-1500, "-1.5ms"),
    (.max, "9223372036854.775807s"), (.min, "-9223372036854.775808s"),
  ])
  func durationsAreExact(_ time: Microseconds, _ words: String) {
    #expect(said(.waitEnded(time)) == "holds at \(words)\n")
  }

  @Test(arguments: [Int64.min, -1, 0, 9, 10, 99, 1_234_567_890, .max])
  func numbersAreWhole(_ number: Int64) {
    #expect(said(.trimmed(Cast.a, firstKept: number)).contains(" position \(number) on"))
  }
}
