import Session

/// What the command line asks for, whoever has read it.
struct Job: Equatable {
  enum Task: Equatable {
    /// Statements typed at a prompt, or piped in where there is no terminal.
    case prompt
    case run(files: [String])
    /// Statements given on the command line itself.
    case runText(String)
    case check(files: [String])
    case format(files: [String], Formatting)
    case test(Testing)
    case version
  }

  /// What becomes of the canonical form of a script.
  enum Formatting: Equatable {
    /// It is shown.
    case show
    /// It takes the place of the file.
    case write
    /// Files that do not have it are named.
    case check
  }

  /// Which documents are run as tests, and what for.
  struct Testing: Equatable {
    var paths: [String]
    /// Only what has this text in its place or name.
    var filter: String?
    var isUpdating = false
    /// Where to write the verdicts for a build server.
    var junitPath: String?
  }

  var task: Task
  var seed: UInt64 = 1
  var format = Session.Options.Format.text
  var keepsGoing = false
  /// Whether statements are shown; what is typed on a terminal is on it already.
  var echoes = false
  var wantsColour = true
  /// Whether nothing that is typed is kept for the next session.
  var isPrivate = false
  /// Whether the prompt begins with the user's own file of statements.
  var readsStartFile = true
}
