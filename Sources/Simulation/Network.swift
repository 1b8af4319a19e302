public import ClientHistory

/// One end of a line: a node, a client, or a region that stands for everyone placed in it.
public enum End: Hashable, Sendable {
  case node(NodeID)
  case client(ClientID)
  /// By its number in `Network.regions`.
  case region(Int)
}

/// Who is where, and how long messages take between them. What is said of two ends wins over what
/// is said of their regions, that over what is said of one node, that over the default of 1 ms.
public struct Network: Hashable, Sendable {
  private struct Said: Hashable, Sendable {
    var from: End
    var to: End
    var line: Line
  }

  /// The names of the regions, by number.
  public private(set) var regions: [String] = []
  private var nodeRegions: [Int] = []
  private var clientRegions: [Int] = []
  private var nodeLatency: [Microseconds] = []
  private var nodeJitter: [Line.Jitter] = []
  private var factors: [Int64] = []
  private var said: [Said] = []
  /// Pairs of client and node that cannot reach each other.
  private var clientCuts: [(client: ClientID, node: NodeID)] = []
  private var side = 0
  private var lines: ContiguousArray<Line> = []

  /// A network without nodes and regions.
  public init() {}

  public static func == (left: Network, right: Network) -> Bool {
    left.regions == right.regions && left.nodeRegions == right.nodeRegions
      && left.clientRegions == right.clientRegions && left.said == right.said
      && left.lines == right.lines
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(lines) }

  // MARK: Saying

  /// Makes room for the next node. `World.addNode` calls it.
  public mutating func addNode() {
    nodeRegions.append(-1)
    nodeLatency.append(-1)
    nodeJitter.append(.none)
    factors.append(1)
    work()
  }

  /// The number of the region of that name, which is added where there is none.
  public mutating func region(named name: String) -> Int {
    if let known = regions.firstIndex(of: name) { return known }
    regions.append(name)
    return regions.count - 1
  }

  /// Puts a node, which must have been added, in a region by its number.
  public mutating func place(_ node: NodeID, in region: Int) {
    nodeRegions[node.index] = region
    work()
  }

  /// Puts a client in a region by its number.
  public mutating func place(_ client: ClientID, in region: Int) {
    while clientRegions.count <= client.index { clientRegions.append(-1) }
    clientRegions[client.index] = region
  }

  /// How long messages take to and from a node, where nothing is said of the line or the regions.
  /// Of two ends with a latency of their own, the longer counts.
  public mutating func setLatency(_ latency: Microseconds, of node: NodeID) {
    nodeLatency[node.index] = latency
    work()
  }

  /// What comes on top of the latency to and from a node, where nothing is said of the line or the
  /// regions. Of two ends with a jitter of their own, the sender's counts.
  public mutating func setJitter(_ jitter: Line.Jitter, of node: NodeID) {
    nodeJitter[node.index] = jitter
    work()
  }

  /// Everything to and from the node takes so many times as long.
  public mutating func slow(_ node: NodeID, by factor: Int64) {
    factors[node.index] = factor
    work()
  }

  /// How many times as long as usual everything takes to and from a node; 1: as long as usual.
  public func factor(of node: NodeID) -> Int64 { factors[node.index] }

  /// Changes what is said of one direction between two ends.
  public mutating func say(from: End, to: End, _ change: (inout Line) -> Void) {
    if let index = said.firstIndex(where: { $0.from == from && $0.to == to }) {
      change(&said[index].line)
    } else {
      var line = Line()
      change(&line)
      said.append(Said(from: from, to: to, line: line))
    }
    work()
  }

  // MARK: Asking

  /// One way between two nodes, with all that is said of it and of how slow its ends are.
  public func line(from: NodeID, to: NodeID) -> Line { lines[from.index * side + to.index] }

  /// One way between a client and a node; nothing where either is not placed, or both are in one
  /// region.
  public func line(between client: ClientID, and node: NodeID) -> Line {
    let own = saidLine(.client(client), .node(node))
    if let own { return own }
    guard let (here, there) = places(of: client, node), here != there else {
      return Line(latency: 0)
    }
    return saidLine(.client(client), .region(there)) ?? saidLine(.region(here), .region(there))
      ?? Line()
  }

  /// How long a message between a client and a node takes, one way.
  func delay(
    between client: ClientID, and node: NodeID, _ random: inout Random
  ) -> Microseconds {
    if said.isEmpty && clientRegions.isEmpty { return 0 }
    return line(between: client, and: node).draw(&random)
  }

  private func places(of client: ClientID, _ node: NodeID) -> (Int, Int)? {
    guard let here = region(of: client), nodeRegions[node.index] >= 0 else { return nil }
    return (here, nodeRegions[node.index])
  }

  /// The number of the client's region; nil where it is in none.
  public func region(of client: ClientID) -> Int? {
    guard client.index < clientRegions.count, clientRegions[client.index] >= 0 else { return nil }
    return clientRegions[client.index]
  }

  /// The number of the node's region; nil where it is in none.
  public func region(of node: NodeID) -> Int? {
    nodeRegions[node.index] < 0 ? nil : nodeRegions[node.index]
  }

  private func saidLine(_ from: End, _ to: End) -> Line? {
    said.first { $0.from == from && $0.to == to }?.line
  }

  // MARK: Cutting clients off

  /// Keeps a client and a node from reaching each other, in both directions.
  public mutating func cut(_ client: ClientID, from node: NodeID) {
    guard !isCut(client, from: node) else { return }
    clientCuts.append((client, node))
  }

  /// Whether the client and the node cannot reach each other.
  public func isCut(_ client: ClientID, from node: NodeID) -> Bool {
    clientCuts.contains { $0.client == client && $0.node == node }
  }

  /// Whether any client is cut off from any node.
  public var hasClientCuts: Bool { !clientCuts.isEmpty }

  /// Ends all cuts between clients and nodes; what was dropped is `World.healAll`'s to send again.
  public mutating func healClients() { clientCuts = [] }

  // MARK: Working out

  /// Works out every line between nodes anew, so that a message finds its own at once.
  private mutating func work() {
    side = nodeRegions.count
    lines = ContiguousArray(repeating: Line(), count: side * side)
    for from in 0..<side {
      for to in 0..<side where from != to { lines[from * side + to] = workedOut(from, to) }
    }
  }

  private func workedOut(_ from: Int, _ to: Int) -> Line {
    var line =
      saidLine(.node(NodeID(from)), .node(NodeID(to))) ?? regional(from, to) ?? own(from, to)
    let factor = max(factors[from], factors[to])
    if factor != 1 { line.scale(by: factor) }
    return line
  }

  private func regional(_ from: Int, _ to: Int) -> Line? {
    let (here, there) = (nodeRegions[from], nodeRegions[to])
    guard here >= 0, there >= 0, here != there else { return nil }
    return saidLine(.region(here), .region(there))
  }

  private func own(_ from: Int, _ to: Int) -> Line {
    var line = Line()
    let latency = max(nodeLatency[from], nodeLatency[to])
    if latency >= 0 { line.latency = latency }
    line.jitter = nodeJitter[from] == .none ? nodeJitter[to] : nodeJitter[from]
    return line
  }
}
