import CLibedit
import Glibc

/// What the standard streams are connected to, and what may be shown there.
public enum Terminal {
  /// Whether standard input is a terminal.
  public static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether standard output is a terminal.
  public static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal.
  public static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether a person can edit lines: they type here and see here what they type.
  public static var isInteractive: Bool { isInputTerminal && isOutputTerminal }

  /// The width of the terminal in cells; 80 where there is none or it will not say.
  public static var width: Int { size.width }

  /// The width and the height of the terminal in cells; 80 and 24 where there is none or it will
  /// not say.
  public static var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return (80, 24) }
    return (
      size.ws_col > 0 ? Int(size.ws_col) : 80, size.ws_row > 0 ? Int(size.ws_row) : 24
    )
  }

  /// Whether the terminal does no more than a teletype: no colours, no cursor addressing.
  public static var isDumb: Bool {
    guard let kind = environment("TERM") else { return true }
    return kind.isEmpty || kind == "dumb"
  }

  /// Whether colours are welcome: output goes to a terminal that knows them, and the user has not
  /// asked for none with `NO_COLOR`.
  public static var allowsColor: Bool {
    isOutputTerminal && !isDumb && (environment("NO_COLOR") ?? "").isEmpty
  }

  /// Whether signs outside ASCII can be shown. Into a file or a pipe they always can, so that the
  /// same script writes the same bytes everywhere.
  public static var showsUnicode: Bool { !isOutputTerminal || userLocaleIsUTF8 }

  /// Whether the user's own locale is a UTF-8 one. Asking also makes the process's locale one:
  /// where the user has none, `C.UTF-8` stands in, or libedit would drop what is not ASCII.
  static let userLocaleIsUTF8: Bool = {
    setlocale(LC_CTYPE, "")
    let isUTF8 = String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
    if !isUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    return isUTF8
  }()
}

/// One variable of the environment.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
