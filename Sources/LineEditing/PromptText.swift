/// A prompt in the form libedit wants: every escape sequence between two marks, so that it does not
/// count as width.
struct PromptText: Equatable {
  /// The mark around what takes no room.
  static let mark: Unicode.Scalar = "\u{1}"

  /// The prompt with its marks.
  let marked: String
  /// What is seen of it.
  let visible: String

  /// Takes a prompt that may hold colour sequences (`ESC [ … m`).
  ///
  /// libedit loses a sequence that stands at the very end and text between two that touch, so
  /// neighbours are merged and one at the end moves before the last visible sign.
  init(_ prompt: String) {
    var parts: [(escape: String, sign: Unicode.Scalar?)] = []
    var pending = ""
    var scalars = prompt.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "\u{1B}" {
        pending.unicodeScalars.append(scalar)
        while let next = scalars.next() {
          pending.unicodeScalars.append(next)
          if next.properties.isAlphabetic { break }
        }
      } else if scalar != Self.mark {
        parts.append((pending, scalar))
        pending = ""
      }
    }
    if let last = parts.indices.last { parts[last].escape += pending }

    var marked = ""
    var visible = ""
    for part in parts {
      if !part.escape.isEmpty {
        marked.unicodeScalars.append(Self.mark)
        marked += part.escape
        marked.unicodeScalars.append(Self.mark)
      }
      if let sign = part.sign {
        marked.unicodeScalars.append(sign)
        visible.unicodeScalars.append(sign)
      }
    }
    self.marked = marked
    self.visible = visible
  }
}
