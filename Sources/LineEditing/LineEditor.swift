import CLibedit
import Glibc

/// Edits lines on the terminal: one call of ``readLine(prompt:)`` is one line of the user.
///
/// It needs a terminal at both ends; see ``Terminal/isInteractive``. All calls must come from one
/// thread, and one editor lives at a time.
public final class LineEditor {
  /// How the user ended a line.
  public enum Input: Equatable, Sendable {
    /// A line, or several when they were pasted or recalled as one, without the last newline.
    case line(String)
    /// Ctrl-C: the line is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfFile
    /// A signal asks the process to end; see ``Interrupts/termination``.
    case terminated
  }

  /// Offers what may stand at the cursor when Tab is pressed.
  public var completer: ((CompletionRequest) -> CompletionOffer)?

  let editLine: OpaquePointer
  var keys = KeyReader()
  /// Set by the Ctrl-C key, read when the line is done.
  var isInterrupted = false
  private(set) var prompt = PromptText("")
  private let history: OpaquePointer
  private var promptMemory: UnsafeMutablePointer<CChar>?
  private let marksPastes: Bool

  /// Takes hold of the terminal. Nil where libedit cannot.
  ///
  /// `program` is the name that `.editrc` may put before a setting of this program alone.
  public init?(program: String, historySize: Int = HistoryFile.defaultLimit) {
    // Settles the locale, which libedit wants to know before it begins.
    _ = Terminal.userLocaleIsUTF8
    TerminalGuard.arm()
    guard let editLine = understudy_el_init(program), let history = history_init() else {
      return nil
    }
    self.editLine = editLine
    self.history = history
    marksPastes = !Terminal.isDumb
    configure(historySize: historySize)
  }

  deinit {
    markPastes(false)
    el_end(editLine)
    history_end(history)
    free(promptMemory)
    TerminalGuard.restore()
  }

  /// Shows `prompt` and lets the user edit a line. The prompt may hold colour sequences.
  public func readLine(prompt text: String) -> Input {
    setPrompt(text)
    isInterrupted = false
    Interrupts.clear()
    markPastes(true)
    var count: Int32 = 0
    let line = el_gets(editLine, &count).map { String(cString: $0) }

    if Interrupts.termination != nil {
      show("\n")
      return .terminated
    }
    if isInterrupted { return .interrupted }
    guard var line, count > 0 else {
      show("\n")
      return .endOfFile
    }
    if line.utf8.last == UInt8(ascii: "\n") { line.unicodeScalars.removeLast() }
    return .line(line)
  }

  /// Makes `entry` the newest that the Up key brings back. It may have several lines.
  public func addHistory(_ entry: String) {
    // libedit strips one trailing space when it recalls an entry; better none than one too few.
    var entry = Substring(entry)
    while let last = entry.last, last == " " || last.isNewline { entry.removeLast() }
    guard !entry.isEmpty else { return }
    var event = HistEvent()
    _ = understudy_history_string(history, &event, H_ENTER, String(entry))
  }

  /// Writes to the terminal at once, behind what libedit has written so far.
  func show(_ text: String) {
    understudy_flush_output()
    _ = RawOutput.write(text.utf8, to: STDOUT_FILENO)
  }

  /// Asks the terminal to put marks around what is pasted. They stay on while a statement runs, so
  /// that a paste in that time is not taken for typed lines.
  func markPastes(_ on: Bool) {
    guard marksPastes else { return }
    show(on ? TerminalGuard.pasteMarksOn : TerminalGuard.pasteMarksOff)
  }

  private func setPrompt(_ text: String) {
    prompt = PromptText(text)
    free(promptMemory)
    promptMemory = strdup(prompt.marked)
  }

  /// Order matters: the functions must be there before `.editrc` names them, and `bind -v` in it
  /// wipes all bindings made before.
  private func configure(historySize: Int) {
    understudy_el_set_context(editLine, Unmanaged.passUnretained(self).toOpaque())
    _ = understudy_el_set_int(editLine, EL_SIGNAL, 0)
    _ = understudy_el_set_editor(editLine, "emacs")
    _ = understudy_el_set_prompt(editLine, { LineEditor.of($0)?.promptMemory }, 1)
    var event = HistEvent()
    _ = understudy_history_int(history, &event, H_SETSIZE, Int32(clamping: historySize))
    _ = understudy_el_set_history(editLine, history)
    _ = understudy_el_set_reader(editLine) { editLine, sign in
      guard let editor = LineEditor.of(editLine), let sign else { return -1 }
      return editor.readKey(into: sign)
    }
    addFunctions()
    _ = understudy_el_set_tty(editLine, "-d", "-isig")
    el_source(editLine, nil)
    bindKeys()
    // With editing switched off in `.editrc` the terminal itself echoes and collects the line.
    if isEditing {
      _ = understudy_el_set_tty(editLine, "-x", "-echo")
      _ = understudy_el_set_tty(editLine, "-x", "-icanon")
    }
    Interrupts.installForEditing()
  }

  /// Whether keys are edited at all: `edit off` in `.editrc` leaves that to the terminal.
  var isEditing: Bool {
    var mode: Int32 = 1
    _ = understudy_el_get_int(editLine, EL_EDITMODE, &mode)
    return mode != 0
  }

  /// The editor that a call back from libedit is about.
  static func of(_ editLine: OpaquePointer?) -> LineEditor? {
    guard let editLine, let context = understudy_el_context(editLine) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }
}
