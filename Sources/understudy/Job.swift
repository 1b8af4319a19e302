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
    case version
  }

  var task: Task
  var seed: UInt64 = 1
  var format = Session.Options.Format.text
  var keepsGoing = false
  var wantsColour = true
}
