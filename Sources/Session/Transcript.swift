/// How a session looks on paper: statements behind prompts, and what they say below.
public enum Transcript {
  public static let prompt = "> "
  /// In front of the lines of a statement that goes on.
  public static let continuation = "… "
  public static let plainContinuation = ". "

  /// The line without the prompt in front of it, as a pasted transcript has one.
  public static func withoutPrompt(_ line: String) -> String {
    for mark in [prompt, continuation, plainContinuation] where hasMark(line[...], mark) {
      return String(line.dropFirst(mark.count))
    }
    return line
  }

  /// The input of a text that may be pasted from a transcript: where its first line has a prompt,
  /// the lines that have one, without it; else the text as it is, but for the prompt of a line that
  /// continues a statement.
  static func input(of text: String, continues: Bool) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first else { return text }
    guard hasMark(first, prompt) else {
      return continues && hasMark(first, continuation) ? withoutPrompt(text) : text
    }
    let marked = lines.filter { line in
      [prompt, continuation, plainContinuation].contains { hasMark(line, $0) }
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
