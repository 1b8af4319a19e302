import Syntax

/// The commands of the prompt; they are about the session, not the cluster, and stand in no script.
public enum DotCommand: String, CaseIterable, Sendable {
  case help
  case undo, redo, goto, fork, `switch`, branches, diff
  case read, save
  case mode, output, log, timer, pager, show
  case quit, exit

  /// How it is written.
  public var form: String {
    switch self {
    case .help: ".help [TOPIC]"
    case .undo: ".undo [N]"
    case .redo: ".redo [N]"
    case .goto: ".goto N | TIME"
    case .fork: ".fork NAME"
    case .switch: ".switch NAME"
    case .branches: ".branches"
    case .diff: ".diff [N | NAME]"
    case .read: ".read FILE"
    case .save: ".save [test] FILE"
    case .mode: ".mode text | json | csv | markdown"
    case .output: ".output [FILE]"
    case .log: ".log [FILE]"
    case .timer: ".timer on | off"
    case .pager: ".pager on | off"
    case .show: ".show"
    case .quit: ".quit"
    case .exit: ".exit"
    }
  }

  /// One or two sentences.
  public var meaning: String {
    switch self {
    case .help: "Lists the statements, or explains one, a setting or a command."
    case .undo: "Takes back the last statement that did something, or the last N."
    case .redo: "Does again what was taken back, one statement or N."
    case .goto:
      "Goes to where statement N had just run, 0 being the beginning, or to the last statement "
        + "that had run by a time."
    case .fork: "Gives the present a second future: a new branch, which goes on from here."
    case .switch: "Goes to the present of another branch."
    case .branches: "Lists the branches."
    case .diff:
      "Shows what the last statement changed, what has changed since statement N, or in what "
        + "another branch differs."
    case .read: "Runs a file; `.undo` takes all of it back."
    case .save:
      "Writes the statements to a script, or with `test` what they did as well, as checks; a name "
        + "that ends in .md makes it a document."
    case .mode:
      "Chooses how results are shown; csv and markdown are for tables, and csv has "
        + "all of their rows, up to 100,000."
    case .output: "Sends what is said to a file, or back to the terminal."
    case .log: "Also keeps what is typed and said in a file, or ends that."
    case .timer: "Shows how long each statement took, on the clock of the cluster and on the wall."
    case .pager: "Chooses whether what is longer than the screen is shown page by page."
    case .show: "Shows how the session is set."
    case .quit, .exit: "Leaves."
    }
  }

  /// What may stand behind it, in turn, for completion.
  var arguments: [Argument] {
    switch self {
    case .help: [.topic]
    case .undo, .redo: [.number]
    case .goto: [.number]
    case .fork: [.number]
    case .switch, .diff: [.branch]
    case .read, .output, .log: [.file]
    case .save: [.words(["test"], orFile: true), .file]
    case .mode: [.words(Session.Options.Format.allCases.map(\.rawValue), orFile: false)]
    case .timer, .pager: [.words(["on", "off"], orFile: false)]
    case .branches, .show, .quit, .exit: []
    }
  }

  enum Argument {
    case topic, number, branch, file
    case words([String], orFile: Bool)
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
