import ClientHistory
import Testing

@testable import Replication

/// The cluster knows no time: whatever order messages, flushes and timers take, what must always
/// hold does, and where nothing is lost for good everyone ends with the same log.
@Suite struct OrderTests {
  @Test func anyOrderKeepsWhatMustAlwaysHold() {
    for seed in UInt64(0)..<500 {
      var driver = Driver(seed: seed, nodes: 3)
      for _ in 0..<60 where driver.broken.isEmpty { driver.step(withFaults: true) }
      guard driver.broken.isEmpty else {
        Issue.record("seed \(seed): \(driver.broken)\n\(driver.trace.joined(separator: "\n"))")
        return
      }
    }
  }

  @Test func withoutFaultsEveryFollowerEndsWithTheLeadersLog() {
    for seed in UInt64(0)..<200 {
      var driver = Driver(seed: seed, nodes: 4)
      for _ in 0..<40 { driver.step(withFaults: false) }
      driver.drain()
      let leader = driver.cluster[NodeID(0)]
      for index in 1..<4 {
        let node = driver.cluster[NodeID(index)]
        #expect(node.place == leader.place && node.applied == node.end, "seed \(seed)")
        #expect(node.data == leader.data, "seed \(seed)")
      }
      #expect(leader.waits.isEmpty, "seed \(seed)")
    }
  }

  @Test func theFingerprintTellsStatesApart() {
    var driver = Driver(seed: 1, nodes: 3)
    var seen: Set<UInt64> = [driver.cluster.fingerprint()]
    let before = driver.cluster
    driver.write()
    seen.insert(driver.cluster.fingerprint())
    let link = driver.cluster.links.need(from: NodeID(0), to: NodeID(1))
    driver.cluster.deliver(link)
    seen.insert(driver.cluster.fingerprint())
    driver.cluster.freeze(NodeID(2))
    seen.insert(driver.cluster.fingerprint())
    driver.cluster.crash(NodeID(2))
    seen.insert(driver.cluster.fingerprint())
    #expect(seen.count == 5)
    #expect(before.fingerprint() != driver.cluster.fingerprint())
  }
}

/// Performs any action that is possible, chosen by chance.
struct Driver {
  var cluster = Cluster()
  var state: UInt64
  var written: UInt32 = 0
  /// What the cluster said will be possible, messages apart.
  var due: [Effect] = []
  var broken: [String] = []
  var trace: [String] = []

  init(seed: UInt64, nodes: Int) {
    state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    for _ in 0..<nodes { _ = cluster.addNode(.data) }
    cluster.declareLeader(NodeID(0))
    cluster.rules.change(at: []) {
      $0.diverged = .rewind
      $0.failover = .election(after: 10)
      $0.acknowledgement = Acknowledgement(who: .majority, stage: .flushed)
    }
    for index in 1..<nodes {
      cluster.attach(NodeID(index), to: NodeID(0), fixed: false)
      cluster.configure(NodeID(index)) { $0.timing.flush = Int64(index) - 1 }
    }
    collect()
  }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  mutating func collect() {
    for effect in cluster.effects {
      switch effect {
      case .sent, .released: break
      case .flush, .apply, .arm: due.append(effect)
      }
    }
    cluster.effects.removeAll()
    cluster.notices.removeAll()
    broken = cluster.brokenInvariants()
  }

  mutating func write() {
    guard let leader = cluster.currentLeader else { return }
    written += 1
    let change = Change(key: KeyID(below(4)), action: .add(1))
    _ = cluster.write(Write(operation: OperationID(written), changes: [change]), at: leader)
  }

  mutating func step(withFaults: Bool) {
    let choice = below(withFaults ? 12 : 7)
    trace.append("\(choice)")
    switch choice {
    case 0, 1: write()
    case 2..<5: deliver()
    case 5, 6: perform()
    case 7: cluster.promoteIfPossible(NodeID(below(cluster.nodes.count)))
    case 8: cluster.toggle(NodeID(below(cluster.nodes.count)), hard: below(2) == 0)
    case 9: cluster.cut(from: NodeID(0), to: NodeID(1 + below(2)))
    case 10: cluster.healAll()
    default: cluster.disconnect(NodeID(below(2)), NodeID(2))
    }
    collect()
  }

  mutating func deliver() {
    let open = cluster.links.all.indices.filter { cluster.canDeliver($0) }
    guard !open.isEmpty else { return }
    let link = open[below(open.count)]
    trace.append("  \(cluster.links[link].from.index)->\(cluster.links[link].to.index)")
    cluster.deliver(link)
  }

  mutating func perform() {
    guard !due.isEmpty else { return }
    let effect = due.remove(at: below(due.count))
    switch effect {
    case .flush(let node, let position, _): cluster.endFlush(node, upTo: position)
    case .apply(let node, let position, _, _): cluster.endApply(node, position: position)
    case .arm(let timer, let number, _): cluster.fire(timer, number: number)
    case .sent, .released: break
    }
  }

  mutating func drain() {
    for _ in 0..<10_000 {
      if cluster.links.all.indices.contains(where: { cluster.canDeliver($0) }) {
        deliver()
      } else if !due.isEmpty {
        perform()
      } else {
        return
      }
      collect()
    }
  }
}

extension Cluster {
  fileprivate mutating func promoteIfPossible(_ id: NodeID) {
    if refusal(ofPromoting: id) == nil { promote(id, discarding: false) }
  }

  fileprivate mutating func toggle(_ id: NodeID, hard: Bool) {
    switch self[id].condition {
    case .up: hard ? losePower(id) : crash(id)
    case .crashed, .stopped: restart(id)
    case .removed: break
    }
  }
}
