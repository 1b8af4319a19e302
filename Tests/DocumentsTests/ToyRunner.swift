import Documents
import Session
import Syntax

/// A runner that knows a few words and no cluster: `say WORD…`, `check`, `mistake`, `count`, which
/// tells how many texts were run since it began.
struct ToyRunner: Runner {
  var seed: UInt64?
  var runs = 0

  mutating func perform(_ source: SourceText) -> Run { enter(source) }

  mutating func enter(_ source: SourceText) -> Run {
    runs += 1
    var run = Run()
    var offset: Int32 = 0
    for line in String(decoding: source.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let range = SourceRange(start: offset, end: offset + Int32(line.utf8.count))
      offset = range.end + 1
      perform(line, range, source, &run)
    }
    return run
  }

  private func perform(
    _ line: Substring, _ range: SourceRange, _ source: SourceText, _ run: inout Run
  ) {
    let words = line.split(separator: " ").map(String.init)
    var piece = Piece(range: range, bytes: [])
    switch words.first {
    case "say": piece.bytes = Array((words.dropFirst().joined(separator: " ") + "\n").utf8)
    case "lines": piece.bytes = Array((words.dropFirst().joined(separator: "\n") + "\n").utf8)
    case "count": piece.bytes = Array("run \(runs) of seed \(seed ?? 0)\n".utf8)
    case "check":
      piece.failedCheck = "✗ check failed\n"
      piece.bytes = Array(piece.failedCheck.utf8)
      run.status = .checkFailed
    case "mistake":
      run.status = .textWrong
      run.isMistake = true
      run.complaints.append(complaint("no such thing", range, source))
    case "wrong":
      run.status = .textWrong
      run.complaints.append(complaint("cannot be understood", range, source))
    default: break
    }
    run.pieces.append(piece)
  }

  private func complaint(
    _ message: String, _ range: SourceRange, _ source: SourceText
  ) -> Complaint {
    let diagnostic = Diagnostic(code: .unknownWord, range: range, message: message)
    return Complaint(diagnostic, in: source, showsPlace: false)
  }
}

/// A Markdown text or script as the toy sees it.
struct Examined {
  let document: Document
  let examination: Examination

  init(
    _ text: String, name: String = "a.md", filter: String? = nil, updating: Bool = false
  ) {
    document = Document(name: name, bytes: Array(text.utf8))
    examination = document.examine(filter: filter, isUpdating: updating) { ToyRunner(seed: $0) }
  }

  /// `3 passed`, `5 failed: output differs (6)` …
  var verdicts: [String] {
    examination.verdicts.map { verdict in
      switch verdict.outcome {
      case .passed: "\(verdict.line) passed"
      case .skipped: "\(verdict.line) skipped"
      case .updated(let parts): "\(verdict.line) updated: \(Self.told(parts))"
      case .failed(let parts): "\(verdict.line) failed: \(Self.told(parts))"
      }
    }
  }

  var report: Report { Report([examination]) }

  var newText: String? { examination.newBytes.map { String(decoding: $0, as: UTF8.self) } }

  private static func told(_ parts: [Failure]) -> String {
    parts.map { "\($0.reason) (\($0.line))" }.joined(separator: ", ")
  }
}
