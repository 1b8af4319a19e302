/// The keys of the prompt, where `.editrc` does not give them another meaning.
public enum PromptKeys {
  /// What `.help` finds them by.
  static let topic = "keys"

  public static let rows: [(keys: String, meaning: String)] = [
    ("Tab", "Completes the word, or shows what may stand there where that is more than one."),
    ("Up, Down", "Back and on in the history; in a statement of several lines, a line up or down."),
    ("Page Up, Page Down", "Back and on to what begins as the line does."),
    ("Ctrl-Left, Ctrl-Right", "A word back or on."),
    ("Home, End", "To the beginning or the end of the line."),
    ("Ctrl-C", "Drops the line and an open block; stops a statement that runs."),
    ("Ctrl-D", "Leaves, on an empty line."),
  ]
}
