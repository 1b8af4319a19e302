/// What a node is declared as.
public enum NodeRole: String, CaseIterable, Sendable {
  case leader, follower, arbiter, watcher, controller
}

/// `node c, d follower of b async latency 50ms`
public struct NodeDeclaration: Sendable {
  public var names: [Word]
  /// Where it is left out the node is a follower.
  public var role: NodeRole?
  /// The node it follows, where that is not the leader.
  public var upstream: Word?
  public var options: [NodeOption]

  public init(names: [Word], role: NodeRole?, upstream: Word?, options: [NodeOption]) {
    self.names = names
    self.role = role
    self.upstream = upstream
    self.options = options
  }
}

/// One property of a node, in a declaration or in `set b …`.
public struct NodeOption: Sendable {
  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Which property, with its value.
  public enum Kind: Sendable {
    case sync
    case async
    case hidden
    /// Open to reads again; the opposite of `hidden`.
    case open
    /// `follower` (of the leader) or `follower of b`; only in `set`.
    case follower(of: Word?)
    /// One way, on every link to and from the node.
    case latency(Duration)
    case jitter(Jitter)
    /// Time to apply one entry.
    case apply(Duration)
    /// Time of one flush.
    case flush(Duration)
    /// Time a whole copy takes to be made and loaded.
    case copy(Duration)
    /// How long an entry is kept back before it is applied.
    case delay(Duration)
    case priority(Count)
    case votes(Count)
    /// `clock +5s` or `clock -5s`: microseconds, with its sign.
    case clock(Duration)
  }
}

/// `client alice in eu`
public struct ClientDeclaration: Sendable {
  public var names: [Word]
  /// Where they are; nil where nothing is said.
  public var region: Word?

  public init(names: [Word], region: Word?) {
    self.names = names
    self.region = region
  }
}

/// Two ends of a link: `a -> b` is one way, `a <-> b` both.
public struct LinkEnds: Sendable {
  public var from: Word
  public var to: Word
  /// Whether what is said holds from `to` to `from` as well.
  public var bothWays: Bool

  public init(from: Word, to: Word, bothWays: Bool) {
    self.from = from
    self.to = to
    self.bothWays = bothWays
  }
}

/// `link eu <-> us latency 80ms jitter 10ms loss 1%`; the ends are nodes, regions or clients.
public struct LinkDeclaration: Sendable {
  public var ends: LinkEnds
  public var options: [LinkOption]

  public init(ends: LinkEnds, options: [LinkOption]) {
    self.ends = ends
    self.options = options
  }
}

/// One property of a link, in a declaration.
public struct LinkOption: Sendable {
  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Which property, with its value.
  public enum Kind: Sendable {
    case latency(Duration)
    case jitter(Jitter)
    /// Share of packets lost, in millionths.
    case loss(millionths: Int64)
  }
}

/// What is added to a link's latency: `jitter 10ms` is uniform from 0 to 10 ms,
/// `jitter exponential 10ms` and `jitter normal 10ms` name another distribution.
public struct Jitter: Sendable {
  /// How what is added is drawn for each message.
  public enum Distribution: String, CaseIterable, Sendable {
    /// Always the whole value.
    case fixed
    /// From 0 up to the value.
    case uniform
    /// With the value as mean.
    case exponential
    /// The size of a normal deviation; the value is its standard deviation.
    case normal
  }

  public var distribution: Distribution
  public var size: Duration

  public init(distribution: Distribution, size: Duration) {
    self.distribution = distribution
    self.size = size
  }
}
