/// The reference pages, made from the tables so that they cannot say anything else than the parser.
public enum ReferencePages {
  /// The page of statements, as a DocC article.
  public static func statements() -> String {
    var page = """
      # Statements

      Every statement, by what it is for.

      Words in small letters stand as they are, `CAPITALS` are filled in, `[…]` may be left out,
      `…` means more of the same, and ` | ` stands between two ways. A client goes before what it
      does (`alice: read x`). Times are written as `250us`, `20ms`, `1.5s`, `2m`, `1h` or `1d`,
      numbers of bytes as `100`, `45kb` or `2mb`.

      """
    for section in StatementSection.allCases {
      page += "\n## \(section.title)\n"
      for row in StatementTable.rows where row.section == section {
        page += "\n" + statement(row)
      }
      switch section {
      case .topology: page += "\n" + topologyWords()
      case .operations: page += "\n" + operationWords()
      case .checking: page += "\n" + conditions()
      case .faults, .failover, .time, .looking, .structure: break
      }
    }
    return page
  }

  /// The page of settings, as a DocC article.
  public static func settings() -> String {
    var page = """
      # Settings

      Every choice on the axes of replication, with its default.

      A setting is chosen with `set`: for the whole cluster, for some nodes
      (`set retain 1000 at a, b`), or, where it is said below, for one client
      (`alice: set timeout never`).

      """
    for axis in SettingAxis.allCases {
      page += "\n## \(axis.title)\n"
      for row in SettingTable.rows where row.axis == axis {
        page += "\n" + setting(row)
      }
    }
    return page
  }

  private static func statement(_ row: StatementRow) -> String {
    let related = row.seeAlso.map { "`\($0)`" }.joined(separator: ", ")
    return """
      ### \(row.keyword)

      \(row.meaning)

      ```text
      \(row.form)
      ```

      For example:

      ```text
      \(row.example)
      ```

      See also \(related).

      """
  }

  private static func setting(_ row: SettingRow) -> String {
    """
    ### \(row.name)

    \(row.meaning)

    ```text
    set \(row.name) \(row.form)
    ```

    The default is `\(row.defaultValue)`.\(row.isForClients ? " A client may have its own." : "")

    """
  }

  private static func topologyWords() -> String {
    "### Roles of nodes\n\n" + table(OptionTable.roles) + "\n### Properties of nodes\n\n"
      + table(OptionTable.node) + "\n### Properties of links\n\n" + table(OptionTable.link)
  }

  private static func operationWords() -> String {
    "### Options of writes\n\n" + table(OptionTable.write) + "\n### Options of reads\n\n"
      + table(OptionTable.read)
  }

  private static func conditions() -> String {
    var text = "### Conditions\n\n| Form | Meaning | Example |\n|---|---|---|\n"
    for row in ConditionTable.rows {
      text += "| `\(cell(row.form))` | \(row.meaning) | `\(cell(row.example))` |\n"
    }
    return text
  }

  private static func table(_ rows: [OptionRow]) -> String {
    var text = "| Form | Meaning |\n|---|---|\n"
    for row in rows { text += "| `\(cell(row.form))` | \(row.meaning) |\n" }
    return text
  }

  /// A `|` would end the cell of a table.
  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
