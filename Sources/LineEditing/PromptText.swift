/// A prompt, which may hold colour sequences (`ESC [ … m`), cut into parts of one colour.
struct PromptText: Equatable {
  struct Part: Equatable {
    var text: String
    var pen: Pen
  }

  private(set) var parts: [Part] = []

  /// What is seen of it.
  var visible: String { parts.map(\.text).joined() }

  init(_ prompt: String) {
    var colour = ""
    var text = ""
    var sequence: String?
    for scalar in prompt.unicodeScalars {
      if var open = sequence {
        open.unicodeScalars.append(scalar)
        // Only colours are taken over; anything else would move the cursor behind our back.
        let isEnd = ("@"..."~").contains(scalar) && open != "["
        sequence = isEnd ? nil : open
        guard isEnd, open.hasPrefix("["), open.hasSuffix("m") else { continue }
        end(&text, colour)
        let parameters = String(open.dropFirst().dropLast())
        colour = parameters == "0" ? "" : parameters
      } else if scalar == "\u{1B}" {
        sequence = ""
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    end(&text, colour)
  }

  private mutating func end(_ text: inout String, _ colour: String) {
    if !text.isEmpty {
      parts.append(Part(text: text, pen: colour.isEmpty ? .plain : .given(colour)))
    }
    text = ""
  }
}
