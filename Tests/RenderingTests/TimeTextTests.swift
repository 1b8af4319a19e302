import ClientHistory
import Interpreter
import Rendering
import Testing

/// What came about while a statement let time pass is told with its time.
@Suite struct TimeTextTests {
  static func told(_ event: Event, at time: Microseconds?) -> String {
    var bytes: [UInt8] = []
    TextRenderer().render(event, names: Cast.names, clock: 9_000, at: time, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func theTimeStandsBeforeEachLine() {
    #expect(
      Self.told(.electionStarted(Cast.b, epoch: 2), at: 1_500_000)
        == "1.5s: b stands for epoch 2\n")
    let writes = [Cast.write(), Cast.write()]
    let told = Self.told(.lossFinal(writes), at: 2_000).split(separator: "\n")
    #expect(told.count == 2)
    #expect(told.allSatisfy { $0.hasPrefix("2ms: ✗ lost for good: ") })
  }

  @Test func aTimeTellsThatItIsLater() {
    var completion = Cast.completion()
    completion.late = true
    completion.write = Cast.write()
    #expect(Self.told(.completed(completion), at: nil).hasPrefix("later: "))
    #expect(Self.told(.completed(completion), at: 2_000).hasPrefix("2ms: balance = 100"))
  }

  @Test func jsonHasTheTime() {
    var bytes: [UInt8] = []
    JSONRenderer().render(.waitEnded(1), names: Cast.names, at: 7, into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "{\"type\":\"waitEnded\",\"happenedAt\":7,\"at\":1}\n")
  }
}
