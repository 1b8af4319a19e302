import Foundation
import TestSupport

@testable import Syntax

/// Makes random sentences of a grammar.
struct SentenceMaker {
  let grammar: GrammarFile
  var numbers: SeededNumbers
  /// The variables of the `repeat`s around the place where the sentence grows.
  private var variables: [String] = []
  private var depth = 0

  init(_ grammar: GrammarFile, seed: UInt64) {
    self.grammar = grammar
    numbers = SeededNumbers(seed: seed)
  }

  mutating func sentence(_ production: String) -> String? {
    variables = []
    depth = 0
    guard let parts = make(.reference(production), isWord: false) else { return nil }
    return joined(parts)
  }

  /// The parts of a sentence; nil where a condition does not hold or it would grow too deep.
  private mutating func make(_ expression: GrammarFile.Expression, isWord: Bool) -> [String]? {
    switch expression {
    case .text(let text): return [text]
    case .range(let from, let to):
      let value = UInt32.random(in: from.value...to.value, using: &numbers)
      return Unicode.Scalar(value).map { [String($0)] }
    case .reference(let name): return production(name, isWord: isWord)
    case .sequence(let parts): return sequence(parts, isWord: isWord)
    case .either(let parts):
      for part in parts.shuffled(using: &numbers) {
        if let made = make(part, isWord: isWord) { return made }
      }
      return nil
    case .mix(let parts):
      return sequence(parts.flatMap(mixed).shuffled(using: &numbers), isWord: isWord)
    case .optional(let part):
      guard depth < 14, Bool.random(using: &numbers) else { return [] }
      return make(part, isWord: isWord) ?? []
    case .many(let part):
      var made: [String] = []
      let most = isWord ? 2 : depth < 14 ? 3 : 0
      for _ in 0..<Int.random(in: 0...most, using: &numbers) {
        made += make(part, isWord: isWord) ?? []
      }
      return made
    case .condition: return []
    }
  }

  /// The parts of an `&` inside another `&`.
  private func mixed(_ part: GrammarFile.Expression) -> [GrammarFile.Expression] {
    switch part {
    case .mix(let parts): parts.flatMap(mixed)
    case .reference(let name):
      if case .mix(let parts) = grammar.productions[name] { parts.flatMap(mixed) } else { [part] }
    case .text, .range, .sequence, .either, .optional, .many, .condition: [part]
    }
  }

  private mutating func sequence(
    _ parts: [GrammarFile.Expression], isWord: Bool
  ) -> [String]? {
    var made: [String] = []
    for part in parts {
      if case .condition(let condition) = part {
        guard holds(condition, made, isWord: isWord) else { return nil }
      } else {
        guard let more = make(part, isWord: isWord) else { return nil }
        made += more
      }
    }
    return made
  }

  private mutating func production(_ name: String, isWord: Bool) -> [String]? {
    guard let expression = grammar.productions[name], depth < 30 else { return nil }
    let isWordHere = name.first?.isUppercase ?? false
    let known = variables
    depth += 1
    defer {
      depth -= 1
      if name == "repeat-statement" { variables = known }
    }
    if name == "VARIABLE", isWord {
      return variables.randomElement(using: &numbers).map { [$0] }
    }
    for _ in 0..<3 {
      guard let made = make(expression, isWord: isWordHere) else { continue }
      guard isWordHere else { return made }
      let word = made.joined()
      if name == "VARIABLE" { variables.append(word) }
      return [word]
    }
    return nil
  }

  private func holds(_ condition: String, _ made: [String], isWord: Bool) -> Bool {
    let word = made.joined()
    return switch condition {
    case "no keyword": Keyword(rawValue: word) == nil
    case "not reserved":
      !StatementParser.reservedNames.contains(word.trimmingCharacters(in: ["\""]))
    case "not empty": !made.isEmpty
    case "not zero": word.contains { "123456789".contains($0) }
    case "share": word.dropLast().split(separator: ".").first.map { $0.count < 3 } ?? false
    // A fraction has three digits at most.
    case "whole":
      !word.hasSuffix("us") || !word.contains(".")
    // Numbers are made of three digits at most, and variables are taken from the `repeat`s.
    case "in bounds", "of a repeat": true
    default: false
    }
  }

  /// The parts with white space between them, where it must be and now and then where it may be.
  private mutating func joined(_ parts: [String]) -> String {
    var text = ""
    // Signs that no word begins or ends with, and that join to no other sign.
    let signs: Set = [",", ":", ";", "(", ")", "{", "}", "|", "\n"]
    var isAfterSign = true
    for part in parts {
      let isSign = signs.contains(part)
      let mustSpace = !isAfterSign && !isSign
      if mustSpace || Int.random(in: 0..<4, using: &numbers) > 0 { text += " " }
      text += part
      isAfterSign = isSign
    }
    return text
  }
}
