/// The tree of a whole text. Every text gives one: what could not be understood is left out of
/// `statements` and told in the diagnostics.
public struct Script: Sendable {
  /// In the order of the text.
  public var statements: [Statement]

  public init(statements: [Statement] = []) { self.statements = statements }
}

/// One statement, with the client that makes it where the text names one (`alice: read x`).
public struct Statement: Sendable {
  /// Nil: the unnamed client, where one is needed.
  public var client: Word?
  public var body: Body
  public var range: SourceRange

  public init(client: Word? = nil, body: Body, range: SourceRange) {
    self.client = client
    self.body = body
    self.range = range
  }

  /// What a statement says, one case a form of the grammar.
  public indirect enum Body: Sendable {
    // Topology
    case node(NodeDeclaration)
    case client(ClientDeclaration)
    case region(name: Word, members: [Word])
    case link(LinkDeclaration)
    case remove([Word])
    /// `use kafka 3.6`: a system's rules, words and parameters.
    case use(Word, version: Word?)
    case set(SetStatement)
    // Operations
    case write(WriteStatement)
    case read(ReadStatement)
    case begin
    case commit
    case rollback
    /// `start alice: write x = 1`: the operation goes on while later statements run.
    case start(Statement)
    case await(Word)
    case cancel(Word)
    // Faults
    case crash([Word], power: Bool)
    case stop([Word])
    case wipe([Word])
    case restart([Word], upstream: Word?)
    case freeze([Word])
    case thaw([Word])
    case pause(Word, Flow)
    case resume(Word, Flow)
    case partition(PartitionStatement)
    case cut(LinkEnds)
    /// Everything, or one link (`heal a -> c`).
    case heal(LinkEnds?)
    case hold(LinkEnds)
    case release(LinkEnds)
    case disconnect(DisconnectTarget)
    case slow([Word], factor: Count)
    case checkpoint(Word, keep: Count?)
    // Failover
    case promote(Word, discarding: Bool)
    case demote(Word, to: Word?, within: Duration?)
    case rejoin(Word)
    case elect(Election)
    case stepdown(StepDownStatement)
    // Time
    case wait(Duration)
    /// `alice: wait for 2 followers within 300ms`
    case waitFor(WaitForStatement)
    case waitUntil(Condition, within: Duration?)
    case settle
    case step(StepStatement)
    /// `at 3s crash a`: the time is absolute.
    case at(Duration, Statement)
    // Looking
    case look(Look)
    // Checking
    case expect(Condition)
    // Structure
    case `repeat`(RepeatStatement)
    case scenario(name: Word, body: [Statement])
    case compare(CompareStatement)
    case include(Word)
  }
}

/// `elect`, `elect unclean`, `elect preferred`
public enum Election: Sendable {
  /// Among those that may win.
  case clean
  /// Whoever is there, whatever it lacks.
  case unclean
  /// Back to the node that was declared first.
  case preferred
}

/// `repeat 100 as i { … }`
public struct RepeatStatement: Sendable {
  public var count: Count
  /// The name that stands for the number of the round; nil where none was given.
  public var variable: Word?
  public var body: [Statement]

  public init(count: Count, variable: Word?, body: [Statement]) {
    self.count = count
    self.variable = variable
    self.body = body
  }
}

/// `step`, `step 3`, or one chosen action (`step apply c`, `step deliver a -> b`).
public enum StepStatement: Sendable {
  case next(count: Count?)
  case deliver(LinkEnds)
  case flush(Word)
  case apply(Word)
  /// Lets the next timer of the node go off.
  case timer(Word)
}
