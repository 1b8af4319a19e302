public import ClientHistory
public import Syntax

/// The meaning of statements: it lets the world move and says what happened. It is a value: a copy
/// is a fork of everything, clock, history and names included.
public struct Interpreter: Sendable {
  public private(set) var names = Names()
  public var clock: Microseconds { 0 }
  private let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// Performs one statement. `interrupted` is asked now and then during long work.
  public mutating func perform(
    _ statement: Statement, in source: SourceText, sink: inout some EventSink,
    interrupted: () -> Bool = { false }
  ) -> Ending {
    .done
  }

  /// The text has ended: tells what is still pending.
  public mutating func finish() -> [Event] { [] }
}
