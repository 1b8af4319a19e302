import Session
import Testing

@Suite("A long statement at the prompt") struct LongStatementTests {
  @Test("what it says is shown while it runs, in order and once")
  func spills() {
    let script = "repeat 5000 as i { write k = $i }"
    var whole = Session()
    _ = whole.submit("node a leader")
    let expected = whole.submit(script).output

    var session = Session()
    _ = session.submit("node a leader")
    var parts: [[UInt8]] = []
    let reply = session.submit(script, output: { parts.append(copy $0) })
    #expect(parts.count > 3)
    #expect(parts.flatMap { $0 } + reply.output == expected)
    #expect(reply.output.count < 64 << 10)
  }
}
