import ClientHistory
import Replication
import Syntax
import Systems

/// The pages of the documentation about systems, made from their values.
public enum SystemPages {
  /// The name of a page in the documentation, without its suffix.
  public static func name(of system: Int) -> String { Catalogue.systems[system].title }

  /// How many systems have a page.
  public static var count: Int { Catalogue.systems.count }

  /// What every system chooses, and what they call the same things.
  public static func overview() -> String {
    var text = """
      # Systems

      The rules, words and parameters of PostgreSQL, MySQL, MariaDB, MongoDB, Kafka and Redis.

      ## Overview

      `use postgresql` takes over a system: from then on its rules hold, its words are said, and
      `set NAME = VALUE` and `with NAME=VALUE` give its parameters. `use generic` goes back. Versions
      that differ in a rule are told apart: `use kafka 3.6`. `compare` runs one block under several.


      """
    for system in Catalogue.systems {
      let versions = system.versions.joined(separator: ", ")
      text +=
        "- [\(system.title)](\(system.title).md): `use \(system.name)`; versions \(versions)\n"
    }
    text += "\n## Words for the same things\n\n" + words()
    text += "\n## Choices on every axis\n\nWith the defaults of each system's newest version, "
    text += "in a cluster of a leader and two followers, which all vote.\n\n"
    return text + choices(Array(Catalogue.systems.indices), Interpreter.Samples())
  }

  private static func words() -> String {
    let columns = Glossary.systems.map { name in
      Catalogue.index(of: name).map { Catalogue.systems[$0].title } ?? name
    }
    var text = "| | " + columns.joined(separator: " | ") + " |\n"
    text += String(repeating: "|---", count: columns.count + 1) + "|\n"
    for row in Glossary.rows {
      text += "| \(row.idea) | " + row.words.map(cell).joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// One system: its parameters, its answers, and its choices beside those of the others.
  public static func page(of number: Int) -> String {
    let system = Catalogue.systems[number]
    let others = Catalogue.systems.indices.filter { $0 != number }
    var text = """
      # \(system.title)

      What `use \(system.name)` chooses, its parameters and its words.

      ## Overview

      A \(system.words.leader) and its \(system.words.followers); the log is counted in \
      \(system.words.position)s, one for an entry from 1 on, and each reign of a \
      \(system.words.leader) has its \(system.words.epoch). Versions told apart: \
      \(system.versions.joined(separator: ", ")).


      """
    for note in system.notes { text += "- \(note)\n" }
    text += "\n## Parameters\n\n"
    text += "| Name | Default | For one | Meaning |\n|---|---|---|---|\n"
    for parameter in system.parameters { text += row(of: parameter) }
    if !system.unmodelled.isEmpty {
      text += "\n### Not modelled\n\nThey exist there, and are refused here by name.\n\n"
      for one in system.unmodelled { text += "- `\(one.name)`: \(one.why)\n" }
    }
    if !system.errors.isEmpty {
      text += "\n## Answers\n\n| Here | For | Code | Text |\n|---|---|---|---|\n"
      for error in system.errors { text += row(of: error) }
    }
    text += "\n## Choices beside those of the others\n\n"
    return text + choices([number] + others, Interpreter.Samples())
  }

  private static func row(of parameter: Parameter) -> String {
    var scopes: [String] = []
    if parameter.scope.contains(.client) { scopes.append("client") }
    if parameter.scope.contains(.write) { scopes.append("write") }
    if parameter.scope.contains(.read) { scopes.append("read") }
    var value = parameter.defaultValue.isEmpty ? "" : "`\(cell(parameter.defaultValue))`"
    for one in parameter.earlier { value += "; before \(one.before) `\(cell(one.value))`" }
    return "| `\(parameter.name)` | \(value) | \(scopes.joined(separator: ", ")) | "
      + cell(parameter.meaning) + " |\n"
  }

  private static func row(of error: SystemError) -> String {
    let kind = error.isForReads.map { $0 ? "reads" : "writes" } ?? ""
    return "| \(error.reason) | \(kind) | `\(cell(error.code))` | \(cell(error.text)) |\n"
  }

  private static func choices(_ systems: [Int], _ samples: Interpreter.Samples) -> String {
    var text =
      "| | " + systems.map { Catalogue.systems[$0].title }.joined(separator: " | ") + " |\n"
    text += String(repeating: "|---", count: systems.count + 1) + "|\n"
    for setting in SettingTable.rows where setting.name != "patience" {
      let values = systems.map { samples.value(of: setting.name, under: $0) }
      guard values.contains(where: { !$0.isEmpty }) else { continue }
      text += "| `\(setting.name)` | " + values.map(cell).joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// A `|` would end the cell of a table.
  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension Interpreter {
  /// A small cluster under each system, to read its choices from.
  struct Samples {
    private let clusters: [Interpreter]

    init() {
      clusters = Catalogue.systems.indices.map { number in
        var one = Interpreter(seed: 0)
        for name in ["a", "b", "c"] {
          let id = one.names.addNode(name)
          _ = one.world.addNode(.data)
          one.world.act {
            if id.index == 0 {
              $0.declareLeader(id)
            } else {
              $0.attach(id, to: NodeID(0), fixed: false)
            }
          }
        }
        let newest = Catalogue.systems[number].versions.last ?? ""
        one.system = SystemInUse(number: number, version: newest, rulesOf: newest)
        one.names.words = Catalogue.systems[number].words
        one.chooseAgain()
        return one
      }
    }

    /// The value of a setting as it would be written.
    func value(of setting: String, under system: Int) -> String {
      let one = clusters[system]
      return one.value(of: setting, in: one.world.cluster.rules.common)
    }
  }
}
