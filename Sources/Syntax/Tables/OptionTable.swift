/// A word that may stand inside a statement, with what follows it.
public struct OptionRow: Sendable {
  public var word: String
  /// How it is written, such as `latency TIME`.
  public var form: String
  /// One sentence.
  public var meaning: String

  init(_ keyword: Keyword, _ form: String, _ meaning: String) {
    word = keyword.rawValue
    self.form = form
    self.meaning = meaning
  }
}

/// The words inside statements, for help and completion.
public enum OptionTable {
  /// What a node is declared as.
  public static let roles: [OptionRow] = [
    OptionRow(.leader, "leader", "Takes the writes."),
    OptionRow(.follower, "follower [of NODE]", "Follows the leader, or the node named."),
    OptionRow(.arbiter, "arbiter", "Votes and holds no data."),
    OptionRow(.watcher, "watcher", "Watches the leader from outside and decides on failover."),
    OptionRow(.controller, "controller", "Decides on failover for the whole cluster."),
  ]

  /// Properties of nodes, in `node` and `set`.
  public static let node: [OptionRow] = [
    OptionRow(.sync, "sync", "Is among the synchronous followers."),
    OptionRow(.async, "async", "Is not among the synchronous followers."),
    OptionRow(.hidden, "hidden", "Serves no reads."),
    OptionRow(.open, "open", "Serves reads again."),
    OptionRow(.latency, "latency TIME", "One way, on every link to and from the node."),
    OptionRow(.jitter, "jitter [HOW] TIME", "Added to the latency at random."),
    OptionRow(.apply, "apply TIME", "What applying one entry takes."),
    OptionRow(.flush, "flush TIME", "What one flush takes."),
    OptionRow(.copy, "copy TIME", "What making and loading a whole copy takes."),
    OptionRow(.delay, "delay TIME", "How long an entry is kept back before it is applied."),
    OptionRow(.priority, "priority NUMBER", "Who is preferred in an election."),
    OptionRow(.votes, "votes NUMBER", "How many votes it has in an election."),
    OptionRow(.clock, "clock TIME", "How far its clock is off, with a sign."),
  ]

  /// Properties of links.
  public static let link: [OptionRow] = [
    OptionRow(.latency, "latency TIME", "How long a message travels, one way."),
    OptionRow(.jitter, "jitter [HOW] TIME", "Added to the latency at random."),
    OptionRow(.loss, "loss SHARE", "How many packets are lost and sent again."),
  ]

  /// How jitter is spread.
  public static let jitter = Jitter.Distribution.allCases.map(\.rawValue)

  /// What a client may say about a write.
  public static let write: [OptionRow] = [
    OptionRow(.at, "at PLACE", "At a node, `leader`, `nearest` or `any`."),
    OptionRow(.within, "within TIME", "How long the client waits for its answer."),
    OptionRow(.size, "size BYTES", "How much of the log the entry takes."),
    OptionRow(.apply, "apply TIME", "How long a node takes to apply this entry."),
    OptionRow(.expires, "expires TIME", "When the keys are deleted again."),
    OptionRow(
      .with, "with PARAMETER=VALUE, …", "What the system in use takes for one write."),
  ]

  /// What a client may say about a read.
  public static let read: [OptionRow] = [
    OptionRow(
      .at, "at PLACE",
      "At a node, `leader`, `nearest`, `any`, `any-follower`, `follower-first` or `leader-first`."),
    OptionRow(.after, "after own writes", "Waits until the node has what this client wrote."),
    OptionRow(.showing, "showing VIEW", "`applied`, `committed` or `linearizable`."),
    OptionRow(.within, "within TIME", "How long the client waits for its answer."),
    OptionRow(.with, "with PARAMETER=VALUE, …", "What the system in use takes for one read."),
  ]
}
