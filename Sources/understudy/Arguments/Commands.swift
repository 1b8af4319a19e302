import ArgumentParser
import Session

/// The commands as the argument parser and its help know them.
struct UnderstudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understudy",
    abstract: "Try what replication does when things fail.",
    usage: """
      understudy [-c TEXT ...] [--seed NUMBER] [--format FORMAT] [--keep-going] [--echo] \
      [--no-color] [--private] [--no-init]
      understudy <subcommand> ...
      """,
    discussion: """
      Without a command it shows a prompt; with a script piped in, it runs that. \
      `understudy -c TEXT` runs statements from the command line. `understudy help prompt` explains \
      these options.

      It ends with 0 when all is well, 1 when a check failed, 2 when the text or the command line \
      is wrong (nothing ran if its words are; a name that is not there ends the run where it is \
      met), 3 when a file or the machine failed, 130 when interrupted.
      """,
    version: Version.line,
    subcommands: [
      PromptCommand.self, RunCommand.self, TestCommand.self, CheckCommand.self,
      FormatCommand.self,
    ],
    defaultSubcommand: PromptCommand.self)
}

/// What holds for everything that runs statements.
struct RunOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Where chance comes from; the same script and seed give the same bytes. (default: 1)",
    transform: Seed.read)
  var seed: UInt64 = 1

  @Option(help: "How results are written; csv and markdown are for tables.")
  var format: Session.Options.Format = .text

  @Flag(help: "Go on after a check that failed.")
  var keepGoing = false

  @Flag(help: "Show each statement before what it says, as at the prompt.")
  var echo = false

  @Flag(help: "No colours on a terminal; the variable NO_COLOR asks for the same.")
  var noColor = false

  func job(_ task: Job.Task) -> Job {
    Job(
      task: task, seed: seed, format: format, keepsGoing: keepGoing, echoes: echo,
      wantsColour: !noColor)
  }
}

/// The number that chance comes from.
enum Seed {
  static func read(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw ValidationError("a seed is a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }
}

extension Session.Options.Format: ExpressibleByArgument {}

extension CompletionKind {
  /// What runs, and what is checked and formatted.
  static let scripts = CompletionKind.file(extensions: ["repl"])
  static let documents = CompletionKind.file(extensions: ["repl", "md", "markdown"])
}

struct PromptCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Show a prompt (also without any command).")

  @Option(name: .short, help: "Run these statements and end; may be given several times.")
  var c: [String] = []

  @Flag(name: .customLong("private"), help: "Keep nothing that is typed for the next session.")
  var isPrivate = false

  @Flag(help: "Do not read ~/.config/understudy/init.repl before the first prompt.")
  var noInit = false

  @OptionGroup var options: RunOptions

  @Argument(help: .hidden)
  var words: [String] = []

  func job() throws -> Job {
    if let word = words.first, words != ["-"] || !c.isEmpty {
      throw ValidationError(Misspelling(word).message)
    }
    var job = options.job(.prompt)
    job.isPrivate = isPrivate
    job.readsStartFile = !noInit
    if !words.isEmpty { job.task = .run(files: words) }
    if !c.isEmpty { job.task = .runText(c.joined(separator: "\n")) }
    return job
  }
}

struct RunCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scripts, each in a world of its own.",
    discussion: "All of them are checked before the first one runs.")

  @Argument(
    help: "The scripts; - is standard input, run statement by statement as it comes.",
    completion: .scripts)
  var files: [String]

  @OptionGroup var options: RunOptions

  func job() -> Job { options.job(.run(files: files)) }
}
