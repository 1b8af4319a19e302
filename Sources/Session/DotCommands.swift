import Syntax

// What the commands of the prompt do.

extension Session {
  mutating func perform(
    _ words: [String], files: Files, interrupted: @escaping () -> Bool
  ) -> Run {
    let name = String(words[0].dropFirst())
    let rest = Array(words.dropFirst())
    guard let command = DotCommand(rawValue: name) else { return unknown(name) }
    switch (command, rest.count) {
    case (.help, 0): return said(Help(width: options.width).overview())
    case (.help, _): return help(rest.joined(separator: " "))
    case (.undo, 0): return undo(1)
    case (.undo, 1):
      guard let count = Int(rest[0]), count > 0 else { return usage(command) }
      return undo(count)
    case (.read, 1...): return read(rest.joined(separator: " "), files, interrupted)
    case (.mode, 1):
      guard let format = Options.Format(rawValue: rest[0]) else { return usage(command) }
      return mode(format)
    case (.quit, 0), (.exit, 0): return leave()
    case (.undo, _), (.read, _), (.mode, _), (.quit, _), (.exit, _): return usage(command)
    }
  }

  private func said(_ text: String) -> Run { Run(pieces: [Piece(said: Array(text.utf8))]) }

  private func wrong(_ message: String, _ status: ExitStatus = .textWrong) -> Run {
    Run(complaints: [Complaint(message)], status: status)
  }

  private func unknown(_ name: String) -> Run {
    let known = DotCommand.allCases.map(\.rawValue)
    let wayOut =
      Nearest.word(to: name, among: known).map { "did you mean `.\($0)`?" }
      ?? "`.help` lists the commands"
    return wrong("there is no command `.\(Escaping.escaped(name))`; \(wayOut)")
  }

  private func usage(_ command: DotCommand) -> Run { wrong("write `\(command.form)`") }

  private func help(_ topic: String) -> Run {
    if let text = Help(width: options.width).text(on: topic) { return said(text) }
    let wayOut =
      Nearest.word(to: topic, among: Help.topics).map { "did you mean `.help \($0)`?" }
      ?? "`.help` lists them"
    return wrong("there is no help on `\(Escaping.escaped(topic))`; \(wayOut)")
  }

  private mutating func undo(_ count: Int) -> Run {
    let number = past.entries.count
    let first = past.entries.dropFirst(max(0, number - count)).first
    let taken = past.undo(count)
    guard taken > 0, let first else { return wrong("there is nothing to take back") }
    switch voice {
    case .text: return said(told(taken, of: count, downTo: first))
    case .json, .silent: return Run()
    }
  }

  /// `took back: promote c`
  private func told(_ taken: Int, of wanted: Int, downTo entry: Past.Entry) -> String {
    let words = shortened(entry.title)
    let noun = taken == 1 ? "statement" : "statements"
    if taken < wanted {
      return "took back \(taken) \(noun), there were no more; the first was: \(words)\n"
    }
    if taken == 1 { return "took back: \(words)\n" }
    return "took back \(taken) statements, down to: \(words)\n"
  }

  /// The first line, safe to show and not too long.
  private func shortened(_ text: String) -> String {
    let limit = 60
    let line = text.prefix { !$0.isNewline }
    let more = options.glyphs == .unicode ? "…" : "..."
    let isCut = line.count > limit || line.endIndex < text.endIndex
    return Escaping.escaped(String(line.prefix(limit))) + (isCut ? more : "")
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

  private mutating func mode(_ format: Options.Format) -> Run {
    var options = options
    options.format = format
    voice = Voice(options)
    return beginRun()
  }
}
