import Syntax

// Keeping a session as a script, as a test or as a document.

extension Session {
  /// `.save FILE` and `.save test FILE`
  func save(_ words: [String], _ files: Files, _ interrupted: @escaping () -> Bool) -> Run {
    let isTest = words.count > 1 && words[0] == "test"
    let path = (isTest ? Array(words.dropFirst()) : words).joined(separator: " ")
    let shown = Escaping.escaped(path)
    let keeper = SessionScript(past: past, seed: options.seed)
    let text: String
    switch (isTest, path.hasSuffix(".md")) {
    case (false, false): text = keeper.script(interrupted)
    case (true, false): text = keeper.test(interrupted)
    case (_, true): text = keeper.document(named: path, withChecks: isTest, interrupted)
    }
    if interrupted() { return Run(status: .interrupted) }
    if let problem = files.write(path, Array(text.utf8)) {
      return wrong(
        "`\(shown)` cannot be written: \(Escaping.escaped(problem.reason))", .machineFailed)
    }
    let count = past.entries.count
    let run = remark("saved \(count) \(count == 1 ? "statement" : "statements") to \(shown)")
    guard options.seed != 1, !path.hasSuffix(".md") else { return run }
    return Run(
      pieces: run.pieces
        + remark("chance came from --seed \(options.seed); run it with that").pieces)
  }
}
