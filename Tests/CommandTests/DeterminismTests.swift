import Foundation
import Testing

/// Every process hashes with a seed of its own, so that an order taken from a dictionary or a set
/// would differ from run to run.
@Suite struct DeterminismTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let scripts = [
    "Examples/tour.repl", "Examples/incidents/jepsen-redis-2013.repl",
    "Examples/claims/L2-a-follower-takes-over.repl",
  ]

  static func script(_ name: String) -> String { root.appending(path: name).path }

  @Test(arguments: ["text", "json"])
  func twentyRunsSayTheSame(format: String) throws {
    for name in Self.scripts {
      let run = Invocation("run", "--format", format, Self.script(name))
      let first = try run.run()
      #expect(first.status == 0)
      #expect(!first.output.isEmpty)
      for _ in 1..<20 {
        let again = try run.run()
        #expect(again.output == first.output, "\(name) differs between two runs")
      }
    }
  }

  @Test func anotherSeedIsAnotherRun() throws {
    let text =
      "node a leader\nnode b, c follower jitter 9ms sync\nrepeat 5 { write x = 1 }\n"
    let one = try Invocation("--seed", "1", "-c", text).run()
    let other = try Invocation("--seed", "2", "-c", text).run()
    #expect(one.output != other.output)
  }
}
