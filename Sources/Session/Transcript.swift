import Syntax

/// How a session looks on paper: statements behind prompts, and what they say below.
public enum Transcript {
  /// In front of the first line of a statement.
  public static let prompt = "> "
  /// In front of the lines of a statement that goes on.
  public static let continuation = "… "
  /// The same in plain ASCII, for terminals that cannot show the other.
  public static let plainContinuation = ". "

  /// The line without the prompt in front of it, as a pasted transcript has one.
  public static func withoutPrompt(_ line: String) -> String {
    for mark in [continuation, plainContinuation] where hasMark(line[...], mark) {
      return String(line.unicodeScalars.dropFirst(mark.unicodeScalars.count))
    }
    return promptEnd(line[...]).map { String(line[$0...]) } ?? line
  }

  /// Whether the line begins with a prompt: the plain one, or one that tells of the cluster.
  public static func hasPrompt(_ line: some StringProtocol) -> Bool { promptEnd(line) != nil }

  /// Whether a line of output would be read as something else in a fence: as input, or as its end.
  public static func isMistakable(_ line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return hasPrompt(line) || text.hasPrefix("```") || text.hasPrefix("~~~")
  }

  /// A name as a prompt shows it: nothing in it looks like the end of the prompt, or grows together
  /// with the blank before it, and `2ms -> b`, a line between nodes, looks like no prompt.
  static func shownInPrompt(_ name: String) -> String {
    guard name != "-" else { return "·" }
    var shown = ""
    for scalar in Escaping.escaped(name).unicodeScalars {
      let isMark =
        scalar.properties.isGraphemeExtend || scalar.properties.generalCategory == .spacingMark
      if shown.isEmpty, isMark { shown = "·" }
      let isPlain = !scalar.properties.isWhitespace && scalar != ">"
      shown.unicodeScalars.append(isPlain ? scalar : "·")
    }
    return shown
  }

  /// Where what was typed begins behind a prompt such as `[try] 2ms a 1 pending -3> `.
  ///
  /// It goes by scalars: what is typed may begin with an accent, which is one character with the
  /// blank before it.
  private static func promptEnd<Line: StringProtocol>(_ line: Line) -> Line.Index? {
    let scalars = line.unicodeScalars
    guard let sign = scalars.firstIndex(of: ">") else { return nil }
    let next = scalars.index(after: sign)
    guard next == line.endIndex || scalars[next] == " " else { return nil }
    guard sign == line.startIndex || isStatus(String(String.UnicodeScalarView(scalars[..<sign])))
    else { return nil }
    return next == line.endIndex ? next : scalars.index(after: next)
  }

  /// Whether a text is what a prompt tells: the branch, the clock, the leader, how many operations
  /// are pending and how many statements were taken back, each of which may be missing.
  private static func isStatus(_ text: String) -> Bool {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)[...]
    if let first = words.first, first.hasPrefix("["), first.hasSuffix("]") { words.removeFirst() }
    if let last = words.last, last.hasPrefix("-"), Int(last) != nil { words.removeLast() }
    guard let clock = words.popFirst() else { return true }
    guard Duration.microseconds(in: String(clock)) != nil else { return false }
    if words.count >= 2, words.last == "pending", Int(words[words.endIndex - 2]) != nil {
      words.removeLast(2)
    }
    return words.count <= 1 && words.first != "-"
  }

  /// What was typed in a text, without the prompts and the output of a transcript that was pasted.
  public static func typed(_ text: String) -> String {
    inputs(of: text)?.joined(separator: "\n") ?? text
  }

  /// What was typed in a text that is pasted from a transcript, one text for each prompt, without
  /// prompts and output; nil where the first line has no prompt.
  static func inputs(of text: String) -> [String]? {
    // Not by characters, of which a carriage return and a new line are one.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line in
        let end = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        return String(decoding: end, as: UTF8.self)
      }
    guard let first = lines.first, hasPrompt(first) else { return nil }
    var inputs: [String] = []
    // Only right below what was typed does a mark tell that it goes on; further down it is output.
    var mayGoOn = false
    for line in lines {
      if hasPrompt(line) {
        inputs.append(withoutPrompt(line))
        mayGoOn = true
      } else if mayGoOn, hasMark(line[...], continuation) || hasMark(line[...], plainContinuation) {
        inputs[inputs.count - 1] += "\n" + withoutPrompt(line)
      } else {
        mayGoOn = false
      }
    }
    return inputs
  }

  /// The text as it is, but for the prompt of a line that continues a statement.
  static func input(of text: String, continues: Bool) -> String {
    continues && hasMark(text[...], continuation) ? withoutPrompt(text) : text
  }

  /// Whether a line begins with the mark, or is the mark without the space at its end.
  private static func hasMark(_ line: Substring, _ mark: String) -> Bool {
    line.unicodeScalars.starts(with: mark.unicodeScalars) || line == mark.dropLast()
  }

  static func echo(_ statement: String, into out: inout [UInt8]) {
    var mark = prompt
    for line in statement.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      out.append(contentsOf: mark.utf8)
      out.append(contentsOf: line)
      out.append(UInt8(ascii: "\n"))
      mark = continuation
    }
  }

  /// The bytes without the codes that colour them.
  static func withoutColours(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isCode = false
    for byte in bytes {
      if byte == 0x1B { isCode = true }
      if !isCode { plain.append(byte) }
      if byte == UInt8(ascii: "m") { isCode = false }
    }
    return plain
  }
}
