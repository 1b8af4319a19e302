import Foundation
import Session
import Testing

/// `why` tells what would have prevented a thing only where a replay showed that it does, and that
/// nothing else goes worse.
@Suite("Remedies") struct RemedyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// All that is told below `would have prevented it:`.
    var remedies: [String]
    var testDescription: String { name }
  }

  static func remedies(in output: String) -> [String] {
    let lines = output.split(separator: "\n").map(String.init)
    guard let start = lines.lastIndex(of: "would have prevented it:") else { return [] }
    return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }

  @Test("the smallest changes, the least first", arguments: cases)
  func smallest(_ one: Case) {
    let told = Told(one.text + "why\n")
    #expect(Self.remedies(in: told.output) == one.remedies, "\(told.output)\(told.complaints)")
  }

  static let three = """
    node a leader
    node b follower sync
    node c follower latency 200ms

    """
  static let pair = "node a leader\nnode b follower\n"
  static let sync = "node a leader\nnode b follower sync\n"

  static let cases: [Case] = [
    Case(
      name: "the wrong node is promoted",
      text: three + "write x = 1\ncrash a\npromote c\n",
      remedies: [
        "`promote b` instead of `promote c` (line 6)",
        "`wait until c has x = 1` before `promote c` (line 6)",
        "`set c sync` before `write x = 1` (line 4)",
      ]),
    Case(
      name: "names and values are quoted where they must be",
      text: three + "write \"a key\" = \"b \\\" c\"\ncrash a\npromote c\n",
      remedies: [
        "`promote b` instead of `promote c` (line 6)",
        "`wait until c has \"a key\" = \"b \\\" c\"` before `promote c` (line 6)",
        "`set c sync` before `write \"a key\" = \"b \\\" c\"` (line 4)",
      ]),
    Case(
      name: "a promotion whose time was set",
      text: three + "write x = 1\nat 5ms promote c\nwait 4ms\n",
      remedies: ["`at 5ms promote b` instead of `at 5ms promote c` (line 5)"]),
    Case(
      name: "a write in a loop",
      text: pair + "repeat 3 as i { write x = $i; wait 2ms }\nwrite x = 4\ncrash a\npromote b\n",
      remedies: [
        "`wait until b has x = 4` before `promote b` (line 6)",
        "`set b sync` before `write x = 4` (line 4)",
      ]),
    Case(
      name: "the names in a loop are those of its round",
      text: pair + "repeat 2 as i { write k$i = $i }\ncrash a\npromote b\n",
      remedies: [
        "`wait until b has k2 = 2` before `promote b` (line 5)",
        "`set b sync` before `write k2 = 2` (line 3)",
      ]),
    Case(
      name: "a power loss",
      text: "node a leader\nset durable every 1s\nset acknowledgement leader received\n"
        + "write x = 1\ncrash a hard\nrestart a\n",
      remedies: [
        "`set durable always` before `write x = 1` (line 4)",
        "`crash a` instead of `crash a hard` (line 5)",
      ]),
    Case(
      name: "a read at a node that is behind", text: three + "write x = 1\nread x at c\n",
      remedies: [
        "`read x` instead of `read x at c` (line 5)",
        "`read x at c after own writes` instead of `read x at c` (line 5)",
        "`set c sync` before `write x = 1` (line 4)",
      ]),
    Case(
      name: "another client's read cannot wait for its own writes",
      text: three + "alice: write x = 1\nbob: read x at c\n",
      remedies: [
        "`bob: read x` instead of `bob: read x at c` (line 5)",
        "`wait until c has x = 1` before `bob: read x at c` (line 5)",
        "`set c sync` before `alice: write x = 1` (line 4)",
      ]),
    Case(
      name: "a write that waits for a node that is down", text: sync + "crash b\nwrite x = 1\n",
      remedies: [
        "`restart b` before `write x = 1` (line 4)", "`set b async` before `write x = 1` (line 4)",
        "without `crash b` (line 3)",
      ]),
    Case(
      name: "two changes where none helps alone",
      text: pair + "hold a -> b\nwrite x = 1\nexpect b behind a by 0\n",
      remedies: [
        "`release a -> b` before `expect b behind a by 0` (line 5), and `settle` before `expect b "
          + "behind a by 0` (line 5)",
        "without `hold a -> b` (line 3), and `settle` before `expect b behind a by 0` (line 5)",
      ]),
    Case(
      name: "a line that has to be there before one can wait",
      text: pair + "partition a | b\nwrite x = 1\ncrash a hard\nrestart a\npromote b\nwhy x\n",
      remedies: [
        "`heal` before `promote b` (line 7), and `wait until b has x = 1` before `promote b` "
          + "(line 7)"
      ]),
    Case(
      name: "what is refused says itself what helps", text: pair + "crash b\npromote b\n",
      remedies: ["`restart b` before `promote b` (line 4)", "without `crash b` (line 3)"]),
    Case(
      name: "nothing would help", text: "node a leader\nwrite x = 1\nexpect lost x = 1\n",
      remedies: []),
  ]

  /// The follower that could be promoted instead has the write, but lacks another: that is no
  /// remedy, as it would lose that one.
  @Test("what would lose another write is not told")
  func harm() {
    let told = Told(
      """
      node a leader
      node b, c follower
      cut a -> c
      write x = 1
      wait 5ms
      heal
      cut a -> b
      write y = 2
      wait 5ms
      crash a
      promote b
      why

      """)
    #expect(told.output.contains("✗ lost: y = 2"), "\(told.output)")
    #expect(Self.remedies(in: told.output).contains { $0.hasPrefix("`promote c`") })
    let other = Told(
      """
      node a leader
      node b, c follower
      partition c | a, b
      write x = 1
      wait 5ms
      cut a -> b
      heal a <-> c
      write y = 2
      disconnect a -> c
      crash a
      promote b
      why

      """)
    #expect(other.output.contains("✗ lost: y = 2"), "\(other.output)")
    let alone = "`promote c` instead of `promote b` (line 11)"
    #expect(!Self.remedies(in: other.output).contains(alone), "\(other.output)")
  }

  @Test("a change that only has the write refused is not told")
  func refusedInstead() {
    let told = Told(Self.pair + "partition a | b\npromote b\nwrite x = 1 at a\nwhy\n")
    #expect(told.output.contains("✗ lost"), "\(told.output)")
    #expect(!Self.remedies(in: told.output).contains { $0.contains("fencing") })
    #expect(!Self.remedies(in: told.output).contains { $0.contains("timeout") })
  }

  @Test("a run that is too long is not played again")
  func tooLong() {
    let told = Told(
      Self.pair
        + "repeat 20000 { write x = 1 }\nwrite y = 1\ncrash a\npromote b\nwhy\nwhy b\nwhy y\n")
    #expect(told.output.contains("more than 16384 statements ran"), "\(told.output.suffix(900))")
    #expect(told.output.contains("✗ lost: y = 1"))
    #expect(told.output.contains("it is lost, as b leads and does not have it"))
    #expect(told.output.contains("b is a leader, up"))
  }

  @Test("a scenario has a past of its own")
  func scenario() {
    let told = Told(
      """
      node p leader
      write z = 1
      scenario "one" {
        node a leader
        node b follower
        write x = 1
        crash a
        promote b
        why
      }
      read z
      why

      """)
    #expect(told.output.contains("`wait until b has x = 1` before `promote b` (line 8)"))
    #expect(told.output.contains("`read z` (line 11): p answered it"), "\(told.output)")
  }

  @Test("the same is told each time it is asked, and asking changes nothing")
  func again() {
    let text = Self.three + "write x = 1\ncrash a\npromote c\n"
    let once = Told(text + "why\nstate\nhistory\nsettings\ntimeline\n").output
    let thrice = Told(text + "why\nwhy\nwhy\nstate\nhistory\nsettings\ntimeline\n").output
    let first = once.range(of: "> state").map { once[$0.lowerBound...] }
    let last = thrice.range(of: "> state").map { thrice[$0.lowerBound...] }
    #expect(first == last)
    let answers = thrice.components(separatedBy: "> why\n").dropFirst()
    #expect(Set(answers.map { $0.components(separatedBy: "> state").first ?? "" }).count == 1)
  }
}
