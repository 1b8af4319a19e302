/// The commands of the prompt; they are about the session, not the cluster, and no part of a script.
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
  static func words(of line: String) -> [String]? {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }.map(String.init)
    guard let first = words.first, first.hasPrefix(".") else { return nil }
    return words
  }
}
