import ArgumentParser

// The commands that are about texts rather than about a cluster.

struct CheckCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for errors in scripts without running them.")

  @Argument(help: "The scripts.", completion: .scripts)
  var files: [String]

  func job() -> Job { Job(task: .check(files: files)) }
}

struct TestCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run scripts and the fences of Markdown as tests.",
    discussion: "Recorded output must be what the statements say, and every check must hold.")

  @Argument(help: "Scripts, Markdown, and folders of them.", completion: .documents)
  var paths: [String]

  @Flag(help: "Put what is said now in the place of recorded output that differs.")
  var update = false

  @Option(help: "Only what has this text in its place, such as README.md:12, or in its name.")
  var filter: String?

  @Option(help: "Also write the verdicts to this file, as JUnit XML.", completion: .file())
  var junit: String?

  @Option(
    parsing: .unconditional, help: "Where chance comes from, unless a fence says. (default: 1)",
    transform: Seed.read)
  var seed: UInt64 = 1

  func job() -> Job {
    let testing = Job.Testing(
      paths: paths, filter: filter, isUpdating: update, junitPath: junit)
    return Job(task: .test(testing), seed: seed)
  }
}

struct FormatCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Show scripts in their canonical form.")

  @Argument(help: "The scripts; - is standard input.", completion: .scripts)
  var files: [String]

  @Flag(help: "Rewrite the files in place of showing them.")
  var write = false

  @Flag(help: "Name the files that have another form, and end with 1 where there are any.")
  var check = false

  func job() throws -> Job {
    if write, check { throw ValidationError("choose one of --write and --check") }
    if write, files.contains("-") { throw ValidationError("standard input cannot be rewritten") }
    return Job(task: .format(files: files, write ? .write : check ? .check : .show))
  }
}
