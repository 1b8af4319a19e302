import Syntax
import Systems

/// The help of the prompt, made from the tables of the language.
struct Help {
  let width: Int

  /// What there is help on.
  static var topics: [String] {
    StatementTable.rows.map(\.keyword) + SettingTable.rows.map(\.name)
      + DotCommand.allCases.map(\.rawValue) + [PromptKeys.topic]
      + InnerWords.all.flatMap(\.words) + [SystemHelp.topic]
      + Catalogue.systems.map(\.name)
  }

  /// Every statement by its form, in sections, and the commands of the prompt.
  func overview() -> String {
    var text = ""
    for section in StatementSection.allCases {
      text += section.title + "\n"
      for row in StatementTable.rows where row.section == section {
        text += wrapped(row.form, indent: 2)
      }
    }
    text += "Commands of the prompt\n"
    for command in DotCommand.allCases { text += wrapped(command.form, indent: 2) }
    text += "`.help TOPIC` tells more about a statement, a setting, a command or a word.\n"
    return text
      + "`.help keys` lists the keys, `.help systems` what systems call the same things.\n"
  }

  /// All that is known of one word; nil where that is nothing.
  func text(on topic: String) -> String? {
    let topic = topic.hasPrefix(".") ? String(topic.dropFirst()) : topic
    var parts: [String] = []
    if let row = StatementTable.row(topic) { parts.append(text(of: row)) }
    for row in SettingTable.rows where row.name == topic || row.words.contains(topic) {
      parts.append(text(of: row))
    }
    if topic == PromptKeys.topic {
      let lines = PromptKeys.rows.map { wrapped("\($0.keys): \($0.meaning)", indent: 2) }
      parts.append("Keys of the prompt\n" + lines.joined())
    }
    for group in InnerWords.all {
      let lines = group.lines(about: topic)
      if !lines.isEmpty { parts.append(text(of: group, lines)) }
    }
    if topic == SystemHelp.topic { parts.append(joined(SystemHelp.overview)) }
    let named = SystemHelp.lines(onParameter: topic)
    if !named.isEmpty { parts.append(joined(named)) }
    if let number = Catalogue.index(of: topic) {
      parts.append(joined(SystemHelp.lines(on: number)))
    }
    if let command = DotCommand(rawValue: topic) {
      parts.append(wrapped(command.form, indent: 0) + wrapped(command.meaning, indent: 2))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private func text(of row: StatementRow) -> String {
    var text = wrapped(row.form, indent: 0) + wrapped(row.meaning, indent: 2)
    text += wrapped("example: " + row.example, indent: 2)
    for group in InnerWords.all where group.statements.contains(row.keyword) {
      text += wrapped(group.title + ":", indent: 2)
      for line in group.lines(in: row.keyword) { text += wrapped(line.text, indent: 4) }
    }
    if row.keyword == "set" || row.keyword == "settings" {
      text += wrapped("settings:", indent: 2)
      for row in SettingTable.rows { text += wrapped("\(row.name) \(row.form)", indent: 4) }
    }
    if !row.seeAlso.isEmpty {
      text += wrapped("see also: " + row.seeAlso.joined(separator: ", "), indent: 2)
    }
    return text
  }

  private func text(of group: InnerWords, _ lines: [InnerWords.Line]) -> String {
    wrapped("in \(group.place):", indent: 0) + lines.map { wrapped($0.text, indent: 2) }.joined()
  }

  private func joined(_ lines: [SystemHelp.Line]) -> String {
    lines.map { wrapped($0.text, indent: $0.indent) }.joined()
  }

  private func text(of row: SettingRow) -> String {
    wrapped("set \(row.name) \(row.form)", indent: 0) + wrapped(row.meaning, indent: 2)
      + wrapped("default: " + row.defaultValue, indent: 2)
  }

  /// The text in lines that fit; lines after the first are set in further.
  private func wrapped(_ text: String, indent: Int) -> String {
    var lines = ""
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > max(20, width) {
        lines += line + "\n"
        line = String(repeating: " ", count: indent + 4)
        isEmpty = true
      }
      if !isEmpty { line += " " }
      line += word
      isEmpty = false
    }
    return lines + line + "\n"
  }
}
