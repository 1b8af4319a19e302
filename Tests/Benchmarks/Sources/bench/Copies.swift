import Interpreter
import Session
import Simulation
import Syntax

/// A world with three nodes and logs of 64 entries: what a snapshot and a fingerprint cost.
enum Copies {
  static func run() -> [String] {
    var session = Session()
    let script =
      "node a leader\nnode b, c follower sync\nrepeat 64 as i { write k$i = $i }\n"
    _ = session.run(
      SourceText(name: "copy", text: script), output: { _ in }, complaint: { _ in })
    let world = session.interpreter.world
    var kept = world
    let copy = nanoseconds(turns: 100_000) { kept = use(world) }
    let touched = nanoseconds(turns: 20_000) {
      kept = use(world)
      kept.passTime(to: kept.clock + 1)
      kept.act { $0.crash(.init(2)) }
    }
    let fingerprint = nanoseconds(turns: 100_000) { _ = use(kept.fingerprint()) }
    return [
      "copy \(copy) ns", "copy and a crash in it \(touched) ns", "fingerprint \(fingerprint) ns",
    ]
  }
}
