/// The grammar for editors, made from the tables.
public enum EditorGrammar {
  /// A TextMate grammar as JSON, which VS Code, Sublime Text and others read.
  public static func textMate() -> String {
    var json = """
      {
        "name": "Understudy",
        "scopeName": "source.understudy",
        "fileTypes": ["repl"],
        "patterns": [
          { "include": "#comment" },
          { "include": "#string" },
          { "include": "#client" },
          { "include": "#number" },
          { "include": "#variable" },
          { "include": "#statement" },
          { "include": "#reserved" },
          { "include": "#setting" },
          { "include": "#word" },
          { "include": "#sign" }
        ],
        "repository": {

      """
    json += simple("comment", "comment.line.number-sign.understudy", #"(?<![^\\s,;={}()|:<>])#.*$"#)
    json += string
    json += simple(
      "client", "entity.name.function.understudy", #"[^\\s,;={}()\"|:<>#]+(?=\\s*:)"#)
    json += simple(
      "number", "constant.numeric.understudy",
      word(#"[+-]?\\d+(?:\\.\\d+)?(?:us|ms|s|m|h|d|b|kb|mb|gb|%|x)?"#))
    json += simple(
      "variable", "variable.other.understudy", #"\\$(?:[A-Za-z_]\\w*|\\{[A-Za-z_]\\w*\\})"#)
    for list in lists {
      json += simple(list.name, list.scope, word("(?:" + list.words.joined(separator: "|") + ")"))
    }
    json += simple(
      "sign", "keyword.operator.understudy", #"<->|->|!=|<=|>=|[=<>|,]"#, isLast: true)
    return json + "  }\n}\n"
  }

  /// The lists of words, by the name of their rule.
  static let lists: [(name: String, scope: String, words: [String])] = [
    ("statement", "keyword.control.understudy", StatementTable.rows.map(\.keyword)),
    ("reserved", "invalid.illegal.understudy", StatementTable.reserved),
    ("setting", "support.type.property-name.understudy", SettingTable.rows.map(\.name)),
    ("word", "keyword.other.understudy", otherWords),
  ]

  private static let otherWords = Keyword.allCases.map(\.rawValue).filter { word in
    StatementTable.row(word) == nil && SettingTable.row(word) == nil
      && !StatementTable.reserved.contains(word)
  }

  private static let string = """
        "string": {
          "name": "string.quoted.double.understudy",
          "begin": "\\"",
          "end": "\\"",
          "patterns": [
            {
              "name": "constant.character.escape.understudy",
              "match": "\\\\\\\\(?:[\\"\\\\\\\\ntr$]|u\\\\{[0-9A-Fa-f]{1,6}\\\\})"
            },
            { "include": "#variable" }
          ]
        },

    """

  /// A pattern between the borders of a word, in which `-` may stand.
  private static func word(_ pattern: String) -> String {
    #"(?<![\\w.-])"# + pattern + #"(?![\\w.-])"#
  }

  private static func simple(
    _ name: String, _ scope: String, _ pattern: String, isLast: Bool = false
  ) -> String {
    "    \"\(name)\": { \"name\": \"\(scope)\", \"match\": \"\(pattern)\" }"
      + (isLast ? "\n" : ",\n")
  }
}
