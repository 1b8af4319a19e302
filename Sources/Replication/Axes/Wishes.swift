/// What a client asks for one write, in place of its leader's rules; nil: the rules hold.
public struct Wishes: Hashable, Sendable {
  public var acknowledgement: Acknowledgement?
  public var timeout: TimeoutRule?
  /// How many followers must be in sync before the write is taken.
  public var minimum: Int?

  /// Nothing of its own.
  public init() {}

  /// An acknowledgement, and a rule for when that cannot be met.
  public init(_ acknowledgement: Acknowledgement?, timeout: TimeoutRule? = nil) {
    self.acknowledgement = acknowledgement
    self.timeout = timeout
  }

  /// Everything that a write is asked of by those rules.
  public init(of rules: Rules) {
    acknowledgement = rules.acknowledgement
    timeout = rules.timeout
    minimum = rules.minimum
  }
}
