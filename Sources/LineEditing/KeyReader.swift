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

  /// What was read already and comes first.
  private var queue: [Item] = []
  private var paste: [UInt8] = []

  /// A terminal sends a sequence in one go; a person who presses ESC is slower than this.
  private static let sequenceMilliseconds = 30
  /// Between two parts of one paste; a paste without its end mark must not hang the editor.
  private static let pasteMilliseconds = 1000
  /// For the answer of a terminal, which may be far away; one that knows no answer gives none.
  private static let answerMilliseconds = 200
  private static let longestSequence = 32
  private static let escape = UInt8(0x1B)

  /// Whether nothing is typed ahead: ``next()`` would wait.
  var isIdle: Bool {
    queue.isEmpty
      && InputWait.forInput(on: STDIN_FILENO, milliseconds: 0) { false } == .timedOut
  }

  /// Waits for the next sign or sequence.
  mutating func next() -> Item {
    while true {
      if !queue.isEmpty { return queue.removeFirst() }
      if let item = read(milliseconds: nil) { return item }
    }
  }

  /// Gives items back, to be read before what comes.
  mutating func putBack(_ items: [Item]) { queue = items + queue }

  /// The column, from 1, that the terminal reports when it was asked with `ESC [ 6 n`. Keys that
  /// come before the answer stay to be read. Nil where no answer comes.
  mutating func reportedColumn() -> Int? {
    var earlier = queue
    queue = []
    defer { queue = earlier + queue }
    while let item = read(milliseconds: Self.answerMilliseconds) {
      if case .sequence(let bytes) = item {
        if let column = Self.column(reportedBy: bytes) { return column }
        // The text of a paste must be read by whoever has read its mark.
        if EscapeSequence(String(decoding: bytes, as: UTF8.self)) == .pasteBegin {
          earlier.append(item)
          return nil
        }
      }
      earlier += [item] + queue
      queue = []
      if item == .endOfFile { return nil }
    }
    return nil
  }

  /// Reads `[row;columnR`.
  static func column(reportedBy bytes: [UInt8]) -> Int? {
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "R") else { return nil }
    let numbers = bytes.dropFirst().dropLast().split(separator: UInt8(ascii: ";"))
    guard numbers.count == 2 else { return nil }
    return Int(String(decoding: numbers[1], as: UTF8.self))
  }

  /// Reads an item from the terminal. Nil where none came in time, or what came was none.
  private mutating func read(milliseconds: Int?) -> Item? {
    switch Self.readByte(milliseconds: milliseconds) {
    case .byte(Self.escape): readSequence()
    case .byte(let first): decode(first).map { .sign($0) }
    case .timedOut: nil
    case .signalled: .signalled
    case .ended: .endOfFile
    }
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
    putBack(signs.map { .sign($0) })
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
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count == 1 { return .byte(byte) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return .ended
    }
  }
}
