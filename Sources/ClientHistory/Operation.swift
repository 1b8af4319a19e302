/// Where a write stands: its place in the one history that a leader of an epoch writes. Of two
/// tokens the later epoch is the later, then the later position.
public struct Token: Hashable, Comparable, Sendable {
  /// Epochs that were led count from 1; 0 stands before them.
  public var epoch: UInt32
  /// Counts from 1 through the whole log, over the changes of epoch; 0 is before its first entry.
  public var position: Int64

  public init(epoch: UInt32, position: Int64) {
    self.epoch = epoch
    self.position = position
  }

  /// Before every write: also what an operation without a place in a log has.
  public static let start = Token(epoch: 0, position: 0)

  public static func < (left: Token, right: Token) -> Bool {
    (left.epoch, left.position) < (right.epoch, right.position)
  }
}

/// What a client knows of its operation.
public enum Outcome: String, CaseIterable, Sendable {
  /// The answer has not come; the operation is still under way.
  case pending
  /// A write that was confirmed, or a read that was answered.
  case acknowledged
  /// A write for which no confirmation was asked; it is never acknowledged and so never lost.
  case sent
  /// Certain never to take effect.
  case failed
  /// It may have taken effect or not, now or later.
  case unknown
  /// Turned away before it could take effect.
  case refused
}

/// What became of a write, judged from the log of the leader of the newest epoch.
public enum Fate: String, CaseIterable, Sendable {
  /// Nothing to tell: not acknowledged, or acknowledged and held.
  case held
  /// Acknowledged, and not in the log that leads now.
  case lost
  /// Was lost, and is in the log that leads now.
  case recovered
  /// Not acknowledged, and yet in the log of a leader that took over.
  case survived
}

/// One operation of one client as the history keeps it.
public struct Operation: Sendable {
  /// Whether it changes anything.
  public enum Kind: String, CaseIterable, Sendable {
    case write, read
  }

  public var id: OperationID
  public var client: ClientID
  public var kind: Kind
  /// The node it was sent to; nil where there was none to send it to.
  public var node: NodeID?
  /// The first change of a write; the others, if any, are in the history's overflow.
  public var change: Change
  /// How many changes a write makes, the first included; 0 for a read.
  public var changeCount: Int32
  /// The line of the text that made it; 0 where there is none.
  public var line: Int32
  /// What the client knows of it by now.
  public var outcome: Outcome
  /// What became of a write by the last judgement; a read stays `held`.
  public var fate: Fate
  public var invokedAt: Microseconds
  /// When its outcome was known; meaningless while it is pending.
  public var completedAt: Microseconds
  /// The event numbers of invocation and completion: they decide what came first at equal times.
  public var invokedEvent: UInt64
  public var completedEvent: UInt64
  /// Where a write stands in the log, once it is there.
  public var token: Token
  /// Which run of the log it was appended to: the stage's own number, for it to find it again.
  public var run: Int32

  /// An operation that begins: pending, held, and without a place in a log. It counts as completed
  /// when it was invoked until that is set.
  public init(
    id: OperationID, client: ClientID, kind: Kind, node: NodeID?, change: Change,
    changeCount: Int32,
    line: Int32, invokedAt: Microseconds, invokedEvent: UInt64
  ) {
    self.id = id
    self.client = client
    self.kind = kind
    self.node = node
    self.change = change
    self.changeCount = changeCount
    self.line = line
    self.outcome = .pending
    self.fate = .held
    self.invokedAt = invokedAt
    self.completedAt = invokedAt
    self.invokedEvent = invokedEvent
    self.completedEvent = invokedEvent
    self.token = .start
    self.run = 0
  }

  /// Whether it has a place in a log.
  public var isLogged: Bool { token != .start }
}
