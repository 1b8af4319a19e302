import Session
import Testing

/// Which events are told with their time: those that came about after the statement began, and are
/// not what it waited for.
@Suite("Times of events") struct TimeTests {
  static let pair = "node a leader\nnode b follower\n"

  @Test("what happens while one waits has its time")
  func waiting() {
    let told = Told(
      "node a leader\nnode b, c follower\nset failover automatic after 1s\nwait 5ms\ncrash a\n"
        + "wait 5s\n")
    let stands = told.output.split(separator: "\n").first { $0.hasSuffix("stands for epoch 2") }
    #expect(stands?.hasPrefix("1.") == true, "\(told.output)")
  }

  @Test("what happens at once has none")
  func atOnce() {
    let told = Told(Self.pair + "wait 5ms\ncrash a\npromote b\nread x\nsettle\n")
    #expect(told.output.contains("\nb leads epoch 2 from position 0\n"), "\(told.output)")
    #expect(told.output.contains("\nx is not set\n"), "\(told.output)")
    #expect(told.output.contains("\nquiet at 6ms\n"), "\(told.output)")
  }

  @Test("an answer that one waits for has none, a late one has")
  func answers() {
    let told = Told(
      "node a leader\nnode b follower sync\nwait 1ms\nwrite x = 1\nstart bob: write x = 2\nsettle\n"
    )
    #expect(told.output.contains("\nacknowledged by a, b in 2ms (position 1)\n"), "\(told.output)")
    #expect(
      told.output.contains("\n5ms: bob: x = 2 acknowledged by a, b in 2ms (position 2)\n"),
      "\(told.output)")
  }

  @Test("what was put off has the time at which it ran")
  func putOff() {
    let told = Told(Self.pair + "at 3s promote b\nat 4s restart a\nwait 9s\n")
    #expect(told.output.contains("\n3s: b leads epoch 2 from position 0\n"), "\(told.output)")
    #expect(told.output.contains("\n4s: ✗ refused: a is up"), "\(told.output)")
  }

  @Test("a warning of the read itself has none")
  func ownWarning() {
    let told = Told(
      "node a leader\nnode b follower latency 1s\nregion eu a, b\nclient z in us\n"
        + "link eu <-> us latency 5ms\nwait 1ms\nwrite x = 1\nz: read x at b\n")
    #expect(told.output.contains("⚠ stale read"), "\(told.output)")
    #expect(!told.output.contains("ms: ⚠"), "\(told.output)")
  }
}
