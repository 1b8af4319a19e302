import ClientHistory
import Replication
import Simulation

/// Workload W1: a client writes every 1 to 2·gap-1 microseconds, links take latency/2 to 3·latency/2,
/// each write is on its way to two followers at once, and the first acknowledgement commits it.
/// Every message goes through the engine's own checks for crashes, cuts and holds.
enum Events {
  static func run(writes: Int64, gap: Int64, latency: Int64) -> String {
    var world = cluster(latency: latency)
    var random = Random(seed: 42)
    var hash = Fingerprint()
    var events: Int64 = 0
    var next: Int64 = 1
    for number in 1...writes {
      events += runUp(to: next, &world, &hash)
      world.passTime(to: next)
      let value = random.next()
      let id = OperationID(UInt32(number))
      let change = Change(
        key: KeyID(Int(value & 1023)), action: .put(Value(bits: Int64(value >> 1) << 1)))
      world.submit(
        Request(
          operation: id, client: .unnamed, node: NodeID(0),
          what: .write(Write(operation: id, changes: [change]), Wishes())))
      events += 1
      next += 1 + random.below(2 * gap - 1)
    }
    events += runUp(to: World.latest, &world, &hash)
    return "events \(events) applied \(world.cluster[NodeID(1)].applied) hash \(hash.value)"
  }

  private static func cluster(latency: Int64) -> World {
    var world = World(seed: 42)
    let leader = world.addNode(.data)
    world.act { $0.declareLeader(leader) }
    for _ in 0..<2 {
      let follower = world.addNode(.data)
      world.changeNetwork {
        $0.setLatency(latency / 2, of: follower)
        $0.setJitter(.uniform(latency - 1), of: follower)
      }
      world.act {
        $0.configure(follower) { $0.isSync = true }
        $0.attach(follower, to: leader, fixed: false)
      }
    }
    world.act {
      $0.rules.change(at: []) {
        $0.acknowledgement = Acknowledgement(who: .any(1, of: []), stage: .flushed)
      }
    }
    return world
  }

  private static func runUp(
    to time: Int64, _ world: inout World, _ hash: inout Fingerprint
  ) -> Int64 {
    var events: Int64 = 0
    while case .performed = world.proceed(upTo: time, onlyHelpful: false) {
      events += 1
      hash.add(world.clock)
      world.clearOccurrences()
    }
    return events
  }
}
