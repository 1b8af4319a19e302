/// A statement that shows something and changes nothing.
public enum Look: Sendable {
  case state
  case log(Word)
  case lag
  case data(Word)
  case diff(Word, Word)
  case messages
  case history
  case timeline
  case settings
  case candidates
  case aside(Word)
  /// Counts of operations by outcome.
  case summary
  case why(WhySubject?)
}

/// What `why` is asked about; without one it is the last thing worth asking about.
public enum WhySubject: Sendable {
  /// A key, a node or a client.
  case name(Word)
  /// `why operation 2`: the operation's number in `history`.
  case operation(Count)
  /// `why read 3`, `why write 2`: the same, of one kind.
  case read(Count)
  case write(Count)
}
