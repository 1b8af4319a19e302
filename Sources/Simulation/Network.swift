public import ClientHistory

/// One end of a line: a node, a client, or a region that stands for everyone placed in it.
public enum End: Hashable, Sendable {
  case node(NodeID)
  case client(ClientID)
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

  public init() {}

  public static func == (left: Network, right: Network) -> Bool {
    left.regions == right.regions && left.nodeRegions == right.nodeRegions
      && left.clientRegions == right.clientRegions && left.said == right.said
      && left.lines == right.lines
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(lines) }

  // MARK: Saying

  public mutating func addNode() {
    nodeRegions.append(-1)
    nodeLatency.append(-1)
    nodeJitter.append(.none)
    factors.append(1)
    work()
  }

  public mutating func region(named name: String) -> Int {
    if let known = regions.firstIndex(of: name) { return known }
    regions.append(name)
    return regions.count - 1
  }

  public mutating func place(_ node: NodeID, in region: Int) {
    nodeRegions[node.index] = region
    work()
  }

  public mutating func place(_ client: ClientID, in region: Int) {
    while clientRegions.count <= client.index { clientRegions.append(-1) }
    clientRegions[client.index] = region
  }

  public mutating func setLatency(_ latency: Microseconds, of node: NodeID) {
    nodeLatency[node.index] = latency
    work()
  }

  public mutating func setJitter(_ jitter: Line.Jitter, of node: NodeID) {
    nodeJitter[node.index] = jitter
    work()
  }

  /// Everything to and from the node takes so many times as long.
  public mutating func slow(_ node: NodeID, by factor: Int64) {
    factors[node.index] = factor
    work()
  }

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

  public func region(of client: ClientID) -> Int? {
    guard client.index < clientRegions.count, clientRegions[client.index] >= 0 else { return nil }
    return clientRegions[client.index]
  }

  public func region(of node: NodeID) -> Int? {
    nodeRegions[node.index] < 0 ? nil : nodeRegions[node.index]
  }

  private func saidLine(_ from: End, _ to: End) -> Line? {
    said.first { $0.from == from && $0.to == to }?.line
  }

  // MARK: Cutting clients off

  public mutating func cut(_ client: ClientID, from node: NodeID) {
    guard !isCut(client, from: node) else { return }
    clientCuts.append((client, node))
  }

  public func isCut(_ client: ClientID, from node: NodeID) -> Bool {
    clientCuts.contains { $0.client == client && $0.node == node }
  }

  public var hasClientCuts: Bool { !clientCuts.isEmpty }

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
