import LineEditing

/// What was typed, for the editor and for the next session.
struct TypedHistory {
  private let editor: LineEditor
  private var file: HistoryFile?
  private var problems: [HistoryFailure] = []

  /// Gives the editor what earlier sessions have kept.
  ///
  /// - Parameter isKept: whether the next session is to know of this one.
  init(editor: LineEditor, isKept: Bool) {
    self.editor = editor
    file = HistoryFile.defaultPath().map { HistoryFile(path: $0) }
    do throws(HistoryFailure) {
      for entry in try file?.load() ?? [] { editor.addHistory(entry) }
    } catch {
      giveUp(error)
    }
    if !isKept { file = nil }
  }

  /// Adds a whole statement.
  mutating func add(_ statement: String) {
    guard HistoryFile.keeps(statement) else { return }
    editor.addHistory(statement)
    do throws(HistoryFailure) {
      try file?.append(statement)
    } catch {
      giveUp(error)
    }
  }

  /// What went wrong since the last call.
  mutating func takeProblems() -> [HistoryFailure] {
    defer { problems = [] }
    return problems
  }

  /// One warning is enough: the file is not tried again.
  private mutating func giveUp(_ failure: HistoryFailure) {
    problems.append(failure)
    file = nil
  }
}
