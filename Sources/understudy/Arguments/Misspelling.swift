import DocumentFiles
import Syntax

/// A word where a command should stand.
struct Misspelling {
  let word: String

  init(_ word: String) { self.word = word }

  /// What is wrong, and what was probably meant.
  var message: String {
    let shown = Escaping.escaped(word)
    let commands = UnderstudyCommand.configuration.subcommands
    let names = commands.compactMap { $0.configuration.commandName }
    if let name = Nearest.word(to: word, among: names) {
      return "there is no command `\(shown)`; did you mean `\(name)`?"
    }
    if Disk.canonical(word) != nil {
      return "there is no command `\(shown)`; to run the file, write `understudy run \(shown)`"
    }
    return "there is no command `\(shown)`; the commands are \(names.joined(separator: ", "))"
  }
}
