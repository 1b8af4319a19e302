import Syntax
import TestSupport
import Testing

@testable import Session

/// Completion and hint behind every beginning of what is typed.
@Suite("Help while anything is typed") struct AssistanceWalkTests {
  static let seeds = Seeds.first(4)
  static let lines = 12

  @Test(arguments: seeds)
  func whatIsOfferedCanStandThere(_ seed: UInt64) {
    let desk = Desk()
    desk["common.repl"] = common
    var session = Session()
    var typist = Typist(seed: seed, odd: true)
    for line in typist.beginning() { _ = session.submit(line) }
    for number in 0..<Self.lines {
      let line = number % 4 == 3 ? typist.noise() : typist.statement()
      for end in line.indices where typist.chance(40) {
        guard isSound(String(line[..<end]), session, seed) else { return }
      }
      _ = session.submit(line, files: desk.access)
      session.discard()
    }
    for _ in 0..<Self.lines {
      let line = typist.chance(50) ? typist.oddCommand() : typist.travel()
      for end in line.indices { _ = isSound(String(line[..<end]), session, seed) }
    }
  }

  private func isSound(_ text: String, _ session: Session, _ seed: UInt64) -> Bool {
    let completion = session.completion(before: text)
    _ = session.colours(of: text)
    _ = session.isComplete(text)
    if let hint = session.hint(for: text) {
      let isHarmless = !(hint.shown + hint.inserted).unicodeScalars.contains(where: {
        Escaping.mustEscape($0)
      })
      #expect(isHarmless, "seed \(seed): \(text.debugDescription) hints \(hint)")
      #expect(hint.shown.hasPrefix(hint.inserted))
      if !isHarmless { return false }
    }
    let scalars = text.unicodeScalars
    #expect(completion.replacedCount <= scalars.count)
    guard DotCommand.words(of: SourceText(name: "", text: text)) == nil else { return true }
    for candidate in completion.candidates {
      let isHarmless = !(candidate.text + candidate.meaning).unicodeScalars
        .contains(where: { Escaping.mustEscape($0) })
      #expect(isHarmless, "seed \(seed): \(text.debugDescription) offers \(candidate)")
      let before = String(String.UnicodeScalarView(scalars.dropLast(completion.replacedCount)))
      let refused = refusal(of: candidate.text, behind: before)
      #expect(refused == nil, "seed \(seed): \(text.debugDescription) offers \(candidate)")
      if refused != nil || !isHarmless { return false }
    }
    return true
  }

  /// What the parser says against a word that is put in; nil where it only wants more behind it.
  private func refusal(of word: String, behind before: String) -> String? {
    let start = Int32(before.utf8.count)
    let earlier = Parser.parse(SourceText(name: "", text: before)).diagnostics
    guard earlier.allSatisfy({ $0.range.end >= start }) else { return nil }
    let next = Expectations.behind(before + word)
    guard next.words.isEmpty, next.slots.isEmpty, next.signs.isEmpty else { return nil }
    let end = start + Int32(word.utf8.count) - 1
    return Parser.parse(SourceText(name: "", text: before + word)).diagnostics.first {
      $0.range.start >= start && $0.range.start < end
    }?.message
  }
}
