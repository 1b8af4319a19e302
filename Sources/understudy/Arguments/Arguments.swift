import ArgumentParser

/// The command line as the argument parser reads it.
enum Arguments {
  /// What became of a command line.
  enum Outcome {
    case job(Job)
    /// What was asked for is a text, such as the help.
    case answer(String)
    /// What is wrong, for a person.
    case wrong(String)
  }

  static func read(_ arguments: [String]) -> Outcome {
    do {
      let command = try UnderstudyCommand.parseAsRoot(arguments)
      // Only a command of the parser's own, such as help, is no job; running it throws its text.
      guard let command = command as? any JobCommand else {
        var command = command
        try command.run()
        return .answer("")
      }
      return .job(try command.job())
    } catch {
      let text = UnderstudyCommand.fullMessage(for: error)
      return UnderstudyCommand.exitCode(for: error).isSuccess ? .answer(text) : .wrong(text)
    }
  }
}

/// A command that asks for a job.
protocol JobCommand: ParsableCommand {
  func job() throws -> Job
}
