import CLibedit
import Glibc

/// Edits lines on the terminal: one call of ``readLine(prompt:continuation:)`` is one statement of
/// the user, which may have several lines.
///
/// It needs a terminal at both ends; see ``Terminal/isInteractive``. All calls must come from one
/// thread, and one editor lives at a time.
public final class LineEditor {
  /// How the user ended a line.
  public enum Input: Equatable, Sendable {
    /// A line, or several that were edited, pasted or recalled as one, without the last newline.
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

  /// Tells how a text is to look. It is asked only where colours are shown.
  public var decorator: ((String) -> Decoration)?

  /// Whether the Enter key ends a text. Where it does not, it begins another line of the text; on
  /// a terminal that cannot show several lines it is not asked, and every line ends.
  public var isComplete: ((String) -> Bool)?

  /// Whether the terminal can do no more than write one line: it is a dumb one, or nobody knows
  /// what it can do.
  public let isPlain: Bool

  let editLine: OpaquePointer
  let drawing: LibeditStream
  let complaints: LibeditStream
  let usesColour: Bool
  var keys = KeyReader()
  /// Set by the Ctrl-C key, read when the line is done.
  var isInterrupted = false
  private(set) var prompt = PromptText("")
  private(set) var continuation = ""
  /// Nil while libedit draws.
  var painter: Painter?
  /// What was painted last.
  var painted: Frame.Content?
  /// Whether there was a hint in it that had room.
  var seesHint = false
  var decorated: (text: String, decoration: Decoration)?
  /// What stands below the text up to the next key.
  var footer: [[CandidateList.Part]] = []
  /// How far the cursor goes when the key for that is pressed.
  var target = 0
  var past = TypedPast()
  var undo = UndoList()
  private let history: OpaquePointer
  private var promptMemory: UnsafeMutablePointer<CChar>?

  /// Takes hold of the terminal. Nil where libedit cannot.
  ///
  /// - Parameters:
  ///   - program: the name that `.editrc` may put before a setting of this program alone.
  ///   - usesColour: whether the prompt and the text may have colours.
  public init?(
    program: String, usesColour: Bool = false, historySize: Int = HistoryFile.defaultLimit
  ) {
    // Settles the locale, which libedit wants to know before it begins.
    _ = Terminal.userLocaleIsUTF8
    TerminalGuard.arm()
    guard let drawing = LibeditStream(), let complaints = LibeditStream(),
      let editLine = understudy_el_init(program, drawing.file, complaints.file),
      let history = history_init()
    else { return nil }
    self.drawing = drawing
    self.complaints = complaints
    self.editLine = editLine
    self.history = history
    isPlain = Terminal.isDumb || !Self.canMoveCursor(editLine)
    self.usesColour = usesColour && !isPlain
    // An unknown terminal is used as a dumb one; there is no need for libedit to say so.
    _ = complaints.take()
    configure(historySize: historySize)
  }

  deinit {
    markPastes(false)
    el_end(editLine)
    history_end(history)
    free(promptMemory)
    TerminalGuard.restore()
  }

  /// Whether the terminal understands the sequences that the painter writes.
  private static func canMoveCursor(_ editLine: OpaquePointer) -> Bool {
    let names = ["ce", "cd"]
    return names.allSatisfy { name in
      guard let sequence = understudy_el_capability(editLine, name) else { return false }
      return String(cString: sequence).hasPrefix("\u{1B}[")
    }
  }

  /// Shows `prompt`, which may hold colour sequences, and lets the user edit a text.
  ///
  /// - Parameter continuation: what stands in front of the lines of the text after its first.
  public func readLine(prompt: String, continuation: String = "") -> Input {
    begin(prompt, continuation)
    var count: Int32 = 0
    let line = el_gets(editLine, &count).map { String(cString: $0) }
    var text = line ?? ""
    if text.utf8.last == UInt8(ascii: "\n") { text.unicodeScalars.removeLast() }
    let isEnded = line == nil || count <= 0
    finishDrawing(of: text)

    if Interrupts.termination != nil {
      if painter == nil { show("\n") }
      return .terminated
    }
    if isInterrupted { return .interrupted }
    if isEnded {
      if painter == nil { show("\n") }
      return .endOfFile
    }
    return .line(text)
  }

  private func begin(_ prompt: String, _ continuation: String) {
    self.prompt = PromptText(prompt)
    self.continuation = continuation
    free(promptMemory)
    promptMemory = strdup(self.prompt.visible)
    painter = isPlain || !isEditing ? nil : Painter(usesColour: usesColour)
    isInterrupted = false
    painted = nil
    footer = []
    past.leave()
    undo = UndoList()
    Interrupts.clear()
    markPastes(true)
  }

  /// Makes `entry` the newest that the Up key brings back. It may have several lines.
  public func addHistory(_ entry: String) {
    // libedit strips one trailing space when it recalls an entry; better none than one too few.
    var entry = Substring(entry)
    while let last = entry.last, last == " " || last.isNewline { entry.removeLast() }
    guard !entry.isEmpty else { return }
    past.add(String(entry))
    // The commands of vi mode look for it there.
    var event = HistEvent()
    _ = understudy_history_string(history, &event, H_ENTER, String(entry))
  }

  /// Asks the terminal to put marks around what is pasted. They stay on while a statement runs, so
  /// that a paste in that time is not taken for typed lines.
  func markPastes(_ on: Bool) {
    guard !isPlain else { return }
    show(on ? TerminalGuard.pasteMarksOn : TerminalGuard.pasteMarksOff)
    TerminalGuard.marksPastes(on)
  }

  /// Order matters: the functions must be there before `.editrc` names them, and `bind -v` in it
  /// wipes all bindings made before.
  private func configure(historySize: Int) {
    past.limit = historySize
    understudy_el_set_context(editLine, Unmanaged.passUnretained(self).toOpaque())
    _ = understudy_el_set_int(editLine, EL_SIGNAL, 0)
    _ = understudy_el_set_editor(editLine, "emacs")
    _ = understudy_el_set_prompt(editLine) { LineEditor.of($0)?.promptMemory }
    var event = HistEvent()
    _ = understudy_history_int(history, &event, H_SETSIZE, Int32(clamping: historySize))
    _ = understudy_el_set_history(editLine, history)
    _ = understudy_el_set_reader(editLine) { editLine, sign in
      guard let editor = LineEditor.of(editLine), let sign else { return -1 }
      return editor.readKey(into: sign)
    }
    addFunctions()
    _ = understudy_el_set_tty(editLine, "-d", "-isig")
    // Ctrl-S goes on in a search, and stops no output.
    _ = understudy_el_set_tty(editLine, "-d", "-ixon")
    el_source(editLine, nil)
    _ = RawOutput.write(drawing.take(), to: STDOUT_FILENO)
    _ = RawOutput.write(complaints.take(), to: STDERR_FILENO)
    bindKeys()
    // With editing switched off in `.editrc` the terminal itself echoes and collects the line.
    if isEditing {
      if !isPlain { fixDrawingSize() }
      _ = understudy_el_set_tty(editLine, "-x", "-echo")
      _ = understudy_el_set_tty(editLine, "-x", "-icanon")
      // In a paste the two signs of a line's end must not become two newlines.
      for mode in ["-d", "-x"] {
        _ = understudy_el_set_tty(editLine, mode, "-icrnl")
        _ = understudy_el_set_tty(editLine, mode, "-inlcr")
      }
    }
    Interrupts.installForEditing()
  }

  /// What libedit draws is not seen, so it need not know the window. It writes beyond its picture of
  /// the screen where that becomes smaller under a text.
  private func fixDrawingSize() {
    _ = understudy_el_set_capability(editLine, "li", "24")
    _ = understudy_el_set_capability(editLine, "co", "80")
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
