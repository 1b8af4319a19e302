public import Session
public import Syntax

/// What a document needs of a session.
public protocol Runner {
  /// Checks a whole text and runs it, going on after checks that failed.
  mutating func perform(_ source: SourceText) -> Run

  /// Takes a text as if it were typed at the prompt.
  mutating func enter(_ source: SourceText) -> Run
}

/// A session with the files and the way to stop it that its caller gave.
public struct SessionRunner: Runner {
  private var session: Session
  private let files: Files
  private let interrupted: () -> Bool

  /// `interrupted` is asked now and then during long work; true stops it.
  public init(
    _ session: Session, files: Files = .none, interrupted: @escaping () -> Bool = { false }
  ) {
    self.session = session
    self.files = files
    self.interrupted = interrupted
  }

  /// Checks a whole text and runs it in the session, going on after checks that failed.
  public mutating func perform(_ source: SourceText) -> Run {
    session.perform(source, files: files, interrupted: interrupted)
  }

  /// Takes a text as if it were typed at the session's prompt.
  public mutating func enter(_ source: SourceText) -> Run {
    session.enter(source, files: files, interrupted: interrupted)
  }
}
