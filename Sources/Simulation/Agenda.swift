public import ClientHistory
public import Replication

/// Something that will happen at a time.
public struct Appointment: Sendable {
  public var time: Microseconds
  /// Ties go by order of entry.
  var order: UInt64
  public var event: Event

  /// What will happen, if nothing has made it void by then.
  public enum Event: Hashable, Sendable {
    /// All messages of a link up to that number have arrived.
    case deliver(link: Int, number: UInt64)
    /// A flush up to that position ends.
    case flush(NodeID, upTo: Int64)
    /// The node has applied the entry at that position.
    case apply(NodeID, position: Int64)
    /// A timer of the cluster goes off, unless it was called off or armed anew since.
    case timer(Timer, number: UInt32)
    /// A client's request comes in at its node.
    case request(OperationID)
    /// The answer comes back to the client.
    case answer(OperationID)
    /// The client sends its write again.
    case resend(OperationID)
    /// The client's patience is over.
    case giveUp(OperationID)
    /// A key is to be deleted again, if the write is still what it holds.
    case expire(OperationID, KeyID)
    /// Something that the text put at an absolute time.
    case scheduled(Int)
  }
}

/// The appointments to come, the earliest first: a heap with four children a node.
struct Agenda: Sendable {
  private(set) var heap: ContiguousArray<Appointment> = []
  private var entered: UInt64 = 0

  var isEmpty: Bool { heap.isEmpty }

  var first: Appointment? { heap.first }

  mutating func enter(_ event: Appointment.Event, at time: Microseconds) {
    entered += 1
    heap.append(Appointment(time: time, order: entered, event: event))
    rise(heap.count - 1)
  }

  mutating func takeFirst() -> Appointment? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink(0)
    }
    return first
  }

  /// Where the earliest appointment is that matches.
  func earliest(where matches: (Appointment.Event) -> Bool) -> Int? {
    var found: Int?
    for index in heap.indices where matches(heap[index].event) {
      if found.map({ isEarlier(heap[index], heap[$0]) }) ?? true { found = index }
    }
    return found
  }

  /// Takes an appointment out of turn.
  mutating func take(at found: Int) -> Appointment {
    let taken = heap[found]
    let last = heap.removeLast()
    if found < heap.count {
      heap[found] = last
      sink(found)
      rise(found)
    }
    return taken
  }

  private func isEarlier(_ one: Appointment, _ other: Appointment) -> Bool {
    one.time < other.time || one.time == other.time && one.order < other.order
  }

  private mutating func rise(_ start: Int) {
    var index = start
    let moved = heap[index]
    while index > 0 {
      let parent = (index - 1) >> 2
      guard isEarlier(moved, heap[parent]) else { break }
      heap[index] = heap[parent]
      index = parent
    }
    heap[index] = moved
  }

  private mutating func sink(_ start: Int) {
    var index = start
    let moved = heap[index]
    let count = heap.count
    while true {
      let firstChild = index << 2 + 1
      guard firstChild < count else { break }
      var best = firstChild
      for child in (firstChild + 1)..<max(firstChild + 1, min(firstChild + 4, count))
      where isEarlier(heap[child], heap[best]) { best = child }
      guard isEarlier(heap[best], moved) else { break }
      heap[index] = heap[best]
      index = best
    }
    heap[index] = moved
  }
}
