import Glibc

/// Turns the bytes of a terminal into signs, and the long sequences of special keys into one.
struct KeyReader {
  /// What one read brought.
  enum Item: Equatable {
    case sign(Int32)
    /// A whole sequence, without its ESC.
    case sequence([UInt8])
    /// A signal has set its flag.
    case signalled
    case endOfFile
  }

  private var pending: [Int32] = []
  private var paste: [UInt8] = []

  /// A terminal sends a sequence in one go; a person who presses ESC is slower than this.
  private static let sequenceMilliseconds = 30
  /// Between two parts of one paste; a paste without its end mark must not hang the editor.
  private static let pasteMilliseconds = 1000
  private static let longestSequence = 32
  private static let escape = UInt8(0x1B)

  /// Waits for the next sign or sequence.
  mutating func next() -> Item {
    if !pending.isEmpty { return .sign(pending.removeFirst()) }
    while true {
      switch Self.readByte(milliseconds: nil) {
      case .byte(Self.escape): return readSequence()
      case .byte(let first):
        if let sign = decode(first) { return .sign(sign) }
      case .timedOut: continue
      case .signalled: return .signalled
      case .ended: return .endOfFile
      }
    }
  }

  /// Gives signs back, to be read before what comes.
  mutating func putBack(_ signs: [UInt8]) {
    pending = signs.map { Int32($0) } + pending
  }

  /// Reads the text up to the mark that ends a paste, and keeps it for ``takePaste()``.
  mutating func readPaste() {
    let end = Array("\u{1B}[201~".utf8)
    paste = []
    while case .byte(let byte) = Self.readByte(milliseconds: Self.pasteMilliseconds) {
      paste.append(byte)
      guard byte == end.last, paste.count >= end.count, paste.suffix(end.count) == end[...] else {
        continue
      }
      paste.removeLast(end.count)
      break
    }
  }

  /// The pasted text: line ends made newlines, the last one left for the user to press, and
  /// control characters, which do nothing good in a buffer, left out.
  mutating func takePaste() -> String {
    defer { paste = [] }
    return Self.cleaned(paste)
  }

  static func cleaned(_ bytes: [UInt8]) -> String {
    var text = ""
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": text += "\n"
      case "\n": if !afterReturn { text += "\n" }
      case "\t": text += "\t"
      case "\0"..<" ", "\u{7F}"..."\u{9F}": break
      default: text.unicodeScalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    while text.last == "\n" { text.removeLast() }
    return text
  }

  /// Reads what follows an ESC, if it follows at once.
  private mutating func readSequence() -> Item {
    var text: [UInt8] = []
    while case .byte(let byte) = Self.readByte(milliseconds: Self.sequenceMilliseconds) {
      text.append(byte)
      if EscapeSequence.isComplete(text) { return .sequence(text) }
      let mayGrow = text[0] == UInt8(ascii: "[") || text == [UInt8(ascii: "O")]
      if !mayGrow || text.count > Self.longestSequence { break }
    }
    // A bare ESC, or ESC with a letter, as in Meta-b: signs like others.
    var signs: [Int32] = []
    if let first = text.first, first >= 0x80 {
      if let sign = decode(first) { signs.append(sign) }
    } else {
      signs = text.map { Int32($0) }
    }
    pending = signs + pending
    return .sign(Int32(Self.escape))
  }

  /// Decodes the UTF-8 sign that begins with `first`. Nil for what no keyboard means to send.
  private func decode(_ first: UInt8) -> Int32? {
    if first < 0x80 { return Int32(first) }
    var bytes = [first]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    while bytes.count < length,
      case .byte(let byte) = Self.readByte(milliseconds: Self.sequenceMilliseconds)
    {
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first, !("\u{80}"..."\u{9F}").contains(scalar)
    else { return nil }
    return Int32(bitPattern: scalar.value)
  }

  private enum Byte {
    case byte(UInt8)
    case timedOut, signalled, ended
  }

  private static func readByte(milliseconds: Int?) -> Byte {
    while true {
      let wait = InputWait.forInput(on: STDIN_FILENO, milliseconds: milliseconds) {
        // Inside a sequence or a paste a signal can wait until it is read.
        milliseconds == nil && Interrupts.isAnythingPending
      }
      switch wait {
      case .timedOut: return .timedOut
      case .signalled: return .signalled
      case .ready: break
      }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return .byte(byte) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return .ended
    }
  }
}
