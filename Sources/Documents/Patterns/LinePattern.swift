/// Text that was captured, by the name it was given.
typealias Captures = [String: String]

/// An expected line: `...` in it stands for any text, `<name=*>` for text that gets a name, and
/// `<name>` for that text again. All else stands for itself.
struct LinePattern {
  enum Part: Equatable {
    case literal(String)
    case any
    case capture(String)
    case reference(String)
  }

  let parts: [Part]

  init(_ line: String) {
    var parts: [Part] = []
    var literal = ""
    var rest = line[...]
    while !rest.isEmpty {
      if let (part, length) = LinePattern.part(at: rest) {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(part)
        rest = rest.dropFirst(length)
      } else {
        literal.append(rest.removeFirst())
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  /// Whether the whole line is `...`, which stands for any number of lines.
  static func isAnyLines(_ line: String) -> Bool { line == "..." }

  var isPattern: Bool {
    parts.contains { part in
      if case .literal = part { return false }
      return true
    }
  }

  private static func part(at text: Substring) -> (Part, length: Int)? {
    if text.hasPrefix("...") { return (.any, 3) }
    guard text.first == "<" else { return nil }
    let name = text.dropFirst().prefix { character in
      character.isASCII
        && (character.isLetter || character.isNumber || character == "-" || character == "_")
    }
    guard let first = name.first, first.isLetter else { return nil }
    let rest = text.dropFirst(1 + name.count)
    if rest.hasPrefix("=*>") { return (.capture(String(name)), name.count + 4) }
    if rest.hasPrefix(">") { return (.reference(String(name)), name.count + 2) }
    return nil
  }

  /// Whether the line is as expected. What `...` and captures stand for is as short as can be; a
  /// capture stands for at least one character. A name that was not captured stands for itself.
  func matches(_ line: String, _ captures: inout Captures) -> Bool {
    var found = captures
    var rest = line[...]
    var open: Part?
    for (index, part) in parts.enumerated() {
      let literal: String
      switch part {
      case .literal(let text): literal = text
      case .reference(let name): literal = found[name] ?? "<\(name)>"
      case .any, .capture:
        // Of two that stand side by side the first is as short as can be.
        if let earlier = open {
          let least = LinePattern.least(earlier)
          guard LinePattern.take(earlier, least, &rest, &found) else { return false }
        }
        open = part
        continue
      }
      let isLast = index == parts.count - 1
      guard let part = open else {
        guard rest.hasPrefix(literal) else { return false }
        rest = rest.dropFirst(literal.count)
        continue
      }
      open = nil
      guard let length = LinePattern.distance(to: literal, in: rest, part, atEnd: isLast) else {
        return false
      }
      guard LinePattern.take(part, length, &rest, &found) else { return false }
      rest = rest.dropFirst(literal.count)
    }
    if let open, !LinePattern.take(open, rest.count, &rest, &found) { return false }
    guard rest.isEmpty else { return false }
    captures = found
    return true
  }

  private static func least(_ part: Part) -> Int {
    if case .capture = part { return 1 }
    return 0
  }

  /// How many characters stand before the literal: the fewest, or all but it at the line's end.
  private static func distance(
    to literal: String, in text: Substring, _ part: Part, atEnd: Bool
  ) -> Int? {
    let least = least(part)
    if atEnd {
      let distance = text.count - literal.count
      return distance >= least && text.hasSuffix(literal) ? distance : nil
    }
    var distance = least
    var rest = text.dropFirst(least)
    while !rest.isEmpty {
      if rest.hasPrefix(literal) { return distance }
      rest = rest.dropFirst()
      distance += 1
    }
    return nil
  }

  private static func take(
    _ part: Part, _ length: Int, _ rest: inout Substring, _ captures: inout Captures
  ) -> Bool {
    guard length >= least(part), length <= rest.count else { return false }
    if case .capture(let name) = part { captures[name] = String(rest.prefix(length)) }
    rest = rest.dropFirst(length)
    return true
  }
}
