import Syntax

/// The help of the prompt, made from the tables of the language.
struct Help {
  let width: Int

  /// What there is help on.
  static var topics: [String] {
    StatementTable.rows.map(\.keyword) + SettingTable.rows.map(\.name)
      + DotCommand.allCases.map(\.rawValue)
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
    return text + "`.help TOPIC` tells more about a statement, a setting or a command.\n"
  }

  /// All that is known of one word; nil where that is nothing.
  func text(on topic: String) -> String? {
    let topic = topic.hasPrefix(".") ? String(topic.dropFirst()) : topic
    var parts: [String] = []
    if let row = StatementTable.row(topic) { parts.append(text(of: row)) }
    if let row = SettingTable.row(topic) { parts.append(text(of: row)) }
    if let command = DotCommand(rawValue: topic) {
      parts.append(wrapped(command.form, indent: 0) + wrapped(command.meaning, indent: 2))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private func text(of row: StatementRow) -> String {
    var text = wrapped(row.form, indent: 0) + wrapped(row.meaning, indent: 2)
    text += wrapped("example: " + row.example, indent: 2)
    if !row.seeAlso.isEmpty {
      text += wrapped("see also: " + row.seeAlso.joined(separator: ", "), indent: 2)
    }
    return text
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
