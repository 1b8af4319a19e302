import Foundation
import Testing

@testable import Syntax

/// Sentences of each production that are accepted (`+ text`) and refused (`- code: text`); `⏎`
/// stands for the end of a line.
struct Sample: Sendable {
  var production: String
  var text: String
  /// The code of the first diagnostic; nil where there is none.
  var code: String?

  static let all: [Sample] = {
    let grammar = try? GrammarFile()
    return (grammar?.names ?? []).flatMap { name in
      let isWord = name.first?.isUppercase ?? false
      let file = "Grammar/samples/\(isWord ? "words/" : "")\(name).txt"
      return read(name, (try? Repository.text(file)) ?? "")
    }
  }()

  private static func read(_ production: String, _ file: String) -> [Sample] {
    file.split(separator: "\n").compactMap { line in
      let text = String(line.dropFirst(2)).replacing("⏎", with: "\n")
      if line.hasPrefix("+ ") { return Sample(production: production, text: text, code: nil) }
      guard line.hasPrefix("- "), let colon = text.firstRange(of: ": ") else { return nil }
      return Sample(
        production: production, text: String(text[colon.upperBound...]),
        code: String(text[..<colon.lowerBound]))
    }
  }
}

@Suite struct SampleTests {
  @Test func everyProductionHasAcceptedAndRefusedSamples() throws {
    for name in try GrammarFile().names {
      let samples = Sample.all.filter { $0.production == name }
      #expect(samples.contains { $0.code == nil }, "\(name) has no accepted sample")
      #expect(samples.contains { $0.code != nil }, "\(name) has no refused sample")
    }
  }

  @Test func acceptedSamplesParse() {
    for sample in Sample.all where sample.code == nil {
      #expect(problems(sample.text) == [], "\(sample.production): \(sample.text)")
    }
  }

  @Test func acceptedSamplesFormatToTheSameTree() {
    for sample in Sample.all where sample.code == nil {
      let formatted = format(sample.text)
      #expect(format(formatted) == formatted, "\(sample.text)")
      #expect(shape(formatted) == shape(sample.text), "\(sample.text)")
    }
  }

  @Test func refusedSamplesSayWhy() {
    for sample in Sample.all where sample.code != nil {
      let found = codes(sample.text)
      #expect(found.first == sample.code, "\(sample.production): \(sample.text) \(found)")
    }
  }

  @Test func everyCodeHasASample() {
    let sampled = Set(Sample.all.compactMap(\.code))
    // These need a text that no line of a sample holds; other tests make it.
    let elsewhere: Set<DiagnosticCode> = [
      .invalidUTF8, .nulCharacter, .lineTooLong, .statementTooLong, .textTooLong,
      .nestingTooDeep, .tooManyDiagnostics, .unfinishedContinuation,
    ]
    for code in DiagnosticCode.allCases where !elsewhere.contains(code) {
      #expect(sampled.contains(code.rawValue), "\(code.rawValue)")
    }
  }
}
