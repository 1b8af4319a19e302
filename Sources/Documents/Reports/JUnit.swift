extension Report {
  /// The verdicts in the XML that build servers read: a suite a file, a case a fence or script.
  public var junit: String {
    let counts = counts
    let total = verdicts.count
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"understudy\" tests=\"\(total)\" failures=\"\(counts.failed)\" "
    xml += "skipped=\"\(counts.skipped)\">\n"
    for examination in examinations { xml += JUnit.suite(examination) }
    return xml + "</testsuites>\n"
  }
}

private enum JUnit {
  static func suite(_ examination: Examination) -> String {
    let counts = Report([examination]).counts
    var xml = "  <testsuite name=\"\(escaped(examination.name))\" "
    xml += "tests=\"\(examination.verdicts.count)\" failures=\"\(counts.failed)\" "
    xml += "skipped=\"\(counts.skipped)\">\n"
    for verdict in examination.verdicts { xml += testCase(verdict) }
    return xml + "  </testsuite>\n"
  }

  private static func testCase(_ verdict: Verdict) -> String {
    var xml = "    <testcase classname=\"\(escaped(verdict.file))\" "
    xml += "name=\"\(escaped(verdict.title))\" file=\"\(escaped(verdict.file))\" "
    xml += "line=\"\(verdict.line)\""
    switch verdict.outcome {
    case .passed, .updated: return xml + "/>\n"
    case .skipped: return xml + "><skipped/></testcase>\n"
    case .failed(let failures):
      xml += ">\n"
      for failure in failures {
        xml += "      <failure message=\"\(escaped(failure.reason))\">"
        xml += escaped(Report.text(failure, of: verdict)) + "</failure>\n"
      }
      return xml + "    </testcase>\n"
    }
  }

  /// The text as XML 1.0 may hold it: characters that it may not hold become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var xml = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": xml += "&amp;"
      case "<": xml += "&lt;"
      case ">": xml += "&gt;"
      case "\"": xml += "&quot;"
      case "\n", "\t", " "..."\u{d7ff}", "\u{e000}"..."\u{fffd}", "\u{10000}"..."\u{10ffff}":
        xml.unicodeScalars.append(scalar)
      default: xml += "\u{fffd}"
      }
    }
    return xml
  }
}
