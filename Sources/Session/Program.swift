import Syntax

/// A text that was checked and may run.
struct Program: Sendable {
  let source: SourceText
  /// Its statements; nil where it is so long that they are read again one by one when it runs.
  let statements: [Statement]?

  /// A text of more bytes than this is not held as trees.
  static let heldBytes = 4 << 20
}

/// The texts of a run, by the path under which a text includes them.
struct Library: Sendable {
  var programs: [String: Program] = [:]

  func program(_ path: String, from source: SourceText) -> Program? {
    programs[Paths.join(Paths.folder(of: source.name), path)]
  }
}
