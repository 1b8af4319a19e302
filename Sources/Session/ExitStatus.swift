/// How a run ended, by the number that the program ends with.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  /// A check did not hold.
  case checkFailed = 1
  /// The text is wrong: it cannot be understood, or names what is not there.
  case textWrong = 2
  /// A file could not be read, or the like.
  case machineFailed = 3
  /// Stopped from outside.
  case interrupted = 130
}
