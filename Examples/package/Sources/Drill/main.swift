import Interpreter
import Session
import Syntax

// How many acknowledged writes does a failover cost, for every lag of the follower that takes over?
// The language and the engine are values, so the question is a loop.
for lag in ["1ms", "20ms", "400ms"] {
  var session = Session()
  let script = """
    node a leader
    node b follower async latency \(lag)
    repeat 100 as i { write balance = $i; wait 5ms }
    crash a hard
    promote b
    """
  let status = session.run(
    SourceText(name: "drill", text: script), output: { _ in }, complaint: { print($0) })
  let lost = session.interpreter.history.counts.writes(.lost)
  print("a lag of \(lag) loses \(lost) of 100 (\(status))")
}
