import Interpreter
import LineEditing
import Session
import Syntax

/// What may stand at the cursor, from the tables of the language and the names of the cluster.
///
/// It offers every word that the form of the statement holds, wherever it stands in it: a word too
/// many in the list does less harm than one too few.
struct Completer {
  let names: Names

  /// - Parameter earlier: the lines of the statement before this one.
  func offer(_ request: CompletionRequest, earlier: [String]) -> CompletionOffer {
    if earlier.isEmpty, request.before.hasPrefix(".") { return command(request.before) }
    let text = (earlier + [request.before]).joined(separator: "\n")
    let statement = Self.lastStatement(of: text[...])
    let word = Self.lastWord(of: statement)
    let words = Self.words(of: statement.dropLast(word.count))
    return offer(word, among: candidates(behind: words, word))
  }

  private func offer(_ word: Substring, among all: [String]) -> CompletionOffer {
    let fitting = Set(all).filter { $0.hasPrefix(word) }.sorted()
    return CompletionOffer(
      replacedCount: word.unicodeScalars.count,
      candidates: fitting.map { .init($0.hasSuffix("/") ? $0 : $0 + " ") })
  }

  private func candidates(behind words: [Substring], _ word: Substring) -> [String] {
    guard let first = words.first else { return StatementTable.rows.map(\.keyword) }
    guard let row = StatementTable.row(String(first)) else { return [] }
    if row.form.contains("STATEMENT"), let nested = nested(words) {
      return candidates(behind: nested, word)
    }
    if row.form.contains("CONDITION"), let forms = ConditionForms.forms(of: words.dropFirst()) {
      return expansion(of: forms, row)
    }
    if row.form.contains("SETTING"), words.count > 1,
      let setting = SettingTable.row(String(words[1]))
    {
      return setting.words + expansion(of: setting.form, row) + ["at"] + nodes
    }
    if row.form.contains("FILE") { return PathCandidates.beginning(with: String(word)) }
    return expansion(of: row.form, row)
  }

  /// `at 3s crash a` is a statement behind a time.
  private func nested(_ words: [Substring]) -> [Substring]? {
    words.count >= 2 ? Array(words.dropFirst(2)) : nil
  }

  private var nodes: [String] { names.nodes + ["leader", "followers"] }

  /// The words that a form may hold: small ones are themselves, capitals stand for others.
  private func expansion(of form: String, _ row: StatementRow) -> [String] {
    let parts = form.split { !$0.isLetter && $0 != "-" }.map(String.init)
    return parts.flatMap { part -> [String] in
      part.allSatisfy { $0.isLowercase || $0 == "-" }
        ? (part == row.keyword || !part.contains(where: \.isLetter) ? [] : [part])
        : meaning(of: part, row)
    }
  }

  private func meaning(of placeholder: String, _ row: StatementRow) -> [String] {
    switch placeholder {
    case "NODE", "A", "B": nodes
    case "PLACE": names.nodes + ["leader", "nearest", "any"]
    case "CLIENT": clients
    case "KEY": names.keys
    case "ROLE": OptionTable.roles.map(\.word)
    case "OPTION": OptionTable.node.map(\.word)
    case "SETTING": SettingTable.rows.map(\.name)
    case "CONDITION": ConditionForms.firstWords + nodes
    case "OPERATION": ["write", "add", "delete", "read"]
    case "STATEMENT": StatementTable.rows.map(\.keyword)
    case "NAME" where row.keyword == "partition": names.nodes + clients
    default: []
    }
  }

  private var clients: [String] { names.clients.filter { !$0.isEmpty } }

  /// A command of the prompt: its name, a topic of help, a file, or a way to show results.
  private func command(_ text: String) -> CompletionOffer {
    let word = Self.lastWord(of: text[...])
    let words = Self.words(of: text.dropLast(word.count))
    switch words.first {
    case nil: return offer(word, among: DotCommand.allCases.map { "." + $0.rawValue })
    case ".help":
      let topics = StatementTable.rows.map(\.keyword) + SettingTable.rows.map(\.name)
      return offer(word, among: topics + DotCommand.allCases.map(\.rawValue))
    case ".read": return offer(word, among: PathCandidates.beginning(with: String(word)))
    case ".mode": return offer(word, among: Session.Options.Format.allCases.map(\.rawValue))
    default: return offer(word, among: [])
    }
  }
}

// MARK: - The text before the cursor

extension Completer {
  /// The statement that the text ends in, without the client in front of it.
  private static func lastStatement(of text: Substring) -> Substring {
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      switch text[index] {
      case "\"": isQuoted.toggle()
      case ";", "{", "}", "\n": if !isQuoted { start = text.index(after: index) }
      case ":" where !isQuoted && !text[start..<index].contains("="):
        start = text.index(after: index)
      default: break
      }
    }
    return text[start...].drop(while: \.isWhitespace)
  }

  private static func lastWord(of statement: Substring) -> Substring {
    let start = statement.lastIndex(where: isSeparator).map { statement.index(after: $0) }
    return statement[(start ?? statement.startIndex)...]
  }

  private static func words(of text: Substring) -> [Substring] {
    text.split(whereSeparator: isSeparator)
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || ",()=|\"".contains(character)
  }
}
