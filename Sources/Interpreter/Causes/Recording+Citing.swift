import Syntax

extension SourceText {
  /// The name of what is typed at a prompt.
  public static let typedName = "<prompt>"
}

extension Recording {
  /// A statement is cited with at most so many characters of its text.
  static let citedCharacters = 100

  /// A statement as it stands in its text.
  func citation(of leaf: Int, asking: String) -> Citation? {
    guard leaf >= 0, leaf < leaves.count else { return nil }
    let leaf = leaves[leaf]
    let source = leaf.source
    let isTyped = source.name == SourceText.typedName
    let line = source.line(of: leaf.statement.range.start, near: 1)
    return Citation(
      text: text(of: leaf), line: isTyped ? 0 : Int32(truncatingIfNeeded: line),
      file: source.name == asking || isTyped ? nil : fileName(source.name))
  }

  /// The path depends on where one stands, the name at its end does not.
  private func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func text(of leaf: Leaf) -> String {
    var text = leaf.source.text(of: leaf.statement.range)
    if !leaf.variables.isEmpty, text.contains("$") {
      text = Variables.filled(text) { name in leaf.variables.last { $0.name == name }?.value }
    }
    guard text.count > Recording.citedCharacters else { return text }
    return text.prefix(Recording.citedCharacters) + "…"
  }

  /// The last statement before a place that set a setting for the cluster; nil also where a system or its parameters may have since.
  func lastSetting(_ name: String, before end: Int) -> Int? {
    guard let last = lastChange(of: name, before: end) else { return nil }
    if case .set(.cluster) = leaves[last].statement.body { return last }
    return nil
  }

  /// The last statement that set it, or chose a system or a parameter, which may have.
  func lastChange(of name: String, before end: Int) -> Int? {
    last(before: end) { body in
      switch body {
      case .set(.cluster(let setting, _)): setting.name.text == name
      case .set(.parameter), .use: true
      default: false
      }
    }
  }

  func lastPartition(before end: Int) -> Int? {
    last(before: end) { body in
      if case .partition = body { true } else { false }
    }
  }

  private func last(before end: Int, _ isIt: (Statement.Body) -> Bool) -> Int? {
    var index = min(end, leaves.count) - 1
    while index >= 0 {
      if isIt(leaves[index].statement.body) { return index }
      index -= 1
    }
    return nil
  }
}
