/// What `pause` and `resume` stop and start at a node.
public enum Flow: String, CaseIterable, Sendable {
  /// Entries are received but not applied; the meaning where no word follows.
  case applying
  case receiving
}

/// `partition a, alice | b, c` and `partition a | rest`: nodes and clients in groups that cannot
/// reach each other. A node that no group names is cut from nobody.
public struct PartitionStatement: Sendable {
  /// One side of a partition.
  public enum Group: Sendable {
    case members([Word])
    /// Every node that the other groups do not name.
    case rest(SourceRange)
  }

  public var groups: [Group]

  public init(groups: [Group]) { self.groups = groups }
}

/// `disconnect a -> c` ends a stream, `disconnect alice` a client's connection.
public enum DisconnectTarget: Sendable {
  case link(LinkEnds)
  case client(Word)
}

/// `stepdown a for 60s within 10s force`
public struct StepDownStatement: Sendable {
  public var node: Word
  /// How long it does not stand again; nil: a minute.
  public var sitsOut: Duration?
  /// How long it waits for a follower that can take over; nil: ten seconds, or not at all if it is
  /// forced.
  public var within: Duration?
  /// It steps down in the end even where none can.
  public var isForced = false

  public init(node: Word) { self.node = node }
}
