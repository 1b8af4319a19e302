import ClientHistory
import Replication
import Testing

@testable import Simulation

/// Faults and time drawn at random on a world alone, with a look at the whole cluster after every
/// single event of the agenda.
@Suite struct WorldWalkTests {
  @Test func whatMustAlwaysHoldDoesAfterEveryEvent() {
    var events = 0
    for seed in UInt64(0)..<300 {
      var walk = WorldWalk(seed: seed)
      for _ in 0..<50 { walk.act() }
      events += walk.events
      guard walk.broken.isEmpty else {
        Issue.record("seed \(seed): \(walk.broken)\n\(walk.trace.joined(separator: "\n"))")
        return
      }
    }
    #expect(events > 10_000)
  }

  /// What is folded into data is missed by nobody: everything goes as it would without.
  @Test func foldingChangesNothing() {
    var folded = 0
    for seed in Array(UInt64(0)..<200) + [1_375] {
      var one = WorldWalk(seed: seed, folding: World.Folding(every: 3, keeping: 2))
      var other = WorldWalk(seed: seed)
      for _ in 0..<50 {
        one.act()
        other.act()
        guard one.isLike(other), one.broken.isEmpty else {
          Issue.record("seed \(seed) \(one.broken)\n\(one.trace.joined(separator: "\n"))")
          return
        }
      }
      if one.world.cluster.log.foldedTo > 0 { folded += 1 }
    }
    #expect(folded > 40)
  }

  @Test func aCopyGoesTheSameWay() {
    for seed in UInt64(0)..<30 {
      var walk = WorldWalk(seed: seed)
      for _ in 0..<20 { walk.act() }
      var fork = walk
      #expect(fork.world.fingerprint() == walk.world.fingerprint())
      for _ in 0..<20 {
        walk.act()
        fork.act()
        #expect(fork.world.fingerprint() == walk.world.fingerprint(), "seed \(seed)")
      }
    }
  }
}

struct WorldWalk {
  var world: World
  var random: Random
  var operations: UInt32 = 0
  var events = 0
  var broken: [String] = []
  var trace: [String] = []

  init(seed: UInt64, folding: World.Folding = World.Folding()) {
    world = World(seed: seed, folding: folding)
    random = Random(seed: seed &+ 1_000)
    for _ in 0..<(2 + random.below(3)) { _ = world.addNode(.data) }
    world.act { $0.declareLeader(NodeID(0)) }
    for index in 1..<world.cluster.nodes.count {
      let upstream = index > 2 ? NodeID(1) : NodeID(0)
      world.act { $0.attach(NodeID(index), to: upstream, fixed: index > 2) }
      if random.below(2) == 0 { world.act { $0.configure(NodeID(index)) { $0.isSync = true } } }
      if random.below(4) == 0 {
        world.act { $0.configure(NodeID(index)) { $0.timing.flush = 700 } }
      }
    }
    let choices = drawRules()
    world.act {
      $0.rules.change(at: [], choices)
      $0.refresh()
    }
  }

  func isLike(_ other: WorldWalk) -> Bool {
    let (ours, theirs) = (world.cluster, other.world.cluster)
    return world.fingerprint() == other.world.fingerprint()
      && ours.nodes.indices.allSatisfy { index in
        (0..<3).allSatisfy { key in
          let (one, two) = (
            ours.cell(KeyID(key), shownBy: NodeID(index)),
            theirs.cell(KeyID(key), shownBy: NodeID(index))
          )
          let (first, second) = (
            ours.cell(KeyID(key), shownBy: NodeID(index), as: .committed),
            theirs.cell(KeyID(key), shownBy: NodeID(index), as: .committed)
          )
          let isSame = one.value == two.value && one.version == two.version
          return isSame
            && (ours.rules[NodeID(index)].commit == nil || first.value == second.value)
        }
      }
  }

  private mutating func drawRules() -> (inout Rules) -> Void {
    let random = self.random
    self.random = Random(seed: random.state &+ 1)
    return { rules in
      var random = random
      rules.diverged = DivergedTail.allCases[Int(random.below(5))]
      rules.visible = Visibility.allCases[Int(random.below(4))]
      rules.shows = FollowerView.allCases[Int(random.below(2))]
      rules.commit =
        [nil, nil, Acknowledgement(who: .majority, stage: .flushed)][Int(random.below(3))]
      rules.showing = ReadView.allCases[Int(random.below(4))]
      rules.progress = ProgressRoute.allCases[Int(random.below(2))]
      rules.idle = [.nothing, .every(2_500)][Int(random.below(2))]
      rules.canvass = Canvass.allCases[Int(random.below(2))]
      rules.loyalty = Loyalty.allCases[Int(random.below(3))]
      rules.takeover = Takeover.allCases[Int(random.below(2))]
      rules.catchup = [.none, .within(2_000), .unlimited][Int(random.below(3))]
      rules.winner = Winner.allCases[Int(random.below(4))]
      rules.durable = [.always, .every(1_500), .never][Int(random.below(3))]
      rules.retain = [.all, .entries(2), .needed][Int(random.below(3))]
      rules.failover = [.manual, .election(after: 5_000)][Int(random.below(2))]
      rules.fencing = [.epoch, .off, .lease(4_000)][Int(random.below(3))]
      rules.transfer = [.push, .pull, .pullEvery(900)][Int(random.below(3))]
      WorldWalk.drawLogRules(&rules, &random)
      rules.timeout = [.never, .fallBack(after: 3_000), .fail(after: 3_000)][Int(random.below(3))]
    }
  }

  /// Half of the worlds have choices on the axes of the log, the connections and the waiting too.
  private static func drawLogRules(_ rules: inout Rules, _ random: inout Random) {
    guard random.below(2) == 0 else { return }
    func one<Choice>(_ choices: [Choice], _ random: inout Random) -> Choice {
      choices[Int(random.below(Int64(choices.count)))]
    }
    rules.forward = one(Stage.allCases, &random)
    rules.released = one(Release.allCases, &random)
    rules.report = one([.immediately, .every(800), .changes(rest: 1_900)], &random)
    rules.keepalive = one([nil, 2_500], &random)
    rules.locks = one(Locks.allCases, &random)
    rules.shorthanded = one(Shorthanded.allCases, &random)
    rules.membership = one([.fixed, .connected, .streaming], &random)
    rules.buffer = one(Buffer.allCases, &random)
    rules.durable = one([.always, .onDemand(every: 1_500), .applied, .every(700)], &random)
    rules.diverged = one(DivergedTail.allCases, &random)
    rules.unapplied = one(Keeping.allCases, &random)
    rules.unacknowledged = one(Keeping.allCases, &random)
    rules.trimming = one(Trimming.allCases, &random)
    rules.slot = one([false, true], &random)
    rules.slotLimit = one([nil, 250], &random)
    rules.marks = one(Marking.allCases, &random)
    rules.followerWrites = one(FollowerWrites.allCases, &random)
    rules.errants = one(ErrantEntries.allCases, &random)
    rules.acknowledgement.own = one(Stage.allCases, &random)
  }

  mutating func act() {
    let node = NodeID(Int(random.below(Int64(world.cluster.nodes.count))))
    let other = NodeID(Int(random.below(Int64(world.cluster.nodes.count))))
    let what = random.below(24)
    trace.append("\(what) \(node.index) \(other.index)")
    switch what {
    case 0..<7: submit()
    case 7..<15: pass(random.below(6_000))
    case 15: goDown(node)
    case 16, 17: comeBack(node)
    case 18: if node != other { world.act { $0.cut(from: node, to: other) } }
    case 19: world.healAll()
    case 20: holdOrRelease(node, other)
    case 21: freezeOrThaw(node)
    case 22: promote(node)
    default: rejoin(node)
    }
    check()
  }

  private mutating func check() {
    world.clearOccurrences()
    guard broken.isEmpty else { return }
    broken = world.cluster.brokenInvariants()
  }

  private mutating func pass(_ time: Microseconds) {
    let end = world.clock + time
    for _ in 0..<500 {
      guard case .performed = world.proceed(upTo: end, onlyHelpful: false) else { break }
      events += 1
      check()
    }
    world.passTime(to: end)
  }

  private mutating func submit() {
    guard var leader = world.cluster.currentLeader else { return }
    if world.cluster.rules.common.followerWrites != .refused, random.below(4) == 0 {
      leader = NodeID(Int(random.below(Int64(world.cluster.nodes.count))))
    }
    operations += 1
    let id = OperationID(operations)
    let key = KeyID(Int(random.below(3)))
    let put = Change(key: key, action: .add(1))
    let what: Request.What =
      random.below(4) == 0
      ? .read([key], needs: nil) : .write(Write(operation: id, changes: [put]), Wishes())
    world.submit(Request(operation: id, client: .unnamed, node: leader, what: what))
  }

  private mutating func goDown(_ node: NodeID) {
    guard world.cluster[node].isUp else { return }
    switch random.below(3) {
    case 0: world.act { $0.crash(node) }
    case 1: world.act { $0.losePower(node) }
    default: world.act { $0.stop(node) }
    }
  }

  private mutating func comeBack(_ node: NodeID) {
    guard world.cluster[node].condition == .crashed || world.cluster[node].condition == .stopped
    else { return }
    if random.below(5) == 0 { world.act { $0.wipe(node) } }
    world.act { $0.restart(node) }
  }

  private mutating func holdOrRelease(_ node: NodeID, _ other: NodeID) {
    guard node != other else { return }
    let isHeld = world.cluster.links.link(from: node, to: other)?.isHeld ?? false
    world.act { isHeld ? $0.release(from: node, to: other) : $0.hold(from: node, to: other) }
  }

  private mutating func freezeOrThaw(_ node: NodeID) {
    if world.cluster[node].isFrozen {
      world.thaw(node)
    } else if world.cluster[node].isUp {
      world.act { $0.freeze(node) }
    }
  }

  private mutating func promote(_ node: NodeID) {
    guard world.cluster.refusal(ofPromoting: node) == nil else { return }
    let discarding = random.below(4) == 0
    world.act { $0.promote(node, discarding: discarding) }
  }

  private mutating func rejoin(_ node: NodeID) {
    guard let leader = world.cluster.currentLeader, leader != node, world.cluster[node].isUp else {
      return
    }
    world.act { $0.rejoin(node, to: leader) }
  }
}
