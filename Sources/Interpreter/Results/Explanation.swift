public import ClientHistory

/// Why something came about: the chain of causes in order of time and, where something is wrong
/// with it, the smallest changes that were seen to prevent it.
public struct Explanation: Sendable {
  /// The last of them is what was asked about.
  public var causes: [Cause]
  /// What was seen to prevent it; empty where nothing was, or nothing had to be.
  public var remedies: [Remedy]
  public var search: Search

  public init(causes: [Cause], remedies: [Remedy] = [], search: Search = .notNeeded) {
    self.causes = causes
    self.remedies = remedies
    self.search = search
  }

  /// How far changes were tried.
  public enum Search: Hashable, Sendable {
    /// Nothing is wrong that could be prevented, or the way out stands in the refusal itself.
    case notNeeded
    /// So many changes were tried, which is all that the catalogue has for the case.
    case complete(tried: Int)
    /// More would have taken more work than `why` may do.
    case partial(tried: Int)
    /// More statements ran than are remembered: the past cannot be played again.
    case tooLong(limit: Int)
    /// A statement was interrupted: playing the past again would give another one.
    case notRepeatable
  }
}

/// A statement that was performed, as it stands in its text.
public struct Citation: Hashable, Sendable {
  /// With its variables filled in.
  public var text: String
  /// 0 where it was typed at a prompt, whose lines nobody counts.
  public var line: Int32
  /// Nil where it stands in the same text as the question.
  public var file: String?

  public init(text: String, line: Int32, file: String? = nil) {
    self.text = text
    self.line = line
    self.file = file
  }
}

/// One link of the chain.
public struct Cause: Sendable {
  public var time: Microseconds
  /// The statement that brought it; nil where it came by itself.
  public var statement: Citation?
  public var what: What

  public init(time: Microseconds, statement: Citation?, what: What) {
    self.time = time
    self.statement = statement
    self.what = what
  }

  /// What came about.
  public enum What: Sendable {
    /// An operation came to no node, as no leader was up.
    case wentNowhere(OperationID)
    /// An operation was sent to a node.
    case asked(OperationID, NodeID)
    /// A write stands in the log of the node that took it.
    case appended(NodeID, Token)
    case passed(Passage)
    /// No message was sent to a node, and what stood in the way.
    case notSent(from: NodeID?, to: NodeID, Obstacle)
    /// The node has the write and does not show it.
    case notShown(NodeID, Hiding)
    /// Which logs have the write now and, where it is lost, which leader lacks it.
    case kept(by: NodeSet, lostTo: NodeID?)
    /// A node's log has the write no more.
    case gone(NodeID)
    /// The client was told that its write is done: who had it, and the rule that asked for them.
    case acknowledged(by: NodeSet, rule: String)
    /// A client was told what a node shows.
    case answered(NodeID)
    case happened(Happening)
    /// A partition parted a client from a node.
    case clientCut(ClientID, NodeID)
    /// A setting that decided, with its value.
    case ruled(setting: String, value: String)
    /// Why a node cannot lead, in a sentence.
    case cannotLead(NodeID, because: String)
    /// How a node is.
    case stands(Standing)
    /// What was said.
    case event(Event)
    /// So many links of a long chain are not told here.
    case leftOut(Int)
  }

  /// What kept a message from being sent.
  public enum Obstacle: String, CaseIterable, Sendable {
    case down, cutOff, senderDown, senderFrozen, senderLacksIt, stuck, copying, tooFarBehind
    /// It had not asked for the log.
    case notAsked
  }

  /// What kept a node from showing what it has.
  public enum Hiding: String, CaseIterable, Sendable {
    case paused, delayed, applying, notCommitted
  }
}

/// A message that carried a write to a node, or that confirmed it.
public struct Passage: Sendable {
  /// What became of the message.
  public enum End: Sendable {
    case arrived(at: Microseconds)
    /// It arrived at a node that did not take it.
    case refused(at: Microseconds)
    case dropped(at: Microseconds, by: Citation?)
    case due(at: Microseconds)
    /// Its receiver leads a newer epoch by then, and takes nothing of an older one.
    case tooLate(due: Microseconds, epoch: UInt32)
    /// It stays on the line.
    case held(by: Citation?)
  }

  public var from: NodeID
  public var to: NodeID
  /// Whether it tells of having the write, rather than carries it.
  public var isConfirmation: Bool
  public var end: End

  public init(from: NodeID, to: NodeID, isConfirmation: Bool, end: End) {
    self.from = from
    self.to = to
    self.isConfirmation = isConfirmation
    self.end = end
  }
}

/// What a statement did to a node or to the line between two.
public enum Happening: Hashable, Sendable {
  case declared(NodeID)
  case down(NodeID)
  case up(NodeID)
  case removed(NodeID)
  case frozen(NodeID)
  case thawed(NodeID)
  case paused(NodeID, receiving: Bool)
  case resumed(NodeID, receiving: Bool)
  case hidden(NodeID)
  case open(NodeID)
  case cut(NodeID, to: NodeID)
  case healed(NodeID, to: NodeID)
  case held(NodeID, to: NodeID)
  case released(NodeID, to: NodeID)
}

/// How a node is.
public struct Standing: Sendable {
  public var node: NodeID
  /// In the words of the system: `leader`, `standby`, `watcher`.
  public var role: String
  /// As the view of the state shows it.
  public var status: String
  public var epoch: UInt32
  /// Nil for a node that holds no data.
  public var log: Log?
  /// Whom it follows; nil where it follows no one.
  public var upstream: NodeID?

  public init(
    node: NodeID, role: String, status: String, epoch: UInt32, log: Log?, upstream: NodeID?
  ) {
    self.node = node
    self.role = role
    self.status = status
    self.epoch = epoch
    self.log = log
    self.upstream = upstream
  }

  /// How far a node's log is: the last position in it, on the disk and in the data.
  public struct Log: Sendable {
    /// The last position that it has received, or as a leader appended.
    public var end: Int64
    public var flushed: Int64
    public var applied: Int64

    public init(end: Int64, flushed: Int64, applied: Int64) {
      self.end = end
      self.flushed = flushed
      self.applied = applied
    }
  }
}

/// A change of the statements that was performed on a copy, where what is asked about did not come
/// about and nothing else went worse.
public struct Remedy: Sendable {
  /// One edit of the text that was performed.
  public enum Change: Sendable {
    case instead(of: Citation, do: String)
    case before(Citation, do: String)
    case without(Citation)
  }

  /// One, or two that only help together.
  public var changes: [Change]

  public init(_ changes: [Change]) { self.changes = changes }
}
