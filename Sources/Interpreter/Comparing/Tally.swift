import ClientHistory
import Syntax

/// Hears what a compared block does, says nothing of it, and counts what the comparison is about.
struct Tally: EventSink {
  let goesOnAfterFailedCheck: Bool
  private(set) var writes = 0
  private(set) var acknowledged = 0
  /// The shortest and the longest wait for an acknowledgement.
  private(set) var waits: ClosedRange<Microseconds>?
  private(set) var reads = 0
  private(set) var staleReads = 0
  private(set) var blocked: Set<OperationID> = []
  /// Who led last, other than by declaration, how that came, and when.
  private(set) var successor: (node: NodeID, how: Ascent, time: Microseconds)?
  private(set) var failures: [CheckFailure] = []

  init(goesOnAfterFailedCheck: Bool) { self.goesOnAfterFailedCheck = goesOnAfterFailedCheck }

  mutating func receive(_ record: StatementRecord, _ interpreter: borrowing Interpreter) {
    for (index, event) in record.events.enumerated() {
      hear(event, at: record.time(ofEvent: index) ?? record.clock)
    }
  }

  /// A text that is compared stands as a whole in one place.
  mutating func include(_ path: Word, _ interpreter: inout Interpreter) -> Ending {
    .mistake(
      Mistake(
        range: path.range, message: "`include` cannot stand in `compare`",
        wayOut: "include the file before it, or write its statements here"))
  }

  private mutating func hear(_ event: Event, at time: Microseconds) {
    if case .completed(let completion) = event { hear(completion) }
    if case .stale = event { staleReads += 1 }
    if case .blocked(let wait) = event { blocked.insert(wait.operation) }
    if case .leads(let node, _, _, let how) = event { successor = (node, how, time) }
    if case .checkFailed(let failure) = event { failures.append(failure) }
  }

  private mutating func hear(_ completion: Completion) {
    guard completion.kind == .write else {
      reads += 1
      return
    }
    writes += 1
    guard completion.outcome == .acknowledged else { return }
    acknowledged += 1
    let wait = completion.latency
    waits = min(waits?.lowerBound ?? wait, wait)...max(waits?.upperBound ?? wait, wait)
  }
}
