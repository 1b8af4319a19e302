extension Diagnostic {
  /// The diagnostic for eyes: place and message, the line, a caret under the words, a way out.
  /// Each line ends with a new line except the last. No byte of the text reaches the answer in a
  /// form that a terminal would act on.
  public func rendered(in source: SourceText) -> String {
    let (line, column) = source.location(of: range.start)
    let name = Escaping.escaped(source.name)
    var rendered = "\(name):\(line):\(column): \(severity.rawValue): \(message)"
    let excerpt = Excerpt(source, range)
    if !excerpt.line.isEmpty {
      rendered += "\n  \(excerpt.line)\n  \(excerpt.carets)"
    }
    if let suggestion { rendered += "\n  \(suggestion)" }
    return rendered
  }
}

/// The part of a line around a range, safe to show, with carets below it.
private struct Excerpt {
  /// How many columns are shown of a long line, and how many of them before the caret.
  private static let width = 100
  private static let before = 40
  /// Bytes looked at on either side of the caret; the rest of a line cannot be seen anyway.
  private static let reach = 400

  var line = ""
  var carets = ""

  init(_ source: SourceText, _ range: SourceRange) {
    let start = min(max(0, Int(range.start)), source.bytes.count)
    let whole = source.byteRange(ofLine: source.lineIndex(of: start))
    let lineStart = max(whole.lowerBound, start - Self.reach)
    let lineEnd = max(min(whole.upperBound, start + Self.reach), lineStart)
    let caret = min(max(start, lineStart), lineEnd)
    let end = min(max(Int(range.end), caret), lineEnd)
    let left = Self.shown(source.bytes[lineStart..<caret])
    let marked = Self.shown(source.bytes[caret..<end])
    let right = Self.shown(source.bytes[end..<lineEnd])
    compose(
      left, marked, right, isCutBefore: lineStart > whole.lowerBound,
      isCutAfter: lineEnd < whole.upperBound)
  }

  private mutating func compose(
    _ left: String, _ marked: String, _ right: String, isCutBefore: Bool, isCutAfter: Bool
  ) {
    var left = left
    let room = Self.before
    if isCutBefore || DisplayWidth.of(left + marked + right) > Self.width {
      let shortened = Self.suffix(left, room)
      if isCutBefore || shortened.count < left.count { left = "…" + shortened }
    }
    let leftWidth = DisplayWidth.of(left)
    let rest = Self.prefix(marked + right, Self.width - leftWidth)
    let isCut = isCutAfter || rest.count < (marked + right).count
    line = left + rest + (isCut ? "…" : "")
    let most = max(1, Self.width - leftWidth)
    let caretWidth = min(max(1, DisplayWidth.of(marked)), most)
    carets =
      String(repeating: " ", count: leftWidth) + String(repeating: "^", count: caretWidth)
  }

  /// Bytes as text: a tab as one space, the rest escaped.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      text.unicodeScalars.append(scalar == "\t" ? " " : scalar)
    }
    return Escaping.escaped(text)
  }

  private static func prefix(_ text: String, _ width: Int) -> String {
    var columns = 0
    let cut = text.prefix { character in
      columns += DisplayWidth.of(character)
      return columns <= width
    }
    return String(cut)
  }

  private static func suffix(_ text: String, _ width: Int) -> String {
    String(prefix(String(text.reversed()), width).reversed())
  }
}
