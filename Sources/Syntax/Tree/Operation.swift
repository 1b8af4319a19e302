/// A value as written; `integer` is set where the whole of it is a number that `add` can work on.
public struct Value: Hashable, Sendable {
  public var word: Word
  /// Nil for a text, for a number beyond 64 bits, and while variables are to be filled in. Quotes make
  /// no difference.
  public var integer: Int64?

  public init(word: Word, integer: Int64?) {
    self.word = word
    self.integer = integer
  }
}

/// One change to one key.
public struct Change: Sendable {
  /// What happens to the key.
  public enum Action: Sendable {
    case put(Value)
    case add(Count)
    case delete
  }

  public var key: Word
  public var action: Action

  public init(key: Word, action: Action) {
    self.key = key
    self.action = action
  }
}

/// Where an operation goes. A `Word` may also be `leader`.
public enum Place: Sendable {
  case node(Word)
  case nearest
  case any
  /// One that follows; refused where none is open.
  case anyFollower
  /// One that follows, or else the leader.
  case followerFirst
  /// The leader, or where none can be reached one that follows.
  case leaderFirst
}

/// `write x = 1, y = 2 at a within 2s`, `add counter 1`, `delete x`: one atomic change.
public struct WriteStatement: Sendable {
  /// In the order of the text, at least one.
  public var changes: [Change]
  /// Nil: the leader of the newest epoch that is up.
  public var place: Place?
  public var options: WriteOptions

  public init(changes: [Change], place: Place?, options: WriteOptions = WriteOptions()) {
    self.changes = changes
    self.place = place
    self.options = options
  }
}

/// What may stand behind a write; nil: it was left out.
public struct WriteOptions: Sendable {
  /// The client's patience.
  public var within: Duration?
  /// Bytes the entry takes in the log.
  public var size: Count?
  /// How long a node takes to apply this entry, in place of its own time.
  public var apply: Duration?
  /// When the keys are deleted again.
  public var expires: Duration?
  /// What the system in use takes for one write.
  public var parameters: [ParameterForm] = []

  public init(
    within: Duration? = nil, size: Count? = nil, apply: Duration? = nil, expires: Duration? = nil
  ) {
    self.within = within
    self.size = size
    self.apply = apply
    self.expires = expires
  }
}

/// `wait for 2 followers flushed at a within 300ms`: until so many have what the client wrote.
public struct WaitForStatement: Sendable {
  public var count: Count
  /// Nil where it was left out.
  public var stage: AcknowledgementForm.Stage?
  /// Nil: the leader of the newest epoch that is up.
  public var place: Place?
  /// Nil: for as long as it takes.
  public var within: Duration?

  public init(count: Count) { self.count = count }
}

/// `read x, y at c after own writes showing committed within 2s`, `read from 10 at c`
public struct ReadStatement: Sendable {
  /// What is read.
  public enum What: Sendable {
    case keys([Word])
    /// The log itself, from a position on.
    case log(from: LogStart)
  }

  /// Where reading the log begins.
  public enum LogStart: Sendable {
    case position(Count)
    case earliest
    case latest
  }

  public var what: What
  /// Nil: the leader of the newest epoch that is up.
  public var place: Place?
  /// Waits until the node has what this client wrote.
  public var afterOwnWrites: Bool
  /// A value of the setting `showing`; nil: what holds for the client.
  public var showing: Word?
  /// The client's patience; nil: no end of its own.
  public var within: Duration?
  /// What the system in use takes for one read.
  public var parameters: [ParameterForm] = []

  public init(what: What, place: Place?, afterOwnWrites: Bool = false, within: Duration? = nil) {
    self.what = what
    self.place = place
    self.afterOwnWrites = afterOwnWrites
    self.within = within
  }
}
