/// What a client asks for one write, in place of its leader's rules; nil: the rules hold.
public struct Wishes: Hashable, Sendable {
  public var acknowledgement: Acknowledgement?
  public var timeout: TimeoutRule?
  /// How many followers must be in sync before the write is taken.
  public var minimum: Int?

  /// How often the client sends the write again.
  public var retries: Int?
  /// What the leader does with one that is sent again.
  public var resent: Resending?

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
    retries = rules.retries
    resent = rules.resent
  }
}
