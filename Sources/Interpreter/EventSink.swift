public import ClientHistory
public import Syntax

/// Who hears what a statement did.
public protocol EventSink {
  /// Called once for every statement that ran, also for each one inside `repeat` and `scenario`.
  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter)

  /// Whether what follows a failed check is still run.
  var goesOnAfterFailedCheck: Bool { get }

  /// Runs the statements of an included text, which only the receiver can find.
  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending
}

/// What one statement did.
public struct StatementRecord: Sendable {
  /// Where the statement stands in its text.
  public var range: SourceRange
  /// The line on which it begins, as its source counts them.
  public var line: Int32
  /// The clock after it.
  public var clock: Microseconds
  /// In the order in which they came about.
  public var events: [Event]
  /// When each of the events came about, where that is neither the time at which the statement began
  /// nor told by the event itself; else nil.
  public var times: [Microseconds?] = []

  public init(range: SourceRange, line: Int32, clock: Microseconds, events: [Event]) {
    self.range = range
    self.line = line
    self.clock = clock
    self.events = events
  }

  /// The time that is to be told with an event.
  public func time(ofEvent index: Int) -> Microseconds? {
    index < times.count ? times[index] : nil
  }

  mutating func add(_ event: Event, at time: Microseconds?) {
    events.append(event)
    if time != nil || !times.isEmpty {
      while times.count < events.count - 1 { times.append(nil) }
      times.append(time)
    }
  }

  mutating func clear() {
    events.removeAll(keepingCapacity: true)
    if !times.isEmpty { times.removeAll(keepingCapacity: true) }
  }
}

/// How a statement ended, which decides whether a script goes on.
public enum Ending: Sendable {
  /// Also for what was refused, blocked or lost: these are outcomes.
  case done
  case checkFailed
  /// The words were understood but name something that is not there.
  case mistake(Mistake)
  case interrupted
}

/// An error in the text that only running it could find, such as a node that does not exist.
public struct Mistake: Error, Sendable {
  /// What of the text is wrong.
  public var range: SourceRange
  public var message: String
  /// What would be right; nil where nothing is known that would.
  public var wayOut: String?

  public init(range: SourceRange, message: String, wayOut: String? = nil) {
    self.range = range
    self.message = message
    self.wayOut = wayOut
  }
}
