/// What a terminal sends for a key that is not a letter, after its ESC.
enum EscapeSequence: Equatable {
  /// The marks around pasted text.
  case pasteBegin
  /// A key this editor gives a meaning of its own.
  case key(EditorKey)
  /// Any other sequence: for libedit, if it has a binding, else for nobody.
  case other

  /// Reads the text of a complete sequence, such as `[1;5C`.
  init(_ text: String) {
    switch text {
    case "[200~": self = .pasteBegin
    case "[1;5C", "[1;3C", "[5C", "Oc": self = .key(.nextWord)
    case "[1;5D", "[1;3D", "[5D", "Od": self = .key(.previousWord)
    case "[5~": self = .key(.searchBack)
    case "[6~": self = .key(.searchForward)
    case "[A", "OA": self = .key(.up)
    case "[B", "OB": self = .key(.down)
    case "[C", "OC": self = .key(.right)
    case "[D", "OD": self = .key(.left)
    case "[H", "OH", "[1~", "[7~": self = .key(.home)
    case "[F", "OF", "[4~", "[8~": self = .key(.end)
    case "[3~": self = .key(.delete)
    case "[3;5~", "[3;3~": self = .key(.deleteWord)
    case "\r", "\n": self = .key(.newline)
    default: self = .other
    }
  }

  /// Whether `text` is a whole sequence: `[`, parameters and a final byte, or `O` and one letter,
  /// or the Enter key.
  static func isComplete(_ text: [UInt8]) -> Bool {
    if text == [UInt8(ascii: "\r")] || text == [UInt8(ascii: "\n")] { return true }
    guard let first = text.first, let last = text.last, text.count > 1 else { return false }
    return switch first {
    case UInt8(ascii: "["): (0x40...0x7E).contains(last) && last != UInt8(ascii: "[")
    case UInt8(ascii: "O"): true
    default: false
    }
  }
}

/// Keys that reach libedit as one private sign each, so that they work in every key map without
/// turning ESC into the beginning of something longer.
///
/// The signs are control characters of Latin-1, which no keyboard sends in UTF-8.
enum EditorKey: UInt8, CaseIterable {
  case paste = 0x80
  case up, down, left, right
  case home, end, delete
  case nextWord, previousWord, deleteWord
  case searchBack, searchForward
  case newline
  // What the functions of this editor press in turn.
  case acceptLine, plainRight, plainNextWord
  case setMark, moveToTarget, killRegion

  /// The sign as libedit reads it.
  var wide: Int32 { Int32(rawValue) }

  /// The sign as text, for bindings and for pushing it.
  var text: String { String(Unicode.Scalar(rawValue)) }

  /// What the key does: a command of libedit, or a function of ours.
  var command: String {
    switch self {
    case .paste: "understudy-paste"
    case .up: "understudy-up"
    case .down: "understudy-down"
    case .left: "ed-prev-char"
    case .right: "understudy-right"
    case .home: "understudy-home"
    case .end: "understudy-end"
    case .delete: "ed-delete-next-char"
    case .nextWord: "understudy-next-word"
    case .previousWord: "ed-prev-word"
    case .deleteWord: "em-delete-next-word"
    case .searchBack: "understudy-search-back"
    case .searchForward: "understudy-search-forward"
    case .newline: "understudy-newline"
    case .acceptLine: "ed-newline"
    case .plainRight: "ed-next-char"
    case .plainNextWord: "em-next-word"
    case .setMark: "em-set-mark"
    case .moveToTarget: "understudy-move-to-target"
    case .killRegion: "em-kill-region"
    }
  }

  /// Whether libedit's own binding of the sequence means the same, so that ours may replace it.
  /// Any other binding is the user's, from `.editrc`, and stays.
  func replaces(_ binding: String) -> Bool {
    switch self {
    case .up: binding == "ed-prev-history" || binding == "ed-prev-line"
    case .down: binding == "ed-next-history" || binding == "ed-next-line"
    case .right: binding == "ed-next-char"
    case .home: binding == "ed-move-to-beg"
    case .end: binding == "ed-move-to-end"
    case .delete: binding == "ed-delete-next-char" || binding == "vi-delete-next-char"
    default: binding == command
    }
  }
}
