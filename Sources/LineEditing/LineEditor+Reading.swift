import CLibedit
import Glibc

/// Where libedit asks for the next sign; it does so exactly when it has drawn and waits.
extension LineEditor {
  /// Answers libedit: 1 with a sign, 0 at the end of input, -1 with `errno` when interrupted.
  func readKey(into sign: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
      if keys.isIdle { refreshScreen() }
      switch keys.next() {
      case .sign(let next):
        footer = []
        sign.pointee = next
        return 1
      case .sequence(let bytes):
        guard let next = meaning(of: bytes) else { continue }
        footer = []
        sign.pointee = next
        return 1
      case .signalled:
        if let answer = answerSignals(into: sign) { return answer }
      case .endOfFile:
        return 0
      }
    }
  }

  /// What libedit is to read in place of a special key: a key of ours, or the sequence itself
  /// where somebody has bound it. Nil swallows it, so that its tail is not typed as text.
  private func meaning(of bytes: [UInt8]) -> wchar_t? {
    let text = String(decoding: bytes, as: UTF8.self)
    let sequence = EscapeSequence(text)
    if sequence == .pasteBegin {
      keys.readPaste()
      return EditorKey.paste.wide
    }
    let binding = command(boundTo: "\u{1B}" + text)
    if case .key(let key) = sequence, binding.map(key.replaces) ?? true { return key.wide }
    guard binding != nil else { return nil }
    keys.putBack(bytes.map { .sign(Int32($0)) })
    return 0x1B
  }

  /// The command that a key or a sequence is bound to; libedit tells by printing it.
  func command(boundTo sequence: String, inAlternateMap alternate: Bool = false) -> String? {
    let before = drawing.take()
    if painter == nil { _ = RawOutput.write(before, to: STDOUT_FILENO) }
    _ =
      alternate
      ? understudy_el_print_alternate_binding(editLine, sequence)
      : understudy_el_print_binding(editLine, sequence)
    _ = complaints.take()
    let words = String(decoding: drawing.take(), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    guard let arrow = words.lastIndex(of: "->"), arrow + 1 < words.count else { return nil }
    return String(words[arrow + 1])
  }

  /// Acts on what signals have asked for. Nil when reading goes on.
  private func answerSignals(into sign: UnsafeMutablePointer<wchar_t>) -> Int32? {
    if Interrupts.termination != nil { return 0 }
    if Interrupts.wasRequested {
      Interrupts.clear()
      if isEditing {
        sign.pointee = 3
        return 1
      }
      isInterrupted = true
      errno = EINTR
      return -1
    }
    if Interrupts.takeContinuation() {
      takeTerminalBack()
      drawAnew()
    }
    if Interrupts.takeWindowChange() { redrawForNewSize() }
    return nil
  }
}
