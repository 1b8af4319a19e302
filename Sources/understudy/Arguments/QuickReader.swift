import Session

/// Reads the command lines that are typed, or run by other programs, most often.
///
/// The argument parser reads every command line there is, but it costs more time than a short
/// script. What is not understood here is left to it: this reader knows no errors.
struct QuickReader {
  private var rest: ArraySlice<String>
  private var job = Job(task: .prompt)
  private var files: [String] = []
  private var texts: [String] = []

  /// The job, or nil where the argument parser must be asked.
  static func read(_ arguments: [String]) -> Job? {
    if arguments == ["--version"] { return Job(task: .version) }
    var reader = QuickReader(rest: arguments[...])
    return reader.read()
  }

  private init(rest: ArraySlice<String>) { self.rest = rest }

  private mutating func read() -> Job? {
    let isRun = rest.first == "run"
    if isRun { rest.removeFirst() }
    while let word = rest.popFirst() {
      guard take(word, isRun: isRun) else { return nil }
    }
    switch (isRun, files.isEmpty, texts.isEmpty) {
    case (true, false, true): job.task = .run(files: files)
    case (false, true, false): job.task = .runText(texts.joined(separator: "\n"))
    case (false, true, true): job.task = .prompt
    case (false, false, true) where files == ["-"]: job.task = .run(files: files)
    case (_, _, _): return nil
    }
    return job
  }

  private mutating func take(_ word: String, isRun: Bool) -> Bool {
    switch word {
    case "--keep-going": job.keepsGoing = true
    case "--echo": job.echoes = true
    case "--no-color": job.wantsColour = false
    case "--private" where !isRun: job.isPrivate = true
    case "--no-init" where !isRun: job.readsStartFile = false
    case "--seed":
      guard let value = rest.popFirst(), let seed = UInt64(value) else { return false }
      job.seed = seed
    case "--format":
      guard let value = rest.popFirst(), let format = Session.Options.Format(rawValue: value)
      else { return false }
      job.format = format
    case "-c":
      guard !isRun, let text = rest.popFirst() else { return false }
      texts.append(text)
    case "-": files.append(word)
    default:
      guard isRun, !word.hasPrefix("-") else { return false }
      files.append(word)
    }
    return true
  }
}
