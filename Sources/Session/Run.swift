public import Syntax

/// What a text did when it ran, with what each of its statements said kept apart.
public struct Run: Sendable {
  /// In the order in which they were said.
  public var pieces: [Piece]
  /// What is wrong with the text; what that is about was not done.
  public var complaints: [Complaint]
  public var status: ExitStatus
  /// Whether it could be understood, and names what is not there.
  public var isMistake: Bool
  /// Whether a command asked to leave.
  public var quits: Bool

  public init(
    pieces: [Piece] = [], complaints: [Complaint] = [], status: ExitStatus = .done,
    isMistake: Bool = false, quits: Bool = false
  ) {
    self.pieces = pieces
    self.complaints = complaints
    self.status = status
    self.isMistake = isMistake
    self.quits = quits
  }
}

/// What one statement said; a statement in a loop says several.
public struct Piece: Sendable {
  /// Where the statement stands in the text; for what an included text says, the place of its
  /// `include`.
  public var range: SourceRange
  /// All that it said, with the ends of lines; empty where it said nothing.
  public var bytes: [UInt8]
  /// What of it tells that a check failed; empty where none did.
  public var failedCheck: String

  public init(range: SourceRange, bytes: [UInt8], failedCheck: String = "") {
    self.range = range
    self.bytes = bytes
    self.failedCheck = failedCheck
  }
}
