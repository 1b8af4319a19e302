import Syntax

/// Which rules the examined scripts show, and with which verdict.
struct RuleTable {
  fileprivate struct Row {
    var rule: String
    var evidence: String
    var verdict: String
    var place: String
  }

  private var rows: [Row] = []

  init(_ examinations: [Examination]) {
    for examination in examinations {
      for note in examination.rules { rows.append(Row(note, of: examination)) }
    }
    rows.sort { RuleTable.order($0.rule) < RuleTable.order($1.rule) }
  }

  /// By the letters before the hyphen, rules before scenarios, then by number.
  private static func order(_ rule: String) -> (String, Int, Int) {
    let parts = rule.split(separator: "-")
    let isScenario = parts.count > 1 && parts[1].hasPrefix("S")
    let number = parts.count > 1 ? Int(parts[1].drop { $0 == "S" }) ?? 0 : 0
    return (String(parts.first ?? ""), isScenario ? 1 : 0, number)
  }

  /// Lines with their ends; empty where no script names a rule.
  var text: String {
    guard !rows.isEmpty else { return "" }
    let head = Row(rule: "rule", evidence: "evidence", verdict: "verdict", place: "shown by")
    let all = [head] + rows
    let width = { (part: (Row) -> String) in all.map { DisplayWidth.of(part($0)) }.max() ?? 0 }
    let (rule, evidence, verdict) = (width(\.rule), width(\.evidence), width(\.verdict))
    return all.map { row in
      RuleTable.padded(row.rule, rule) + RuleTable.padded(row.evidence, evidence)
        + RuleTable.padded(row.verdict, verdict) + row.place + "\n"
    }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)) + 2)
  }
}

extension RuleTable.Row {
  fileprivate init(_ note: RuleNote, of examination: Examination) {
    rule = note.rule
    switch note.kind {
    case .script(let evidence):
      self.evidence = Escaping.escaped(evidence)
      verdict = RuleTable.verdict(of: examination)
      place = Escaping.escaped(examination.name)
    case .leftOut:
      evidence = ""
      verdict = "left out"
      place = Escaping.escaped(note.text)
    case .page:
      evidence = ""
      verdict = "page"
      place = Escaping.escaped(note.text)
    }
  }
}

extension RuleTable {
  fileprivate static func verdict(of examination: Examination) -> String {
    var isRun = false
    for verdict in examination.verdicts {
      switch verdict.outcome {
      case .failed: return "failed"
      case .passed, .updated: isRun = true
      case .skipped: break
      }
    }
    return isRun ? "passed" : "skipped"
  }
}
