public import ClientHistory

/// How long a message takes on a line, one way.
public struct Line: Hashable, Sendable {
  /// The least that a message takes.
  public var latency: Microseconds
  /// What comes on top of the latency, drawn for each message.
  public var jitter: Jitter
  /// Share of packets lost, in millionths.
  public var loss: Int64

  public init(latency: Microseconds = 1_000, jitter: Jitter = .none, loss: Int64 = 0) {
    self.latency = latency
    self.jitter = jitter
    self.loss = loss
  }

  /// How the time on top of the latency is distributed. It is never negative.
  public enum Jitter: Hashable, Sendable {
    case none
    /// Always that much.
    case fixed(Microseconds)
    /// From 0 to that much, each as likely.
    case uniform(Microseconds)
    /// Without an upper end, and that much on average.
    case exponential(mean: Microseconds)
    /// The size of a normal deviation from 0 of that standard deviation.
    case normal(deviation: Microseconds)
  }

  /// A lost packet is sent again after this, or after twice the latency where that is longer; the
  /// order is kept. The least that Linux waits.
  public static let leastRetransmission: Microseconds = 200_000

  /// At most so many losses in a row: a line that loses everything is one that is cut.
  static let mostLosses = 16

  /// Never more than this, whatever a distribution draws.
  static let longest: Microseconds = 1_000_000_000_000_000

  mutating func scale(by factor: Int64) {
    latency = Line.times(latency, factor)
    switch jitter {
    case .none: break
    case .fixed(let size): jitter = .fixed(Line.times(size, factor))
    case .uniform(let size): jitter = .uniform(Line.times(size, factor))
    case .exponential(let mean): jitter = .exponential(mean: Line.times(mean, factor))
    case .normal(let size): jitter = .normal(deviation: Line.times(size, factor))
    }
  }

  static func times(_ time: Microseconds, _ factor: Int64) -> Microseconds {
    let (product, overflow) = time.multipliedReportingOverflow(by: factor)
    return overflow ? longest : min(product, longest)
  }

  func draw(_ random: inout Random) -> Microseconds {
    var time = latency
    switch jitter {
    case .none: break
    case .fixed(let size): time += size
    case .uniform(let size): time += random.below(size + 1)
    case .exponential(let mean): time += Line.rounded(Double(mean) * random.exponential())
    case .normal(let size): time += Line.rounded(Double(size) * random.halfNormal())
    }
    guard loss > 0 else { return min(time, Line.longest) }
    var losses = 0
    while losses < Line.mostLosses, random.below(1_000_000) < loss {
      time = min(time + max(Line.leastRetransmission, 2 * latency), Line.longest)
      losses += 1
    }
    return min(time, Line.longest)
  }

  private static func rounded(_ time: Double) -> Microseconds {
    time < Double(longest) ? Microseconds(time + 0.5) : longest
  }
}
