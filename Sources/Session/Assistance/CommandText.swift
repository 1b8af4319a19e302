import Syntax

/// The text of a command of the prompt while it is typed.
struct CommandText {
  private let text: String
  /// The words before the one that is typed.
  private let before: [Substring]
  private let word: Substring

  /// Nil for a text that is no command.
  init?(_ text: String) {
    guard text.first(where: { !$0.isWhitespace }) == ".", !text.contains("\n") else { return nil }
    self.text = text
    let start = text.lastIndex(where: \.isWhitespace).map { text.index(after: $0) }
    word = text[(start ?? text.startIndex)...]
    before = text[..<word.startIndex].split(whereSeparator: \.isWhitespace)
  }

  /// Whether it is this command, with whatever behind it.
  func isAbout(_ command: DotCommand) -> Bool {
    (before.first ?? word).dropFirst() == command.rawValue[...]
  }

  private var command: DotCommand? {
    before.first.flatMap { DotCommand(rawValue: String($0.dropFirst())) }
  }

  func completion(_ session: Session, _ files: Files) -> Completion {
    let fitting = candidates(session, files).filter { $0.text.hasPrefix(word) }
    return Completion(replacedCount: word.unicodeScalars.count, candidates: fitting)
  }

  private func candidates(_ session: Session, _ files: Files) -> [Completion.Candidate] {
    guard !before.isEmpty else {
      return DotCommand.allCases.map { Completion.Candidate(".\($0.rawValue) ", $0.meaning) }
    }
    guard let command, before.count <= command.arguments.count else { return [] }
    switch command.arguments[before.count - 1] {
    case .topic:
      var seen: Set<String> = []
      return Help.topics.filter { seen.insert($0).inserted }
        .map { Completion.Candidate($0 + " ") }
    case .number: return []
    case .branch: return session.branches.names.map { Completion.Candidate($0 + " ", "branch") }
    case .file where before.count > 1 && before[1] != "test": return []
    case .file: return paths(files)
    case .words(let words, let orFile):
      let known = words.map { Completion.Candidate($0 + " ") }
      return orFile ? known + paths(files) : known
    }
  }

  /// Paths stand in commands as they are, without quotes.
  private func paths(_ files: Files) -> [Completion.Candidate] {
    files.beginning(with: String(word)).map { path in
      Completion.Candidate(path.hasSuffix("/") ? path : path + " ")
    }
  }

  func hint(_ session: Session) -> Hint? {
    guard let command else {
      guard word != ".", let best = completion(session, .none).candidates.first,
        let found = DotCommand(rawValue: String(best.text.dropFirst().dropLast()))
      else { return nil }
      let rest = String(best.text.dropFirst(word.count))
      let form = form(of: found)
      if rest == " " { return form.isEmpty ? nil : Hint(shown: " " + form, inserted: "") }
      return Hint(shown: rest + form, inserted: rest)
    }
    if word.isEmpty, before.count == 1 {
      let form = form(of: command)
      return form.isEmpty ? nil : Hint(shown: form, inserted: "")
    }
    guard !word.isEmpty, let best = completion(session, .none).candidates.first,
      best.text.dropLast() != word
    else { return nil }
    let rest = String(best.text.dropFirst(word.count))
    return Hint(shown: rest, inserted: rest)
  }

  private func form(of command: DotCommand) -> String {
    String(command.form.dropFirst(command.rawValue.count + 2))
  }

  /// The command's own word, as a command or as one that there is not.
  var colours: [Colouring.Span] {
    let first = before.first ?? word
    let start = Int32(text.prefix { $0.isWhitespace }.utf8.count)
    let range = SourceRange(start: start, end: start + Int32(first.utf8.count))
    let name = first.dropFirst()
    if DotCommand(rawValue: String(name)) != nil { return [Colouring.Span(range, .statement)] }
    let mayBecome = before.isEmpty && DotCommand.allCases.contains { $0.rawValue.hasPrefix(name) }
    return mayBecome ? [] : [Colouring.Span(range, .wrong)]
  }
}
