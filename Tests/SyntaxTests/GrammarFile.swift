import Foundation

/// The productions of `Grammar/understudy.ebnf`.
struct GrammarFile {
  indirect enum Expression {
    case text(String)
    case range(Unicode.Scalar, Unicode.Scalar)
    case reference(String)
    case sequence([Expression])
    case either([Expression])
    /// In any order.
    case mix([Expression])
    case optional(Expression)
    case many(Expression)
    /// About what stands before it in its sequence.
    case condition(String)
  }

  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var productions: [String: Expression] = [:]
  private(set) var names: [String] = []
  private var tokens: [String] = []
  private var index = 0

  init() throws {
    tokens = try Self.tokens(Repository.text("Grammar/understudy.ebnf"))
    while index < tokens.count {
      let name = take()
      try expect("=")
      guard productions[name] == nil else { throw Malformed(description: "twice: \(name)") }
      names.append(name)
      productions[name] = try either()
      try expect(";")
    }
  }

  /// All texts that stand in quotes.
  var terminals: Set<String> {
    var found: Set<String> = []
    for expression in productions.values { Self.collect(expression, &found) }
    return found
  }

  private static func collect(_ expression: Expression, _ found: inout Set<String>) {
    switch expression {
    case .text(let text): found.insert(text)
    case .range, .reference, .condition: break
    case .sequence(let parts), .either(let parts), .mix(let parts):
      for part in parts { collect(part, &found) }
    case .optional(let part), .many(let part): collect(part, &found)
    }
  }

  // MARK: Reading

  private static func tokens(_ text: String) throws -> [String] {
    var tokens: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("(*") {
        guard let end = rest.firstRange(of: "*)") else { throw Malformed(description: "(*") }
        rest = rest[end.upperBound...]
      } else if first == "\"" {
        tokens.append(quoted(&rest))
      } else if first == "?" {
        let end = rest.dropFirst().firstIndex(of: "?") ?? rest.endIndex
        tokens.append(String(rest[..<end]))
        rest = rest[end...].dropFirst()
      } else if rest.hasPrefix("..") {
        tokens.append("..")
        rest = rest.dropFirst(2)
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter || $0 == "-" }
        tokens.append(String(word))
        rest = rest.dropFirst(word.count)
      } else {
        tokens.append(String(rest.removeFirst()))
      }
    }
    return tokens
  }

  /// A quoted text, with its first quote kept to tell it from a name.
  private static func quoted(_ rest: inout Substring) -> String {
    var text = "\""
    rest.removeFirst()
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", let escaped = rest.popFirst() else {
        text.append(character)
        continue
      }
      if escaped == "u" { text.append("\\u") } else { text.append(escaped == "n" ? "\n" : escaped) }
    }
    return text
  }

  private var next: String { index < tokens.count ? tokens[index] : "" }

  private mutating func take() -> String {
    defer { index += 1 }
    return next
  }

  private mutating func expect(_ token: String) throws {
    let found = take()
    guard found == token else { throw Malformed(description: "\(found) for \(token)") }
  }

  private mutating func either() throws -> Expression {
    var parts = [try mix()]
    while next == "|" {
      index += 1
      parts.append(try mix())
    }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func mix() throws -> Expression {
    var parts = [try sequence()]
    while next == "&" {
      index += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .mix(parts)
  }

  private mutating func sequence() throws -> Expression {
    var parts: [Expression] = []
    while !["|", "&", ";", ")", "]", "}", ""].contains(next) { parts.append(try item()) }
    guard !parts.isEmpty else { throw Malformed(description: "nothing before \(next)") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item() throws -> Expression {
    let token = take()
    switch token {
    case "(", "[", "{":
      let inner = try either()
      try expect(token == "(" ? ")" : token == "[" ? "]" : "}")
      return token == "(" ? inner : token == "[" ? .optional(inner) : .many(inner)
    default:
      if token.hasPrefix("?") {
        return .condition(token.dropFirst().trimmingCharacters(in: .whitespaces))
      }
      guard token.hasPrefix("\"") else { return .reference(token) }
      let text = String(token.dropFirst())
      guard next == ".." else { return .text(text) }
      index += 1
      let last = take().dropFirst()
      guard let from = text.unicodeScalars.first, let to = last.unicodeScalars.first else {
        throw Malformed(description: "..")
      }
      return .range(from, to)
    }
  }
}
