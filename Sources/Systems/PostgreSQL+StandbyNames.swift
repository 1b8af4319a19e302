import ClientHistory
import Replication

/// The value of `synchronous_standby_names` (PG-16).
struct StandbyNames {
  var isAny: Bool
  var count: Int
  /// `*` stands for all.
  var names: [String]

  /// Nil for an empty value, or one that PostgreSQL refuses.
  init?(_ text: String) {
    guard case .list(let list) = Self.read(text) else { return nil }
    self = list
  }

  private init(isAny: Bool, count: Int, names: [String]) {
    self.isAny = isAny
    self.count = count
    self.names = names
  }

  /// What PostgreSQL says about a value that it does not take.
  static func problem(in text: String) -> String? {
    if case .problem(let message) = read(text) { return message }
    return nil
  }

  /// Who must acknowledge; a name that no node has is a standby that is away.
  func who(in shape: Shape) -> Acknowledgement.Who {
    let all = shape.members.filter { $0.holdsData && $0.id != shape.node }.map(\.id)
    let nodes = names.contains("*") ? all : names.compactMap { shape.node(named: $0) }
    return isAny ? .any(count, of: nodes) : .first(count, of: nodes)
  }

  private enum Reading {
    case nothing
    case list(StandbyNames)
    case problem(String)
  }

  private static func read(_ text: String) -> Reading {
    let tokens = tokens(text)
    guard !tokens.isEmpty else { return .nothing }
    var rest = tokens[...]
    let isAny = rest.first?.lowercased() == "any"
    let isFirst = rest.first?.lowercased() == "first"
    if isAny || isFirst { rest = rest.dropFirst() }
    guard rest.contains("(") else {
      if isAny || isFirst { return .problem(syntax(near: rest.first ?? "")) }
      return list(rest, isAny: false, count: 1)
    }
    guard let count = rest.first.flatMap({ Int($0) }), rest.dropFirst().first == "(",
      rest.last == ")"
    else { return .problem(syntax(near: rest.first ?? "")) }
    guard count > 0 else {
      return .problem("number of synchronous standbys (\(count)) must be greater than zero")
    }
    return list(rest.dropFirst(2).dropLast(), isAny: isAny, count: count)
  }

  private static func list(_ tokens: ArraySlice<String>, isAny: Bool, count: Int) -> Reading {
    var names: [String] = []
    for (offset, token) in tokens.enumerated() {
      if offset % 2 == 1 {
        guard token == "," else { return .problem(syntax(near: token)) }
      } else {
        guard token != ",", token != "(", token != ")" else {
          return .problem(syntax(near: token))
        }
        names.append(token)
      }
    }
    guard tokens.count % 2 == 1 else { return .problem(syntax(near: tokens.last ?? ")")) }
    return .list(StandbyNames(isAny: isAny, count: count, names: names))
  }

  private static func syntax(near token: String) -> String {
    token.isEmpty
      ? "syntax error at end of input" : "syntax error at or near \"\(token)\""
  }

  /// Words, commas and parentheses; a name in double quotes is one word.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted || !", ()\t".contains(character) {
        word.append(character)
      } else {
        if !word.isEmpty { tokens.append(word) }
        word = ""
        if character != " ", character != "\t" { tokens.append(String(character)) }
      }
    }
    if !word.isEmpty { tokens.append(word) }
    return tokens
  }
}
