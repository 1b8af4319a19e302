public import ClientHistory
public import Replication

/// A cluster in virtual time: the schedule that decides when the next thing happens, by latencies,
/// timers and a seeded source of chance. It is a value; a copy is a fork of everything.
public struct World: Sendable {
  public internal(set) var cluster = Cluster()
  /// Who is where, and how long messages take.
  public internal(set) var network = Network()
  /// How much time has passed.
  public internal(set) var clock: Microseconds = 0
  /// Where every delay and choice by chance is drawn from.
  public internal(set) var random: Random
  /// Operations under way, in order of number.
  public internal(set) var requests: ContiguousArray<Request> = []
  /// What came about since the last time this was emptied.
  public internal(set) var occurrences: ContiguousArray<Occurrence> = []
  var agenda = Agenda()
  /// Follows one write, for who asks why; nil at all other times.
  public var trace: Trace?
  private var spareEffects: ContiguousArray<Effect> = []
  private var spareNotices: ContiguousArray<Notice> = []
  private(set) var lastArrival: ContiguousArray<Microseconds> = []
  private var clockOffsets: ContiguousArray<Microseconds> = []
  private var writesSinceFold = 0
  /// Writes whose keys expire, and when.
  var expiring: [(operation: OperationID, due: Microseconds)] = []
  /// What expired while nobody led.
  var overdue: [(operation: OperationID, key: KeyID)] = []

  /// The clock never passes this: about three thousand years.
  public static let latest: Microseconds = 100_000_000_000_000_000

  /// When entries that every node has become data, so that memory does not grow with a script.
  public struct Folding: Hashable, Sendable {
    /// After so many writes.
    public var every = 65_536
    /// How many of the newest entries are kept as entries whatever every node has.
    public var keeping: Int64 = 100_000

    public init(every: Int = 65_536, keeping: Int64 = 100_000) {
      self.every = every
      self.keeping = keeping
    }
  }

  private let folding: Folding

  /// A world without nodes at time 0. Worlds of one seed to which the same is done stay the same.
  public init(seed: UInt64, folding: Folding = Folding()) {
    self.folding = folding
    random = Random(seed: seed)
    cluster.instant = 1
  }

  // MARK: Changing the cluster

  /// Does something to the cluster now, and schedules what follows from it.
  public mutating func act<Result>(_ body: (inout Cluster) -> Result) -> Result {
    let result = body(&cluster)
    takeUp()
    if trace != nil { noteInTrace() }
    return result
  }

  /// Adds a node that is up, holds nothing and follows nobody. At most `NodeSet.capacity` may ever
  /// be added; this does not look.
  public mutating func addNode(_ kind: Node.Kind) -> NodeID {
    network.addNode()
    clockOffsets.append(0)
    return act { $0.addNode(kind) }
  }

  /// How far a node's own clock is off.
  public mutating func setClock(of node: NodeID, offset: Microseconds) {
    let jump = offset &- clockOffsets[node.index]
    clockOffsets[node.index] = offset
    act { $0.clockJumped(node, by: jump) }
  }

  /// How far a node's own clock is ahead; negative where it is behind.
  public func clockOffset(of node: NodeID) -> Microseconds { clockOffsets[node.index] }

  /// A frozen node goes on, and looks at the requests that came in meanwhile.
  public mutating func thaw(_ node: NodeID) {
    act { $0.thaw(node) }
    for request in requests where request.node == node {
      if case .unread = request.phase { arrive(request.operation) }
    }
  }

  /// Ends every partition and cut; clients too send again what was dropped.
  public mutating func healAll() {
    network.healClients()
    act { $0.healAll() }
    resendLost()
  }

  private mutating func resendLost() {
    for request in requests {
      switch request.phase {
      case .requestLost: dispatch(request.operation)
      case .answerLost(let response): respond(request.operation, response)
      case .travelling, .waiting, .unread, .returning: break
      }
    }
  }

  // MARK: Scheduling

  /// Enters what the cluster said will be possible, and takes note of what came about.
  mutating func takeUp() {
    if !overdue.isEmpty, cluster.currentLeader != nil {
      let late = overdue
      overdue = []
      for (operation, key) in late { expire(operation, key) }
    }
    if !cluster.effects.isEmpty {
      swap(&spareEffects, &cluster.effects)
      for index in spareEffects.indices { schedule(spareEffects[index]) }
      spareEffects.removeAll(keepingCapacity: true)
    }
    guard !cluster.notices.isEmpty else { return }
    swap(&spareNotices, &cluster.notices)
    for index in spareNotices.indices { note(spareNotices[index]) }
    spareNotices.removeAll(keepingCapacity: true)
  }

  private mutating func schedule(_ effect: Effect) {
    switch effect {
    case .sent(let link, let number, let from, let to, let isCopy):
      // What was sent before and dropped holds nothing up.
      if number == cluster.links[link].firstNumber, link < lastArrival.count {
        lastArrival[link] = 0
      }
      agenda.enter(
        .deliver(link: link, number: number), at: arrival(over: link, from, to, isCopy: isCopy))
    case .released(let link):
      releaseArrived(link)
    case .flush(let node, let position, let time):
      enter(.flush(node, upTo: position), after: Line.times(time, network.factor(of: node)))
    case .apply(let node, let position, let time, let earliest):
      let start = max(clock, earliest == 0 ? 0 : earliest - clockOffsets[node.index])
      let takes = Line.times(time, network.factor(of: node))
      agenda.enter(.apply(node, position: position), at: min(start + takes, World.latest))
    case .arm(let timer, let number, let delay):
      enter(.timer(timer, number: number), after: draw(delay))
    }
  }

  mutating func enter(_ event: Appointment.Event, after time: Microseconds) {
    agenda.enter(event, at: min(clock + time, World.latest))
  }

  private mutating func draw(_ delay: Delay) -> Microseconds {
    switch delay {
    case .after(let time): time
    case .between(let least, let spread): least + random.below(spread)
    case .aligned(let every): every - clock % every
    }
  }

  /// When a message that is sent now arrives: never before one that was sent earlier.
  private mutating func arrival(
    over link: Int, _ from: NodeID, _ to: NodeID, isCopy: Bool
  ) -> Microseconds {
    var time = clock + network.line(from: from, to: to).draw(&random)
    if isCopy {
      time += Line.times(cluster[to].timing.copy, network.factor(of: to))
    }
    while lastArrival.count <= link { lastArrival.append(0) }
    time = min(max(time, lastArrival[link]), World.latest)
    lastArrival[link] = time
    return time
  }

  /// Messages that arrived while the link was held or the receiver did not listen.
  private mutating func releaseArrived(_ link: Int) {
    let line = cluster.links[link]
    var first = line.firstNumber + UInt64(line.count)
    for appointment in agenda.heap {
      if case .deliver(link, let number) = appointment.event, number >= line.firstNumber {
        first = min(first, number)
      }
    }
    guard first > line.firstNumber else { return }
    agenda.enter(.deliver(link: link, number: first - 1), at: clock)
  }

  // MARK: Operations

  /// A client begins an operation now.
  public mutating func submit(_ request: Request, patience: Microseconds? = nil) {
    requests.append(request)
    if case .write(_, let wishes) = request.what {
      requests[requests.count - 1].retriesLeft =
        wishes.retries ?? cluster.rules[request.node].retries
    }
    if let patience { enter(.giveUp(request.operation), after: patience) }
    dispatch(request.operation)
  }

  /// Whether the operation was submitted and has not ended for its client.
  public func isPending(_ operation: OperationID) -> Bool { index(of: operation) != nil }

  /// The operation's request; nil where it is not pending.
  public func request(_ operation: OperationID) -> Request? {
    index(of: operation).map { requests[$0] }
  }

  func index(of operation: OperationID) -> Int? {
    guard let last = requests.indices.last else { return nil }
    if requests[last].operation == operation { return last }
    var low = 0
    var high = last
    while low < high {
      let middle = (low + high) / 2
      if requests[middle].operation < operation { low = middle + 1 } else { high = middle }
    }
    return low < last && requests[low].operation == operation ? low : nil
  }

  mutating func dispatch(_ operation: OperationID) {
    guard let index = index(of: operation) else { return }
    let (client, node) = (requests[index].client, requests[index].node)
    guard !network.isCut(client, from: node) else {
      requests[index].phase = .requestLost
      return
    }
    requests[index].phase = .travelling
    let time = network.delay(between: client, and: node, &random)
    if time == 0 { arrive(operation) } else { enter(.request(operation), after: time) }
  }

  mutating func arrive(_ operation: OperationID) {
    guard let index = index(of: operation) else { return }
    let request = requests[index]
    let node = request.node
    if cluster[node].isUp, cluster[node].isFrozen {
      requests[index].phase = .unread
      return
    }
    requests[index].phase = .waiting
    switch request.what {
    case .write(let write, let wishes):
      performWrite(request, write, wishes)
    case .read(let keys, let needs):
      performRead(request, keys, needs)
    case .log(let start):
      respond(operation, log(from: start, at: node))
    case .count(let asked):
      if let refusal = act({ $0.waitForCount(operation, at: node, asked) }) {
        respond(operation, .writeRefused(refusal))
      }
    }
  }

  private mutating func performWrite(
    _ request: Request, _ write: Write, _ wishes: Wishes
  ) {
    if waitsForWhatIsThere(request, wishes) { return }
    var write = write
    write.stamp = clock + clockOffsets[request.node.index]
    let start = cluster.write(write, at: request.node, wishes: wishes)
    switch start {
    case .refused(let refusal):
      respond(request.operation, .writeRefused(refusal))
    case .appended(let place):
      noteAppended(request, write, at: place)
    case .queued:
      break
    }
    takeUp()
    if trace != nil { noteInTrace() }
  }

  private mutating func noteAppended(
    _ request: Request, _ write: Write, at place: Replication.Place
  ) {
    noteAppended(request.operation, at: place)
    if trace != nil { trace?.appended(request.operation, at: place) }
    if request.expires > 0 {
      expiring.append((request.operation, clock + request.expires))
      for change in write.changes {
        enter(.expire(request.operation, change.key), after: request.expires)
      }
    }
    foldNowAndThen()
  }

  mutating func foldNowAndThen() {
    writesSinceFold += 1
    guard writesSinceFold >= folding.every else { return }
    writesSinceFold = 0
    cluster.fold(keeping: folding.keeping)
  }

  private mutating func performRead(
    _ request: Request, _ keys: [KeyID], _ needs: Replication.Place?
  ) {
    let (id, node) = (request.operation, request.node)
    let view = request.view ?? cluster.rules[node].showing
    if let refusal = cluster.refusal(ofReadAt: node, as: view) {
      respond(id, .readRefused(refusal))
    } else if request.isForLeader, !cluster[node].isLeader {
      respond(id, .readRefused(.notAskedForFollower))
    } else if view == .linearizable {
      act { $0.readLinearizably(id, at: node) }
    } else if let needs, !cluster.shows(needs, at: node, as: view) {
      act { $0.waitToRead(id, at: node, needs: needs, as: view) }
    } else {
      respond(id, .read(look(at: node, keys, as: view)))
    }
  }

  private mutating func note(_ notice: Notice) {
    switch notice {
    case .writeEnded(let operation, _, let end):
      respond(operation, .write(end))
    case .appendedLate(let operation, let place):
      if let request = request(operation), case .write(let write, _) = request.what {
        noteAppended(request, write, at: place)
      }
    case .turnedAway(let operation, let refusal):
      respond(operation, .writeRefused(refusal))
    case .counted(let operation, _, let have, let need):
      respond(operation, .counted(have: have, need: need))
    case .readReady(let operation, let node):
      if let request = request(operation), case .read(let keys, _) = request.what {
        let view = request.view ?? cluster.rules[node].showing
        respond(operation, .read(look(at: node, keys, as: view)))
      }
    case .readCutOff(let operation, _):
      respond(operation, .readCutOff)
    case .connectionsEnded(let node):
      endConnections(of: node)
    case .leads, .steppedDown, .electionStarted, .electionLost, .suspects, .follows, .diverged,
      .copying, .copied, .cannotCatchUp, .fellBack, .cameBack, .droppedAtCrash, .wiped,
      .handoverFailed, .stepDownRefused, .catchesUp, .trimmed, .stopped, .inSyncChanged, .fenced,
      .duplicated:
      occurrences.append(Occurrence(time: clock, what: .notice(notice)))
    }
  }

  /// The node answers.
  mutating func respond(_ operation: OperationID, _ response: Response) {
    guard let index = index(of: operation), !sendsAgain(index, after: response) else { return }
    let (client, node) = (requests[index].client, requests[index].node)
    guard !network.isCut(client, from: node) else {
      requests[index].phase = .answerLost(response)
      return
    }
    let time = network.delay(between: client, and: node, &random)
    if time == 0 {
      finish(index, response)
    } else {
      requests[index].phase = .returning(response)
      enter(.answer(operation), after: time)
    }
  }

  mutating func finish(_ index: Int, _ response: Response) {
    let request = requests.remove(at: index)
    occurrences.append(
      Occurrence(
        time: clock, what: .answered(request.operation, response, place: request.place)))
  }

  /// The client turns away: whatever comes back later finds nobody.
  public mutating func giveUp(_ operation: OperationID) {
    guard let index = index(of: operation) else { return }
    if cluster.withdraw(operation, at: requests[index].node) {
      finish(index, .withdrawn)
      takeUp()
    } else {
      finish(index, .gaveUp)
    }
  }
}
