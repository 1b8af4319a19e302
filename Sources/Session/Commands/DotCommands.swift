import Syntax

// What the commands of the prompt do.

extension Session {
  mutating func perform(
    _ words: [String], files: Files, interrupted: @escaping () -> Bool
  ) -> Run {
    let name = String(words[0].dropFirst())
    guard let command = DotCommand(rawValue: name) else { return unknown(name) }
    let rest = Array(words.dropFirst())
    switch command {
    case .help:
      return rest.isEmpty
        ? helped(Help(width: options.width).overview()) : help(rest.joined(separator: " "))
    case .undo, .redo, .goto, .fork, .switch, .branches, .diff: return travel(command, rest)
    case .read:
      return rest.isEmpty
        ? usage(command) : read(rest.joined(separator: " "), files, interrupted)
    case .save: return rest.isEmpty ? usage(command) : save(rest, files, interrupted)
    case .mode, .output, .log, .timer, .pager, .show: return choose(command, rest, files)
    case .quit, .exit: return rest.isEmpty ? leave() : usage(command)
    }
  }

  private mutating func travel(_ command: DotCommand, _ rest: [String]) -> Run {
    switch (command, rest.count) {
    case (.undo, 0): return undo(1)
    case (.redo, 0): return redo(1)
    case (.undo, 1), (.redo, 1):
      guard let count = Int(rest[0]), count > 0 else { return usage(command) }
      return command == .undo ? undo(count) : redo(count)
    case (.goto, 1): return go(to: rest[0])
    case (.fork, 1): return fork(rest[0])
    case (.switch, 1): return self.switch(to: rest[0])
    case (.branches, 0): return listBranches()
    case (.diff, 0...1): return compare(with: rest.first)
    case (_, _): return usage(command)
    }
  }

  /// What a command answers on success, in text. In JSON the change itself shows.
  func remark(_ text: String) -> Run {
    switch voice {
    case .text: said(text + "\n")
    case .json, .silent: Run()
    }
  }

  private func helped(_ text: String) -> Run {
    guard case .json(let renderer) = voice else { return said(text) }
    var bytes: [UInt8] = []
    renderer.help(text, into: &bytes)
    return Run(pieces: [Piece(said: bytes)])
  }

  func said(_ text: String) -> Run { Run(pieces: [Piece(said: Array(text.utf8))]) }

  func wrong(_ message: String, _ status: ExitStatus = .textWrong) -> Run {
    Run(complaints: [Complaint(message)], status: status)
  }

  func usage(_ command: DotCommand) -> Run { wrong("write `\(command.form)`") }

  private func unknown(_ name: String) -> Run {
    let known = DotCommand.allCases.map(\.rawValue)
    let wayOut =
      Nearest.word(to: name, among: known).map { "did you mean `.\($0)`?" }
      ?? "`.help` lists the commands"
    return wrong("there is no command `.\(Escaping.escaped(name))`; \(wayOut)")
  }

  private func help(_ topic: String) -> Run {
    if let text = Help(width: options.width).text(on: topic) { return helped(text) }
    let wayOut =
      Nearest.word(to: topic, among: Help.topics).map { "did you mean `.help \($0)`?" }
      ?? "`.help` lists them"
    return wrong("there is no help on `\(Escaping.escaped(topic))`; \(wayOut)")
  }

  /// Runs a file as one step, as a script is run: checked before it runs, ended by a failed check.
  private mutating func read(
    _ path: String, _ files: Files, _ interrupted: @escaping () -> Bool
  ) -> Run {
    let shown = Escaping.escaped(path)
    guard let real = files.canonical(path) else {
      return wrong("there is no file `\(shown)`", .machineFailed)
    }
    let bytes: [UInt8]
    switch files.read(real, Limits.textBytes) {
    case .success(let read): bytes = read
    case .failure(let problem):
      let reason = Escaping.escaped(problem.reason)
      return wrong("`\(shown)` cannot be read: \(reason)", .machineFailed)
    }
    let source = SourceText(name: Paths.normal(path), bytes: bytes)
    var loader = Loader(files: files, root: Paths.folder(of: source.name))
    guard let program = loader.load(source) else {
      return Run(complaints: loader.problems, status: loader.status)
    }
    var run = beginRun()
    attempt(
      program, loader.library, keepGoing: options.keepGoing, showsPlace: true, nil,
      interrupted, &run)
    return run
  }
}
