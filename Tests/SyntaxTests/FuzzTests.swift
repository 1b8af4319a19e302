import TestSupport
import Testing

@testable import Syntax

/// Any text whatever gives a tree and diagnostics.
@Suite struct FuzzTests {
  /// Parses, renders and formats; what matters is that all of it ends, and agrees.
  private func exercise(_ source: SourceText) {
    let result = Parser.parse(source)
    for diagnostic in result.diagnostics.prefix(3) {
      let rendered = diagnostic.rendered(in: source)
      #expect(!rendered.unicodeScalars.contains { $0 != "\n" && Escaping.mustEscape($0) })
    }
    for diagnostic in result.diagnostics {
      #expect(diagnostic.range.start <= diagnostic.range.end)
      #expect(diagnostic.range.start >= 0 && Int(diagnostic.range.end) <= source.bytes.count)
    }
    for statement in result.script.statements {
      #expect(statement.range.start < statement.range.end)
    }
    let formatted = Formatter.format(source)
    if result.diagnostics.isEmpty {
      #expect(Formatter.format(SourceText(name: "t", text: formatted)) == formatted)
    } else {
      #expect(formatted == String(decoding: source.bytes, as: UTF8.self))
    }
    if result.completeness != .complete { #expect(!result.diagnostics.isEmpty) }
  }

  @Test(arguments: 0..<8)
  func randomBytes(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let favourites = Array("\n\n  ;{}()\"\\$#,=:|<>-!%x0159ab\u{e9}\u{202e}\r\t\0".utf8)
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0..<120, using: &numbers)).map { _ in
        Int.random(in: 0..<4, using: &numbers) == 0
          ? UInt8.random(in: 0...255, using: &numbers)
          : favourites.randomElement(using: &numbers) ?? 0
      }
      exercise(SourceText(name: "t", bytes: bytes))
    }
  }

  @Test(arguments: 0..<8)
  func randomWords(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let words = Keyword.allCases.map(\.rawValue) + Self.junk
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 1..<14, using: &numbers)).map { _ in
        words.randomElement(using: &numbers) ?? ""
      }
      exercise(SourceText(name: "t", text: text.joined(separator: " ")))
    }
  }

  private static let junk = [
    "", "=", "{", "}", "(", ")", "|", ",", ":", ";", "\n", "\\", "\\\n", "\"", "\"a", "\"a b\"",
    "->",
    "<->", "<", ">=", "!=", "#", "$i", "${", "${i}", "5", "5s", "-5s", "5%", "1e9",
    "99999999999999999999",
    "\u{0}", "\u{202E}", "\u{1B}[31m", "名", ".x", "a", "b", "\r\n", "\r",
  ]

  /// Every token of every sample deleted, doubled, swapped with its neighbour, or made junk.
  @Test(arguments: 0..<4)
  func brokenSamples(_ part: Int) {
    var numbers = SeededNumbers(seed: UInt64(part))
    for (number, sample) in Sample.all.enumerated() where number % 4 == part {
      let tokens = tokenTexts(sample.text)
      for index in tokens.indices {
        var deleted = tokens
        deleted.remove(at: index)
        var doubled = tokens
        doubled.insert(tokens[index], at: index)
        var swapped = tokens
        swapped.swapAt(index, Int.random(in: tokens.indices, using: &numbers))
        var broken = tokens
        broken[index] = Self.junk.randomElement(using: &numbers) ?? ""
        for mutation in [deleted, doubled, swapped, broken] {
          exercise(SourceText(name: "t", text: mutation.joined(separator: " ")))
        }
      }
    }
  }
}
