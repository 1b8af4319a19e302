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
  /// Whether its end was found before the end of the file.
  var isClosed = true
}
