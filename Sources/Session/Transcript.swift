import Syntax

/// How a session looks on paper: statements behind prompts, and what they say below.
public enum Transcript {
  public static let prompt = "> "
  /// In front of the lines of a statement that goes on.
  public static let continuation = "… "
  public static let plainContinuation = ". "

  /// The line without the prompt in front of it, as a pasted transcript has one.
  public static func withoutPrompt(_ line: String) -> String {
    for mark in [continuation, plainContinuation] where hasMark(line[...], mark) {
      return String(line.dropFirst(mark.count))
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

  /// A name as a prompt shows it: nothing in it looks like the end of the prompt.
  static func shownInPrompt(_ name: String) -> String {
    String(Escaping.escaped(name).map { $0.isWhitespace || $0 == ">" ? "·" : $0 })
  }

  /// Where what was typed begins behind a prompt such as `[try] 2ms a 1 pending -3> `.
  private static func promptEnd<Line: StringProtocol>(_ line: Line) -> Line.Index? {
    guard let sign = line.firstIndex(of: ">") else { return nil }
    let next = line.index(after: sign)
    guard next == line.endIndex || line[next] == " " else { return nil }
    guard sign == line.startIndex || isStatus(String(line[..<sign])) else { return nil }
    return next == line.endIndex ? next : line.index(after: next)
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
    return words.count <= 1
  }

  /// The input of a text that may be pasted from a transcript: where its first line has a prompt,
  /// the lines that have one, without it; else the text as it is, but for the prompt of a line that
  /// continues a statement.
  static func input(of text: String, continues: Bool) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first else { return text }
    guard hasPrompt(first) else {
      return continues && hasMark(first, continuation) ? withoutPrompt(text) : text
    }
    let marked = lines.filter { line in
      hasPrompt(line) || hasMark(line, continuation) || hasMark(line, plainContinuation)
    }
    return marked.map { withoutPrompt(String($0)) }.joined(separator: "\n")
  }

  /// Whether a line begins with the mark, or is the mark without the space at its end.
  private static func hasMark(_ line: Substring, _ mark: String) -> Bool {
    line.hasPrefix(mark) || line == mark.dropLast()
  }

  static func echo(_ statement: String, into out: inout [UInt8]) {
    var mark = prompt
    for line in statement.split(separator: "\n", omittingEmptySubsequences: false) {
      out.append(contentsOf: mark.utf8)
      out.append(contentsOf: line.utf8)
      out.append(UInt8(ascii: "\n"))
      mark = continuation
    }
  }
}
