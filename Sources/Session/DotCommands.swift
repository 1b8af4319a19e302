import Interpreter
import Syntax

// What the commands of the prompt do.

extension Session {
  mutating func perform(
    _ words: [String], files: Files, interrupted: @escaping () -> Bool
  ) -> Reply {
    let name = String(words[0].dropFirst())
    let rest = Array(words.dropFirst())
    guard let command = DotCommand(rawValue: name) else { return unknown(name) }
    switch (command, rest.count) {
    case (.help, 0): return Reply(output: Array(Help(width: options.width).overview().utf8))
    case (.help, _): return help(rest.joined(separator: " "))
    case (.undo, 0): return undo(1)
    case (.undo, 1):
      guard let count = Int(rest[0]), count > 0 else { return usage(command) }
      return undo(count)
    case (.read, 1...): return read(rest.joined(separator: " "), files, interrupted)
    case (.mode, 1):
      guard let format = Options.Format(rawValue: rest[0]) else { return usage(command) }
      return mode(format)
    case (.quit, 0), (.exit, 0):
      return endPrompt()
    case (.undo, _), (.read, _), (.mode, _), (.quit, _), (.exit, _): return usage(command)
    }
  }

  private func unknown(_ name: String) -> Reply {
    let shown = Escaping.escaped(name)
    let known = DotCommand.allCases.map(\.rawValue)
    let wayOut =
      Nearest.word(to: name, among: known).map { "did you mean `.\($0)`?" }
      ?? "`.help` lists the commands"
    return wrong("there is no command `.\(shown)`; \(wayOut)")
  }

  private func usage(_ command: DotCommand) -> Reply { wrong("write `\(command.form)`") }

  private func wrong(_ message: String) -> Reply {
    Reply(complaints: ["error: \(message)\n"], status: .textWrong)
  }

  private func help(_ topic: String) -> Reply {
    let help = Help(width: options.width)
    if let text = help.text(on: topic) { return Reply(output: Array(text.utf8)) }
    let wayOut =
      Nearest.word(to: topic, among: Help.topics).map { "did you mean `.help \($0)`?" }
      ?? "`.help` lists them"
    return wrong("there is no help on `\(Escaping.escaped(topic))`; \(wayOut)")
  }

  private mutating func undo(_ count: Int) -> Reply {
    let undone = past.undo(count)
    if undone == 0 { return wrong("there is nothing to take back") }
    return Reply()
  }

  /// Runs a file as one step, as a script is run: checked before it runs, ended by a failed check.
  private mutating func read(
    _ path: String, _ files: Files, _ interrupted: @escaping () -> Bool
  ) -> Reply {
    let shown = Escaping.escaped(path)
    guard let real = files.canonical(path) else {
      return failed("there is no file `\(shown)`")
    }
    let bytes: [UInt8]
    switch files.read(real, Limits.textBytes) {
    case .success(let read): bytes = read
    case .failure(let problem):
      return failed("`\(shown)` cannot be read: \(Escaping.escaped(problem.reason))")
    }
    let source = SourceText(name: Paths.normal(path), bytes: bytes)
    var loader = Loader(files: files, root: Paths.folder(of: source.name))
    guard let program = loader.load(source) else {
      return Reply(complaints: loader.problems, status: loader.status)
    }
    var reply = Reply()
    begin { reply.output.append(contentsOf: $0) }
    attempt(program, loader.library, keepGoing: options.keepGoing, interrupted, &reply)
    return reply
  }

  private func failed(_ message: String) -> Reply {
    Reply(complaints: ["error: \(message)\n"], status: .machineFailed)
  }

  private mutating func mode(_ format: Options.Format) -> Reply {
    var options = options
    options.format = format
    voice = Voice(options)
    var reply = Reply()
    begin { reply.output.append(contentsOf: $0) }
    return reply
  }
}
