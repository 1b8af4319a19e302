/// A part of a file that is run: a fence, a hidden set-up, or the whole of a script.
struct Block {
  enum Kind {
    case fence
    /// An HTML comment, which shows nothing.
    case comment
    case script
  }

  var kind: Kind
  /// Where it begins.
  var line: Int
  var info: Info
  var lines: [Line]
  /// What is wrong with its ends.
  var problem: String?

  /// Whether a line of the file is one of it, its ends included.
  func contains(line number: Int) -> Bool {
    number >= line && number <= (lines.last?.number ?? line) + (kind == .script ? 0 : 1)
  }
}
