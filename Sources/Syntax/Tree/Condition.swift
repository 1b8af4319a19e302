/// What `expect` checks and `wait until` waits for.
public struct Condition: Sendable {
  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// What has to hold, one case a form of the grammar.
  public enum Kind: Sendable {
    /// `acknowledged`, `blocked for alice`, `acknowledged by b, c after 2ms`
    case outcome(OutcomeCondition)
    /// `stale`, `no stale`, `dirty`, `warning`, `no warning`: of the last operation or look.
    case finding(FindingWord, negated: Bool, client: Word?)
    /// `value 2`: what the last operation answered.
    case value(Value, client: Word?)
    /// `value is not set`
    case noValue(client: Word?)
    /// `error "text"`: a code or a part of the text of the last refusal.
    case error(Word, client: Word?)
    /// `read x at c = 1`: a look that is in no history.
    case look(key: Word, place: Place, Expected)
    /// `c has x = 1`: readable at c.
    case has(node: Word, key: Word, Value)
    /// `leader b`, `leader none`
    case leader(Word?)
    /// `b can lead`, `b cannot lead`
    case canLead(Word, negated: Bool)
    /// `c behind a by 2`
    case behind(Word, of: Word, by: Count)
    /// `c epoch = 2`, `b behind > 3`, `b status = up`: a field that the views show.
    case field(node: Word, name: Word, Comparison, FieldValue)
    /// `lost nothing`
    case lostNothing
    /// `lost x = 1`, `recovered x = 1`, `survived x = 1`
    case fate(FateWord, key: Word, Value)
    /// `lost 1126 writes`, `acknowledged 1998 writes`, `unknown 2 writes`
    case count(CountWord, Count)
    /// `aside x = 1 at a`
    case aside(key: Word, Value, node: Word)
    /// `a same as c`: the two nodes hold the same data.
    case same(Word, Word)
  }

  /// What a look is expected to answer.
  public enum Expected: Sendable {
    case value(Value)
    case notSet
    /// The node refuses the read or cannot be reached.
    case refused
  }

  /// What was found wrong with an operation or look; `warning` stands for anything.
  public enum FindingWord: String, CaseIterable, Sendable {
    case stale, dirty, warning
  }

  /// What became of a write.
  public enum FateWord: String, CaseIterable, Sendable {
    case lost, recovered, survived
  }

  /// Which writes are counted: those of an outcome, or of a fate.
  public enum CountWord: String, CaseIterable, Sendable {
    case acknowledged, lost, recovered, survived, failed, unknown, pending, refused, sent
  }

  /// How a field is compared, with the field at the left.
  public enum Comparison: String, CaseIterable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// What a field is compared with.
  public enum FieldValue: Sendable {
    case count(Count)
    case duration(Duration)
    case word(Word)
  }
}

/// `acknowledged by b, c after 2ms for alice`
public struct OutcomeCondition: Sendable {
  /// The outcomes as they are written.
  public enum Outcome: String, CaseIterable, Sendable {
    case acknowledged, sent, failed, unknown, refused, pending, blocked
  }

  public var outcome: Outcome
  /// Who must have been among those that had the write when it was acknowledged.
  public var by: [Word]
  /// Nil where it may have taken any time.
  public var after: Latency?
  /// Whose last operation; nil: the last in the text.
  public var client: Word?

  public init(outcome: Outcome, by: [Word] = [], after: Latency? = nil, client: Word? = nil) {
    self.outcome = outcome
    self.by = by
    self.after = after
    self.client = client
  }

  /// How long the operation took: `after 2ms` exactly, `within 5ms` at most.
  public enum Latency: Sendable {
    case exactly(Duration)
    case atMost(Duration)
  }
}
