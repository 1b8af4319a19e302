import Foundation
import Syntax
import TestSupport
import Testing

@testable import Session

/// Whatever is typed: nothing traps, nothing of it harms the terminal, and other programs can read
/// what is said.
@Suite("Anything typed") struct NoiseTests {
  static let seeds = Seeds.first(3)
  static let lines = 50

  static let options: [Session.Options] = [
    Session.Options(),
    Session.Options(glyphs: .ascii, colour: true, width: 40, isOnTerminal: true),
    Session.Options(seed: 3, colour: true, width: 7, isOnTerminal: true),
  ]

  /// Types at random, and tells of each line what was answered.
  private func walk(
    _ seed: UInt64, _ session: inout Session,
    _ check: (_ line: String, _ reply: Reply, _ session: Session) -> Bool
  ) {
    let desk = Desk()
    desk["common.repl"] = common
    var typist = Typist(seed: seed, odd: true)
    var lines = typist.beginning()
    for _ in 0..<Self.lines {
      switch typist.below(10) {
      case 0..<4: lines.append(typist.statement())
      case 4: lines.append(typist.mistake())
      case 5: lines.append(typist.travel())
      case 6..<8: lines.append(typist.oddCommand())
      default: lines.append(typist.noise())
      }
    }
    for line in lines {
      let stop = Stopper(after: typist.chance(10) ? 3 : 10_000)
      let reply = session.submit(line, files: desk.access, interrupted: stop.isDue)
      if reply.next == .more, typist.chance(80) { session.discard() }
      guard check(line, reply, session) else { return }
    }
    _ = session.endPrompt()
  }

  /// What of a text a terminal would act on: the first such scalar.
  private static func harm(in text: String, colour: Bool) -> String? {
    var text = text
    if colour { text.replace(/\u{1B}\[[0-9;]*m/, with: "") }
    return text.unicodeScalars.first { $0 != "\n" && Escaping.mustEscape($0) }
      .map { "U+" + String($0.value, radix: 16) }
  }

  @Test(arguments: seeds)
  func nothingHarmsTheTerminal(_ seed: UInt64) {
    var session = Session(Self.options[Int(seed) % Self.options.count])
    let colour = session.options.colour
    walk(seed, &session) { line, reply, session in
      for text in [reply.text, session.prompt] {
        let harm = Self.harm(in: text, colour: colour)
        #expect(harm == nil, "seed \(seed) line \(line.debugDescription) said \(text)")
        if harm != nil { return false }
      }
      for text in reply.complaints {
        let harm = Self.harm(in: text, colour: false)
        #expect(harm == nil, "seed \(seed) line \(line.debugDescription) complained \(text)")
        if harm != nil { return false }
      }
      return true
    }
  }

  @Test(arguments: seeds)
  func everyLineOfJSONIsAnObject(_ seed: UInt64) {
    var session = Session(Session.Options(format: .json))
    walk(seed, &session) { line, reply, session in
      guard session.format == .json else { return true }
      for said in reply.output.split(separator: UInt8(ascii: "\n")) {
        let object = try? JSONSerialization.jsonObject(with: Data(said)) as? [String: Any]
        let text = String(decoding: said, as: UTF8.self)
        let isSound = object != nil && Self.harm(in: text, colour: false) == nil
        #expect(isSound, "seed \(seed) line \(line.debugDescription) said \(text)")
        if !isSound { return false }
      }
      return true
    }
  }

  @Test(arguments: seeds)
  func tablesCanBeReadByOthers(_ seed: UInt64) {
    for format in [Session.Options.Format.csv, .markdown] {
      var session = Session()
      walk(seed, &session) { line, _, session in
        for look in ["state", "history", "settings", "messages", "timeline", ".branches", ".show"] {
          var copy = session
          copy.discard()
          _ = copy.submit(".output")
          _ = copy.submit(".timer off")
          _ = copy.submit(".mode \(format.rawValue)")
          let text = copy.submit(look).text
          let isSound = format == .csv ? Self.isCSV(text) : Self.isMarkdown(text)
          let harm = Self.harm(in: text, colour: false)
          #expect(isSound && harm == nil, "seed \(seed) line \(line.debugDescription)\n\(text)")
          if !isSound { return false }
        }
        return true
      }
    }
  }

  /// Whether the text is rows of equally many fields.
  private static func isCSV(_ text: String) -> Bool {
    var counts: Set<Int> = []
    var (fields, isQuoted, isStart) = (1, false, true)
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else { continue }
        let next = index < bytes.count ? bytes[index] : UInt8(ascii: "\n")
        if next == UInt8(ascii: "\"") {
          index += 1
          continue
        }
        isQuoted = false
        guard next == UInt8(ascii: ",") || next == UInt8(ascii: "\n") else { return false }
      } else if byte == UInt8(ascii: "\"") {
        guard isStart else { return false }
        isQuoted = true
        isStart = false
      } else if byte == UInt8(ascii: ",") {
        fields += 1
        isStart = true
      } else if byte == UInt8(ascii: "\n") {
        counts.insert(fields)
        (fields, isStart) = (1, true)
      } else {
        isStart = false
      }
    }
    return !isQuoted && counts.count <= 1
  }

  /// Whether the lines that are rows have equally many cells.
  private static func isMarkdown(_ text: String) -> Bool {
    var counts: Set<Int> = []
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      var isEscaped = false
      counts.insert(
        line.utf8.count { byte in
          defer { isEscaped = byte == UInt8(ascii: "\\") && !isEscaped }
          return byte == UInt8(ascii: "|") && !isEscaped
        })
    }
    return counts.count <= 1
  }
}
