public import Syntax

extension Session {
  /// Whether the text can be run as it is, or is wrong so that no more lines help; else the
  /// statement goes on in the next line.
  public func isComplete(_ text: String) -> Bool {
    if CommandText(text) != nil { return true }
    var open = ""
    for input in Transcript.inputs(of: text) ?? [text] {
      open += input + "\n"
      if Session.isComplete(SourceText(name: Session.promptName, text: open)) { open = "" }
    }
    return open.isEmpty
  }

  /// A text of more bytes than this is not looked through at every key.
  private static let longestColoured = 8 << 10

  /// What the stretches of a typed text are; ranges count bytes of UTF-8. None in a long text.
  public func colours(of text: String) -> [Colouring.Span] {
    guard text.utf8.count <= Session.longestColoured else { return [] }
    if let command = CommandText(text) { return command.colours }
    return Colouring.spans(of: SourceText(name: Session.promptName, text: text))
  }
}
