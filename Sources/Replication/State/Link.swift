public import ClientHistory

/// What one node sends another: a queue in order, the state of the line, and how far the stream of
/// the log is that goes over it.
public struct Link: Sendable {
  public let from: NodeID
  public let to: NodeID
  /// Drops everything, and nobody is told.
  public var isCut = false
  /// Keeps everything until it is released.
  public var isHeld = false
  /// Meaningful where `from` is the upstream of `to`.
  public var stream = Stream()
  /// Runs while `from` takes `to` to be connected and cannot hear it.
  var keepalive = Arm()

  private var queue: ContiguousArray<Message> = []
  private var head = 0
  /// The number of the oldest message on the way. Numbers go up by one from the first message on.
  public private(set) var firstNumber: UInt64 = 0

  init(from: NodeID, to: NodeID) {
    self.from = from
    self.to = to
  }

  /// How many messages are on the way, held ones included.
  public var count: Int {
    @inline(__always) get { queue.count - head }
  }

  /// Whether nothing is on the way.
  public var isEmpty: Bool {
    @inline(__always) get { head == queue.count }
  }

  /// What is on the way, the oldest first.
  public var messages: ArraySlice<Message> { ArraySlice(queue[head...]) }

  /// The number of the message just sent.
  var lastNumber: UInt64 { firstNumber + UInt64(count) - 1 }

  /// When the newest message was sent.
  private(set) var lastInstant: UInt64 = 0

  mutating func send(_ message: Message, at instant: UInt64) {
    queue.append(message)
    lastInstant = instant
  }

  /// Adds entries to the newest message on the way where they follow on it.
  mutating func extendLast(epoch: UInt32, from start: Int64, to place: Place, committed: Int64)
    -> Bool
  {
    guard head < queue.count, case .entries(epoch, let first, let last, _) = queue[queue.count - 1],
      last == Place(branch: place.branch, position: start)
    else { return false }
    queue[queue.count - 1] = .entries(epoch: epoch, from: first, to: place, committed: committed)
    return true
  }

  mutating func takeFirst() -> Message? {
    guard head < queue.count else { return nil }
    let message = queue[head]
    head += 1
    firstNumber += 1
    if head == queue.count {
      queue.removeAll(keepingCapacity: true)
      head = 0
    } else if head >= 64, head * 2 >= queue.count {
      queue.removeFirst(head)
      head = 0
    }
    return message
  }

  mutating func dropAll() {
    firstNumber += UInt64(count)
    queue.removeAll(keepingCapacity: true)
    head = 0
  }
}

/// The stream of the log from an upstream to one follower, as the upstream sees it.
public struct Stream: Hashable, Sendable {
  /// Whether the upstream takes the follower to be connected.
  public var isOpen = false
  /// The last position that was sent.
  public var sent: Int64 = 0
  /// What the follower has told.
  public var received: Int64 = 0
  public var flushed: Int64 = 0
  public var applied: Int64 = 0
  /// When the follower last reported, and when it last told more of each of those three.
  public internal(set) var toldAt = ToldTimes()
  /// Was behind for longer than the in-sync set allows.
  public var isLagging = false
  /// Whether the follower was marked synchronous when the stream was opened.
  var isMarked = false
  /// The upstream's end when the stream was opened.
  var catchUpMark: Int64 = 0
  /// How far the follower was told that entries are committed.
  var toldCommitted: Int64 = 0
  /// Was behind, or was not heard of, for longer than the in-sync set allows; what becomes of that
  /// is decided at the next check.
  public internal(set) var isLate = false
  var lag = Arm()
  var news = Arm()
  /// The upstream's end when the lag timer was armed.
  var lagMark: Int64 = 0

  /// The last position that the follower has told to have reached that stage.
  public func mark(_ stage: Stage) -> Int64 {
    stage.mark(received: received, flushed: flushed, applied: applied)
  }

  /// Takes in a report.
  mutating func take(
    received: Int64, flushed: Int64, applied: Int64, at time: Microseconds
  ) {
    toldAt.last = time
    if received != self.received { toldAt.received = time }
    if flushed != self.flushed { toldAt.flushed = time }
    if applied != self.applied { toldAt.applied = time }
    self.received = received
    self.flushed = flushed
    self.applied = applied
  }

  /// Whether the follower has had everything since the stream was opened that there was then.
  public var hasCaughtUp: Bool { isOpen && received >= catchUpMark }
}

/// When a follower told its upstream what, by the schedule's clock; -1: it has not since the stream
/// was opened.
public struct ToldTimes: Hashable, Sendable {
  public internal(set) var last: Microseconds = -1
  public internal(set) var received: Microseconds = -1
  public internal(set) var flushed: Microseconds = -1
  public internal(set) var applied: Microseconds = -1
}

/// The links that have been used or touched so far, found by their ends.
public struct LinkTable: Sendable {
  /// By number, in the order in which they were first used.
  public private(set) var all: ContiguousArray<Link> = []
  private var numbers: ContiguousArray<Int32> = []
  private var side = 0

  init() {}

  /// A link by its number.
  public subscript(number: Int) -> Link {
    @inline(__always) _read { yield all[number] }
    @inline(__always) _modify { yield &all[number] }
  }

  /// The link's number, where there is one.
  public func number(from: NodeID, to: NodeID) -> Int? {
    guard from.index < side, to.index < side else { return nil }
    let number = numbers[from.index * side + to.index]
    return number < 0 ? nil : Int(number)
  }

  /// The link in that direction; nil where it was never used or touched.
  public func link(from: NodeID, to: NodeID) -> Link? {
    number(from: from, to: to).map { all[$0] }
  }

  mutating func need(from: NodeID, to: NodeID) -> Int {
    if let known = number(from: from, to: to) { return known }
    grow(to: max(from.index, to.index) + 1)
    all.append(Link(from: from, to: to))
    numbers[from.index * side + to.index] = Int32(all.count - 1)
    return all.count - 1
  }

  private mutating func grow(to wanted: Int) {
    guard wanted > side else { return }
    let larger = max(wanted, side * 2, 4)
    var next = ContiguousArray<Int32>(repeating: -1, count: larger * larger)
    for (number, link) in all.enumerated() {
      next[link.from.index * larger + link.to.index] = Int32(number)
    }
    numbers = next
    side = larger
  }
}
