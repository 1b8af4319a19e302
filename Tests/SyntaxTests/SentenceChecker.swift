import Foundation

@testable import Syntax

/// Says whether tokens are a sentence of the grammar file, independently of the parser.
///
/// It is generous where the file says so in words: a keyword may be a name anywhere, and the
/// conditions on numbers and variables always hold.
struct SentenceChecker {
  let grammar: GrammarFile
  private var tokens: [String] = []
  private var known: [String: [Int: Set<Int>]] = [:]

  init(_ grammar: GrammarFile) { self.grammar = grammar }

  mutating func accepts(_ tokens: [String], as production: String) -> Bool {
    self.tokens = tokens
    known = [:]
    return ends(of: .reference(production), from: 0).contains(tokens.count)
  }

  /// Where an expression that begins at a token may end.
  private mutating func ends(of expression: GrammarFile.Expression, from start: Int) -> Set<Int> {
    switch expression {
    case .text(let text):
      return start < tokens.count && tokens[start] == text ? [start + 1] : []
    case .reference(let name): return ends(ofProduction: name, from: start)
    case .sequence(let parts): return ends(ofSequence: parts, from: start)
    case .either(let parts):
      return parts.reduce(into: []) { $0.formUnion(ends(of: $1, from: start)) }
    case .mix(let parts): return ends(ofMix: parts.flatMap(mixed), from: start)
    case .optional(let part): return ends(of: part, from: start).union([start])
    case .many(let part):
      var all: Set<Int> = [start]
      var last = all
      while !last.isEmpty {
        let next = last.reduce(into: Set<Int>()) { $0.formUnion(ends(of: part, from: $1)) }
        last = next.subtracting(all)
        all.formUnion(next)
      }
      return all
    case .range, .condition: return []
    }
  }

  private mutating func ends(ofProduction name: String, from start: Int) -> Set<Int> {
    if let ends = known[name]?[start] { return ends }
    guard let expression = grammar.productions[name] else { return [] }
    var found: Set<Int> = []
    if name.first?.isUppercase ?? false {
      if start < tokens.count, isWord(tokens[start], expression) { found = [start + 1] }
    } else {
      found = ends(of: expression, from: start)
    }
    known[name, default: [:]][start] = found
    return found
  }

  private mutating func ends(
    ofSequence parts: [GrammarFile.Expression], from start: Int
  ) -> Set<Int> {
    var ends: Set<Int> = [start]
    for part in parts {
      if case .condition(let condition) = part {
        ends = ends.filter { holds(condition, tokens[start..<$0]) }
      } else {
        ends = ends.reduce(into: []) { $0.formUnion(self.ends(of: part, from: $1)) }
      }
    }
    return ends
  }

  /// Every order of the parts; those that took a token are remembered as bits.
  private mutating func ends(ofMix parts: [GrammarFile.Expression], from start: Int) -> Set<Int> {
    struct State: Hashable {
      var end: Int
      var taken: Int
    }
    var states: Set<State> = [State(end: start, taken: 0)]
    var last = states
    while !last.isEmpty {
      var next: Set<State> = []
      for state in last {
        for (bit, part) in parts.enumerated() where state.taken & (1 << bit) == 0 {
          for end in ends(of: part, from: state.end) where end > state.end {
            next.insert(State(end: end, taken: state.taken | 1 << bit))
          }
        }
      }
      last = next.subtracting(states)
      states.formUnion(next)
    }
    var found: Set<Int> = []
    for state in states {
      var isComplete = true
      for (bit, part) in parts.enumerated() where state.taken & (1 << bit) == 0 {
        isComplete = isComplete && ends(of: part, from: state.end).contains(state.end)
      }
      if isComplete { found.insert(state.end) }
    }
    return found
  }

  private func mixed(_ part: GrammarFile.Expression) -> [GrammarFile.Expression] {
    switch part {
    case .mix(let parts): parts.flatMap(mixed)
    case .reference(let name):
      if case .mix(let parts) = grammar.productions[name] { parts.flatMap(mixed) } else { [part] }
    case .text, .range, .sequence, .either, .optional, .many, .condition: [part]
    }
  }

  private func holds(_ condition: String, _ part: ArraySlice<String>) -> Bool {
    switch condition {
    case "not empty": !part.isEmpty
    case "not reserved":
      !part.contains { StatementParser.reservedNames.contains($0.trimmingCharacters(in: ["\""])) }
    default: true
    }
  }

  // MARK: Words

  private func isWord(_ word: String, _ expression: GrammarFile.Expression) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return ends(of: expression, in: scalars, from: 0).contains(scalars.count)
  }

  private func ends(
    of expression: GrammarFile.Expression, in word: [Unicode.Scalar], from start: Int
  ) -> Set<Int> {
    switch expression {
    case .text(let text):
      let scalars = Array(text.unicodeScalars)
      return word.dropFirst(start).starts(with: scalars) ? [start + scalars.count] : []
    case .range(let from, let to):
      return start < word.count && word[start] >= from && word[start] <= to ? [start + 1] : []
    case .reference(let name):
      guard let expression = grammar.productions[name] else { return [] }
      return ends(of: expression, in: word, from: start)
    case .sequence(let parts):
      return parts.reduce([start]) { ends, part in
        if case .condition(let condition) = part, condition == "not zero" {
          return ends.filter { end in
            word[start..<end].contains { "123456789".unicodeScalars.contains($0) }
          }
        }
        if case .condition = part { return ends }
        return ends.reduce(into: []) { $0.formUnion(self.ends(of: part, in: word, from: $1)) }
      }
    case .either(let parts):
      return parts.reduce(into: []) { $0.formUnion(ends(of: $1, in: word, from: start)) }
    case .optional(let part): return ends(of: part, in: word, from: start).union([start])
    case .many(let part):
      var all: Set<Int> = [start]
      var last = all
      while !last.isEmpty {
        let next = last.reduce(into: Set<Int>()) {
          $0.formUnion(ends(of: part, in: word, from: $1))
        }
        last = next.subtracting(all)
        all.formUnion(next)
      }
      return all
    case .mix, .condition: return []
    }
  }
}
