/// The keys of the prompt, where `.editrc` does not give them another meaning.
public enum PromptKeys {
  /// What `.help` finds them by.
  static let topic = "keys"

  /// The keys and what each does, in the order in which `.help keys` lists them.
  public static let rows: [(keys: String, meaning: String)] = [
    ("Tab", "Completes the word, or shows what may stand there where that is more than one."),
    ("Right, End", "At the end of the line: takes the dim hint behind it."),
    ("Ctrl-Right, Alt-F", "At the end of the line: takes one word of the hint."),
    ("Enter", "Runs the statement, or begins another line of it where it is not complete."),
    ("Alt-Enter", "Begins another line in any case."),
    (
      "Up, Down",
      "Back and on in the history, to what begins as the line does up to the cursor; in a statement "
        + "of several lines, a line up or down."
    ),
    ("Ctrl-R, Ctrl-S", "Searches the history back or on for what is typed; Ctrl-G gives up."),
    ("Ctrl-Left, Ctrl-Right", "A word back or on, as Alt-B and Alt-F."),
    ("Home, End", "To the beginning or the end of the line, as Ctrl-A and Ctrl-E."),
    ("Ctrl-W, Alt-D", "Cuts the word before or behind the cursor."),
    ("Ctrl-U, Ctrl-K", "Cuts the line, or what is behind the cursor; Ctrl-Y puts it back."),
    ("Ctrl-_", "Takes back the last change of the line."),
    ("Ctrl-L", "Clears the screen."),
    ("Ctrl-X Ctrl-E", "Opens the statement in $VISUAL or $EDITOR."),
    ("Ctrl-Z", "Stops the program until the shell continues it."),
    ("Ctrl-C", "Drops the line and an open block; stops a statement that runs."),
    ("Ctrl-D", "Leaves, on an empty line."),
  ]
}
