/// The verdicts on some documents, in words.
public struct Report: Sendable {
  /// In the order in which they were added.
  public private(set) var examinations: [Examination]

  /// A report on those documents, to which others may be added.
  public init(_ examinations: [Examination] = []) { self.examinations = examinations }

  /// Adds the examination of one more document.
  public mutating func add(_ examination: Examination) { examinations.append(examination) }

  /// Those of all documents, in order.
  public var verdicts: [Verdict] { examinations.flatMap(\.verdicts) }

  /// Whether anything failed; what was skipped or updated has not.
  public var hasFailed: Bool { counts.failed > 0 }

  /// Whether there was nothing to run, as where no place has the text of a filter.
  public var isEmpty: Bool { verdicts.isEmpty }

  /// `12 passed, 1 failed, 2 skipped`, and the number of those that were updated where some were.
  public var summary: String {
    let counts = counts
    let words = "\(counts.passed) passed, \(counts.failed) failed, \(counts.skipped) skipped"
    return counts.updated > 0 ? words + ", \(counts.updated) updated" : words
  }

  /// What failed and what was updated, each with its place and its difference; lines with their
  /// ends.
  public var text: String { verdicts.map(Report.text).joined() }

  /// Which rules of systems the scripts show, with the verdict on each; lines with their ends, none
  /// where no script names a rule.
  public var rules: String { RuleTable(examinations).text }

  var counts: (passed: Int, failed: Int, skipped: Int, updated: Int) {
    var counts = (passed: 0, failed: 0, skipped: 0, updated: 0)
    for verdict in verdicts {
      switch verdict.outcome {
      case .passed: counts.passed += 1
      case .failed: counts.failed += 1
      case .skipped: counts.skipped += 1
      case .updated: counts.updated += 1
      }
    }
    return counts
  }

  private static func text(_ verdict: Verdict) -> String {
    switch verdict.outcome {
    case .passed, .skipped: return ""
    case .updated(let failures), .failed(let failures):
      return failures.map { text($0, of: verdict) }.joined()
    }
  }

  static func text(_ failure: Failure, of verdict: Verdict) -> String {
    let name = verdict.name.map { " (\($0))" } ?? ""
    let details = failure.details.map { "  " + $0 + "\n" }.joined()
    return "\(verdict.file):\(failure.line)\(name): \(failure.reason)\n" + details
  }
}
