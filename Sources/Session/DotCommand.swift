import Syntax

/// The commands of the prompt; they are about the session, not the cluster, and stand in no script.
public enum DotCommand: String, CaseIterable, Sendable {
  case help, undo, read, mode, exit, quit

  /// How it is written.
  public var form: String {
    switch self {
    case .help: ".help [TOPIC]"
    case .undo: ".undo [N]"
    case .read: ".read FILE"
    case .mode: ".mode text | json"
    case .exit: ".exit"
    case .quit: ".quit"
    }
  }

  /// One sentence.
  public var meaning: String {
    switch self {
    case .help: "Lists the statements, or explains one, a setting or a command."
    case .undo: "Takes back the last statement, or the last N."
    case .read: "Runs a file; `.undo` takes all of it back."
    case .mode: "Chooses how results are shown."
    case .exit, .quit: "Leaves."
    }
  }

  /// The words of a line that holds a dot command; nil for another line.
  static func words(of source: SourceText) -> [String]? {
    let start = source.bytes.first { $0 > UInt8(ascii: " ") }
    guard start == UInt8(ascii: ".") else { return nil }
    return String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .map(String.init)
  }

  /// The diagnostic; where its word begins the line and would be a command, had it a dot, with that
  /// as the way out.
  static func named(by diagnostic: Diagnostic, in source: SourceText) -> Diagnostic {
    let blanks = source.bytes.prefix { $0 <= UInt8(ascii: " ") }.count
    guard diagnostic.code == .unknownWord, Int(diagnostic.range.start) == blanks,
      let command = DotCommand(rawValue: source.text(of: diagnostic.range))
    else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.suggestion = "did you mean `.\(command.rawValue)`?"
    diagnostic.replacement = "." + command.rawValue
    return diagnostic
  }
}
