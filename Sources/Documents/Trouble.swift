import Session
import Syntax

/// A statement that did not end well.
struct Trouble {
  var line: Int
  var reason: String
  var details: [String]
  /// nil: not in a way that a fence may be meant to fail.
  var manner: Info.Class?

  static func all(of run: Run, _ source: SourceText) -> [Trouble] {
    var troubles: [Trouble] = []
    for piece in run.pieces where !piece.failedCheck.isEmpty {
      troubles.append(
        Trouble(
          line: source.location(of: piece.range.start).line, reason: "a check failed",
          details: Output.lines(of: Array(piece.failedCheck.utf8)), manner: .check))
    }
    for complaint in run.complaints {
      let isHere = complaint.file == source.name
      troubles.append(
        Trouble(
          line: isHere ? complaint.line : source.firstLine, reason: reason(run),
          details: Output.lines(of: Array(complaint.text.utf8)), manner: manner(run)))
    }
    if run.status == .interrupted {
      troubles.append(Trouble(line: source.firstLine, reason: "interrupted", details: []))
    }
    return troubles
  }

  private static func reason(_ run: Run) -> String {
    switch manner(run) {
    case .mistake: "a mistake"
    case .text: "the text is wrong"
    case .check, nil: "a file cannot be read"
    }
  }

  private static func manner(_ run: Run) -> Info.Class? {
    if run.isMistake { return .mistake }
    return run.status == .textWrong ? .text : nil
  }
}

extension Info.Class {
  /// ` by a failed check`
  var manner: String {
    switch self {
    case .check: " by a failed check"
    case .mistake: " by a mistake"
    case .text: " by its text"
    }
  }
}

extension Info {
  /// Whether a fence is meant to fail in these ways, of which there may be none.
  func means(_ troubles: [Trouble]) -> Bool {
    troubles.allSatisfy { fails && (failure == nil || $0.manner == failure) }
  }
}
