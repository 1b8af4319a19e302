/// `compare postgresql, kafka 3.6, any 1 of (b, c) { … }`: one block under each of several rules.
public struct CompareStatement: Sendable {
  /// In the order of the text, at least one.
  public var contestants: [Contestant]
  public var body: [Statement]

  public init(contestants: [Contestant], body: [Statement]) {
    self.contestants = contestants
    self.body = body
  }
}

/// The rules under which a compared block runs once.
public struct Contestant: Sendable {
  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Which rules.
  public enum Kind: Sendable {
    case system(Word, version: Word?)
    /// Every follower acknowledges.
    case sync
    /// None does.
    case async
    case acknowledgement(AcknowledgementForm)
  }
}
