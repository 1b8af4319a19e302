/// What a session answers to a line at the prompt.
public struct Reply: Sendable {
  /// What the prompt is to ask for now.
  public enum Next: Sendable {
    /// Another statement.
    case prompt
    /// The rest of the statement, which is not complete yet.
    case more
    case quit
  }

  /// What there is to show.
  public var output: [UInt8]
  /// Errors in the line, each without a new line at its end; what is wrong was not done.
  public var complaints: [String]
  public var next: Next
  public var status: ExitStatus

  init(
    output: [UInt8] = [], complaints: [String] = [], next: Next = .prompt,
    status: ExitStatus = .done
  ) {
    self.output = output
    self.complaints = complaints
    self.next = next
    self.status = status
  }

  /// Adds what the next of several texts was answered.
  mutating func add(_ later: Reply) {
    output += later.output
    complaints += later.complaints
    next = later.next
    if later.status != .done { status = later.status }
  }

  init(_ run: Run) {
    output = run.pieces.flatMap(\.bytes)
    complaints = run.complaints.map(\.text)
    next = run.quits ? .quit : .prompt
    status = run.status
  }
}
