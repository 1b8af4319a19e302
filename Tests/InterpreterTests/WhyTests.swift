import Session
import Testing

/// Everything that is told with a sign, blocked, failed or unknown can be asked about, and the
/// answer names the statements that brought it.
@Suite("Why") struct WhyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// What `why` says, among other things, in this order.
    var parts: [String]
    var testDescription: String { name }
  }

  static let pair = "node a leader\nnode b follower\n"
  static let sync = "node a leader\nnode b follower sync\n"

  @Test("a chain of causes for every kind of matter", arguments: cases)
  func chain(_ one: Case) {
    let told = Told(one.text + "why\n")
    let answer = told.output.range(of: "> why\n").map { told.output[$0.upperBound...] } ?? ""
    var rest = answer
    for part in one.parts {
      guard let found = rest.range(of: part) else {
        Issue.record("`\(part)` is missing:\n\(told.output)\(told.complaints)")
        return
      }
      rest = rest[found.upperBound...]
    }
  }

  static let cases: [Case] = reads + losses + waits + endings + refusals + cluster + checks

  static let reads = [
    Case(
      name: "stale: on its way", text: pair + "write x = 1\nread x at b\n",
      parts: [
        "0us: `write x = 1` (line 3): a put it at position 1", "a sent it to b; that is due at 1ms",
        "acknowledged by a", "`read x at b` (line 4): b answered it", "⚠ stale read",
      ]),
    Case(
      name: "stale: cut off", text: pair + "partition a | b\nwrite x = 1\nread x at b\n",
      parts: [
        "`partition a | b` (line 3)", "a sent nothing of it to b, which was cut off",
        "⚠ stale read",
      ]),
    Case(
      name: "stale: dropped", text: pair + "write x = 1\ncut a -> b\nread x at b\n",
      parts: ["that was dropped at 0us by `cut a -> b` (line 4)", "⚠ stale read"]),
    Case(
      name: "stale: held", text: pair + "hold a -> b\nwrite x = 1\nwait 1s\nread x at b\n",
      parts: [
        "`hold a -> b` (line 3)", "that stays on the line since `hold a -> b` (line 3)",
        "1s: `read x at b`", "⚠ stale read",
      ]),
    Case(
      name: "stale: paused", text: pair + "pause b\nwrite x = 1\nwait 1s\nread x at b\n",
      parts: [
        "`pause b` (line 3)", "which had it at 1ms",
        "1ms: b has it and does not show it: it does not apply while it is paused", "⚠ stale read",
      ]),
    Case(
      name: "stale: takes long to apply",
      text: "node a leader\nnode b follower apply 1s\nwrite x = 1\nwait 9ms\nread x at b\n",
      parts: ["b has it and does not show it: it takes time to apply it", "⚠ stale read"]),
    Case(
      name: "stale: through a node in between",
      text: pair + "node c follower of b latency 1s\nwrite x = 1\nwait 9ms\nread x at c\n",
      parts: ["a sent it to b, which had it at 1ms", "b sent it to c; that is due at", "⚠ stale"]),
    Case(
      name: "dirty",
      text: sync + "partition a | b\nstart bob: write x = 1\nalice: read x\n",
      parts: [
        "visible is `appended`", "`partition a | b` (line 3)", "`start bob: write x = 1` (line 4)",
        "sent nothing of it to b, which was cut off", "`alice: read x` (line 5)", "⚠ dirty read",
      ]),
    Case(
      name: "read of a lost write",
      text: pair + "partition a | b\nwrite x = 1\npromote b\nread x at a\n",
      parts: [
        "`write x = 1` (line 4)", "`promote b` (line 5)", "`read x at a`", "⚠ read of a lost",
      ]
    ),
    Case(
      name: "dirty read that is lost later",
      text: sync + "partition a | b\nstart bob: write x = 1\nalice: read x\npromote b\n",
      parts: [
        "`partition a | b` (line 3)", "`start bob: write x = 1` (line 4)",
        "`alice: read x` (line 5)", "`promote b` (line 6)", "⚠ dirty read",
      ]),
  ]

  static let losses = [
    Case(
      name: "lost: never reached", text: pair + "write x = 1\ncrash a\npromote b\n",
      parts: [
        "`write x = 1` (line 3)", "too late: b leads epoch 2", "`crash a` (line 4)",
        "`promote b` (line 5): b leads epoch 2 from position 0", "✗ lost",
      ]),
    Case(
      name: "lost: acknowledged by a deposed leader",
      text: pair + "partition a | b\npromote b\nwrite x = 1 at a\n",
      parts: ["`partition a | b` (line 3)", "`write x = 1 at a` (line 5)", "✗ lost"]),
    Case(
      name: "lost: not on the disk",
      text: """
        node a leader
        set durable every 1s
        set acknowledgement leader received
        write x = 1
        crash a hard
        restart a

        """,
      parts: [
        "`write x = 1` (line 4)", "acknowledgement was `leader received`",
        "`crash a hard` (line 5): a loses 1 entry", "`restart a` (line 6)", "✗ lost",
      ]),
    Case(
      name: "lost: wiped", text: "node a leader\nwrite x = 1\ncrash a\nwipe a\nrestart a\n",
      parts: ["`crash a` (line 3)", "`wipe a` (line 4): a has it no more", "✗ lost"]),
    Case(
      name: "lost for good",
      text: pair + "set diverged rewind\npartition a | b\nwrite x = 1\npromote b\nheal\nsettle\n",
      parts: [
        "`partition a | b` (line 4)", "`write x = 1` (line 5)", "`promote b` (line 6)",
        "it is dropped", "✗ lost for good",
      ]),
  ]

  static let waits = [
    Case(
      name: "blocked: cut off", text: sync + "partition a | b\nwrite x = 1\n",
      parts: [
        "`partition a | b` (line 3)", "`write x = 1` (line 4)", "which was cut off",
        "blocked at 0us",
      ]),
    Case(
      name: "blocked: the confirmation is lost", text: sync + "cut b -> a\nwrite x = 1\n",
      parts: ["`cut b -> a` (line 3)", "a sent it to b, which had it at 1ms", "blocked at"]),
    Case(
      name: "blocked: down", text: sync + "crash b\nwrite x = 1\n",
      parts: ["`crash b` (line 3)", "a sent nothing of it to b, which was down", "blocked"]),
    Case(
      name: "blocked: nobody could",
      text: pair + "set acknowledgement any 1\nwrite x = 1\n",
      parts: ["`set acknowledgement any 1` (line 3)", "`write x = 1` (line 4)", "blocked"]),
    Case(
      name: "blocked: the leader itself",
      text: "node a leader\nset durable never\nwrite x = 1\n",
      parts: ["`set durable never` (line 2)", "`write x = 1` (line 3)", "blocked"]),
    Case(
      name: "blocked: own writes",
      text: pair + "partition a | b\nalice: write x = 1\nalice: read x at b after own writes\n",
      parts: [
        "`partition a | b` (line 3)", "`alice: write x = 1` (line 4)",
        "`alice: read x at b after own writes` (line 5): it was sent to b", "blocked",
      ]),
    Case(
      name: "blocked: unreachable",
      text: "node a leader\nclient alice\npartition alice | a\nalice: write x = 1\n",
      parts: ["`partition alice | a` (line 3): alice is cut off from a", "blocked"]),
    Case(
      name: "blocked: frozen", text: "node a leader\nfreeze a\nwrite x = 1\n",
      parts: ["`freeze a` (line 2)", "it was sent to a", "blocked"]),
    Case(
      name: "pending",
      text: "node a leader\nnode b follower sync latency 20s\nwrite x = 1\n",
      parts: ["a sent it to b; that is due at 20s", "pending, due at"]),
    Case(
      name: "fell back",
      text: sync + "partition a | b\nset timeout 2s then async\nwrite x = 1\n",
      parts: [
        "`partition a | b` (line 3)", "`set timeout 2s then async` (line 4)",
        "`write x = 1` (line 5)", "⚠ asynchronous now",
      ]),
  ]

  static let endings = [
    Case(
      name: "refused: not the leader", text: pair + "write x = 1 at b\n",
      parts: ["`write x = 1 at b` (line 3): it was sent to b", "✗ refused: b is a follower"]),
    Case(
      name: "refused: hidden", text: "node a leader\nnode b follower hidden\nread x at b\n",
      parts: ["`node b follower hidden` (line 2)", "✗ refused: b is hidden"]),
    Case(
      name: "refused: no data", text: "node a leader\nnode w watcher\nread x at w\n",
      parts: ["`node w watcher` (line 2)", "✗ refused: w holds no data"]),
    Case(
      name: "refused: down", text: pair + "crash b\nread x at b\n",
      parts: ["`crash b` (line 3)", "✗ refused: b has crashed"]),
    Case(
      name: "unavailable", text: pair + "crash a\nwrite x = 1\n",
      parts: ["`crash a` (line 3)", "it went to no node, as none led", "✗ unavailable"]),
    Case(
      name: "refused: too few in sync",
      text: sync + "set minimum 1\nset membership connected\ncrash b\nwrite x = 1\n",
      parts: ["`set minimum 1` (line 3)", "`crash b` (line 5)", "✗ refused"]),
    Case(
      name: "refused: cannot be met",
      text: sync + "set timeout refuse\ncrash b\nwrite x = 1\n",
      parts: ["`set timeout refuse` (line 3)", "`crash b` (line 4)", "✗ refused"]),
    Case(
      name: "refused: not a number", text: "node a leader\nwrite x = hello\nadd x 1\n",
      parts: ["`write x = hello` (line 2)", "`add x 1` (line 3)", "✗ refused"]),
    Case(
      name: "refused: too large",
      text: "node a leader\nwrite x = 4611686018427387903\nadd x 1\n",
      parts: ["`write x = 4611686018427387903` (line 2)", "✗ refused"]),
    Case(
      name: "refused: nothing from there", text: "node a leader\nwrite x = 1\nread from 9\n",
      parts: ["`read from 9` (line 3)", "a is a leader", "✗ refused"]),
    Case(
      name: "refused: trimmed",
      text: "node a leader\nwrite x = 1\nwrite x = 2\ncheckpoint a keep 1\nread from 1\n",
      parts: ["`checkpoint a keep 1` (line 4)", "✗ refused: the log is kept"]),
    Case(
      name: "unknown: timed out",
      text: sync + "partition a | b\nset timeout 2s then fail\nwrite x = 1\n",
      parts: ["`partition a | b`", "`set timeout 2s then fail` (line 4)", "✗ unknown"]),
    Case(
      name: "unknown: the client gave up",
      text: sync + "partition a | b\nwrite x = 1 within 2s\n",
      parts: ["`partition a | b` (line 3)", "which was cut off", "2s: ✗ unknown: the client gave"]
    ),
    Case(
      name: "failed: the client gave up",
      text: "node a leader\nfreeze a\nread x within 2s\n",
      parts: ["`freeze a` (line 2)", "✗ failed: the client gave up"]),
    Case(
      name: "unknown: the leader crashed",
      text: sync + "partition a | b\nstart bob: write x = 1\ncrash a\n",
      parts: ["`start bob: write x = 1` (line 4)", "`crash a` (line 5)", "✗ unknown: "]),
    Case(
      name: "unknown: the leader stepped down",
      text: sync + "partition a | b\nstart bob: write x = 1\ndemote a\n",
      parts: ["`start bob: write x = 1` (line 4)", "`demote a` (line 5)", "✗ unknown"]),
    Case(
      name: "unknown: cancelled",
      text: sync + "partition a | b\nstart bob: write x = 1\ncancel bob\n",
      parts: ["`partition a | b` (line 3)", "`cancel bob` (line 5)", "✗ unknown"]),
    Case(
      name: "unknown: disconnected",
      text: sync + "partition a | b\nstart bob: write x = 1\ndisconnect bob\n",
      parts: ["`start bob: write x = 1` (line 4)", "`disconnect bob` (line 5)", "✗ unknown"]),
  ]

  static let refusals = [
    Case(
      name: "refused: leads already", text: pair + "promote a\n",
      parts: ["`promote a` (line 3): ✗ refused: a leads already"]),
    Case(
      name: "refused: is down", text: pair + "crash b\npromote b\n",
      parts: ["`crash b` (line 3)", "`promote b` (line 4): ✗ refused: b is down"]),
    Case(
      name: "refused: a view", text: "node w watcher\nlog w\n", parts: ["✗ refused: w holds no"]),
    Case(
      name: "refused: its time had come",
      text: "node a leader\nat 1s restart a\nwait 2s\n",
      parts: ["1s: `at 1s restart a` (line 2): ✗ refused: a is up"]),
  ]

  static let cluster = [
    Case(
      name: "diverged and stuck",
      text: pair + "partition a | b\nwrite x = 1\npromote b\nheal\nsettle\n",
      parts: [
        "`partition a | b` (line 3)", "`write x = 1` (line 4)", "b, which was cut off",
        "`promote b` (line 5)", "a no longer leads", "a is stuck",
      ]),
    Case(
      name: "cannot catch up",
      text: pair
        + "set behind refuse\nset retain 1\ncrash b\nrepeat 9 as i { write x = $i }\nrestart b\n"
        + "settle\n",
      parts: [
        "`set behind refuse` (line 3)", "`set retain 1` (line 4)", "`crash b` (line 5)",
        "`restart b` (line 7)", "⚠ too far behind",
      ]),
    Case(
      name: "an election that nobody wins",
      text: """
        node a leader
        node b, c follower
        set failover automatic after 1s
        partition a | b | c
        wait 5s

        """,
      parts: [
        "`set failover automatic after 1s` (line 3)", "`partition a | b | c` (line 4)",
        "is not elected for epoch 3", "4.423528s: b is not elected for epoch 7",
      ]),
  ]

  static let checks = [
    Case(
      name: "expect: an outcome", text: sync + "crash b\nwrite x = 1\nexpect acknowledged\n",
      parts: ["`crash b` (line 3)", "blocked", "`expect acknowledged` (line 5): ✗ check failed"]),
    Case(
      name: "expect: a finding", text: pair + "write x = 1\nread x at b\nexpect no stale\n",
      parts: ["that is due at 1ms", "⚠ stale read", "✗ check failed"]),
    Case(
      name: "expect: a value", text: pair + "write x = 1\nread x at b\nexpect value 1\n",
      parts: ["that is due at 1ms", "⚠ stale read", "✗ check failed"]),
    Case(
      name: "expect: no value", text: pair + "write x = 1\nread x\nexpect value is not set\n",
      parts: ["`read x` (line 4)", "✗ check failed"]),
    Case(
      name: "expect: an error", text: pair + "write x = 1\nexpect error not-leader\n",
      parts: ["`write x = 1` (line 3)", "✗ check failed"]),
    Case(
      name: "expect: a look", text: pair + "write x = 1\nexpect read x at b = 1\n",
      parts: ["`write x = 1` (line 3)", "that is due at 1ms", "✗ check failed"]),
    Case(
      name: "wait until: has",
      text: pair + "cut a -> b\nwrite x = 1\nwait until b has x = 1 within 1s\n",
      parts: ["`cut a -> b` (line 3)", "which was cut off", "✗ check failed"]),
    Case(
      name: "expect: who leads", text: pair + "crash a\nexpect leader b\n",
      parts: ["`crash a` (line 3)", "✗ check failed"]),
    Case(
      name: "expect: who can lead", text: pair + "crash b\nexpect b can lead\n",
      parts: ["`crash b` (line 3)", "✗ check failed"]),
    Case(
      name: "expect: behind", text: pair + "hold a -> b\nwrite x = 1\nexpect b behind a by 0\n",
      parts: ["`hold a -> b` (line 3)", "b is a follower of a", "✗ check failed"]),
    Case(
      name: "expect: a field", text: pair + "crash b\nexpect b status = up\n",
      parts: ["`crash b` (line 3)", "✗ check failed"]),
    Case(
      name: "expect: lost nothing",
      text: pair + "write x = 1\ncrash a\npromote b\nexpect lost nothing\n",
      parts: ["`write x = 1` (line 3)", "`promote b` (line 5)", "✗ check failed"]),
    Case(
      name: "expect: lost", text: pair + "write x = 1\nexpect lost x = 1\n",
      parts: ["`write x = 1` (line 3)", "acknowledged", "✗ check failed"]),
    Case(
      name: "expect: a count",
      text: pair + "write x = 1\ncrash a\npromote b\nexpect lost 0 writes\n",
      parts: ["`promote b` (line 5)", "✗ check failed"]),
    Case(
      name: "expect: aside", text: pair + "write x = 1\nexpect aside x = 1 at a\n",
      parts: ["a is", "✗ check failed"]),
    Case(
      name: "expect: the same", text: pair + "write x = 1\nexpect a same as b\n",
      parts: ["b is a follower of a", "✗ check failed"]),
  ]
}
