import Interpreter
import Rendering
import Syntax

/// The statements of a session as a text that does the same.
struct SessionScript {
  let past: Past
  let seed: UInt64

  private var entries: [Past.Entry] { past.entries }

  /// The statements alone.
  func script(_ interrupted: @escaping () -> Bool) -> String {
    // Only where a check failed must they run again, to find what did not hold.
    guard !entries.contains(where: \.hasFailedCheck) else {
      var replay = CheckedReplay(seed: seed, interrupted: interrupted)
      return statements(&replay, withChecks: false, interrupted)
    }
    var text = heading
    for entry in entries {
      text +=
        entry.isRepeatable
        ? parts(of: entry).map { $0.text + "\n" }.joined() : leftOut(entry)
    }
    return text
  }

  private var heading: String { seed == 1 ? "" : "# Run with --seed \(seed).\n" }

  /// The statements, each with what came of it behind it as checks that hold.
  func test(_ interrupted: @escaping () -> Bool) -> String {
    var replay = CheckedReplay(seed: seed, interrupted: interrupted)
    let text = statements(&replay, withChecks: true, interrupted)
    let end = replay.finalChecks()
    return end.isEmpty ? text : text + "\n# What there is in the end.\n" + lines(end)
  }

  private func statements(
    _ replay: inout CheckedReplay, withChecks: Bool, _ interrupted: @escaping () -> Bool
  ) -> String {
    var text = heading
    for entry in entries where !interrupted() {
      guard entry.isRepeatable else {
        text += leftOut(entry)
        continue
      }
      for statement in parts(of: entry) {
        let checks = replay.run(statement, proposing: withChecks)
        if !replay.isKept { text += commented("did not hold", statement.text) }
        text += lines((replay.written.map { [$0] } ?? []) + checks)
        if replay.hasFailedCheck, !entry.keepGoing { break }
      }
    }
    return text
  }

  /// A page with a transcript, which is run as a test.
  func document(named path: String, withChecks: Bool, _ interrupted: @escaping () -> Bool) -> String
  {
    var replay = CheckedReplay(seed: seed, interrupted: interrupted)
    var transcript: [UInt8] = []
    var isComparable = true
    // Behind the title, an empty line and the beginning of the fence.
    let firstLine = 4
    for entry in entries where entry.isRepeatable && !interrupted() {
      for statement in parts(of: entry) {
        let line = firstLine + transcript.count { $0 == UInt8(ascii: "\n") }
        _ = replay.run(statement.moved(to: line, of: path), proposing: false)
        if let written = replay.written {
          isComparable = isComparable && SessionScript.isComparable(replay.said)
          Transcript.echo(written, into: &transcript)
          transcript += replay.said
        }
        if replay.hasFailedCheck, !entry.keepGoing { break }
      }
    }
    if withChecks {
      for check in replay.finalChecks() { Transcript.echo(check, into: &transcript) }
    }
    let text = String(decoding: transcript, as: UTF8.self)
    return "# \(Paths.name(of: path))\n\n```repl \(attributes(isComparable))\n\(text)```\n"
  }

  private func attributes(_ isComparable: Bool) -> String {
    "fresh" + (seed == 1 ? "" : " seed=\(seed)") + (isComparable ? "" : " no-compare")
  }

  /// Whether every line is still output when it stands in a fence.
  private static func isComparable(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").allSatisfy { line in
      !Transcript.isMistakable(String(line))
    }
  }

  private func lines(_ checks: [String]) -> String { checks.map { $0 + "\n" }.joined() }

  /// A text that is not run, with the reason above it.
  private func commented(_ reason: String, _ text: String) -> String {
    // By bytes: a carriage return and a new line are one character, and two lines all the same.
    "# \(reason)\n"
      + text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { "# \(String(decoding: $0, as: UTF8.self))\n" }.joined()
  }

  /// It is not known how far it came, so that doing it again would not be the same.
  private func leftOut(_ entry: Past.Entry) -> String {
    commented("interrupted", parts(of: entry).map(\.text).joined(separator: "\n"))
  }

  // MARK: What was typed

  /// A statement with the text it stands in.
  struct Part {
    var statement: Statement
    var source: SourceText
    var library: Library

    var text: String { source.text(of: statement.range) }

    /// The same statement in another text: what it tells may name its line.
    func moved(to line: Int, of name: String) -> Part {
      // What is included is found from the text that includes it.
      let name = statement.includedPaths.isEmpty ? name : source.name
      let moved = SourceText(name: name, bytes: Array((text + "\n").utf8), firstLine: line)
      guard let statement = Parser.parse(moved).script.statements.first else { return self }
      return Part(statement: statement, source: moved, library: library)
    }
  }

  /// What was typed or read, without files: what was included stands in the place of its
  /// `include`.
  private func parts(of entry: Past.Entry) -> [Part] {
    parts(of: entry.program, entry.library, depth: 0)
  }

  private func parts(of program: Program, _ library: Library, depth: Int) -> [Part] {
    let statements = program.statements ?? Parser.parse(program.source).script.statements
    return statements.flatMap { statement -> [Part] in
      if case .include(let path) = statement.body, depth < Loader.depthLimit,
        let included = library.program(path.text, from: program.source)
      {
        return parts(of: included, library, depth: depth + 1)
      }
      return [Part(statement: statement, source: program.source, library: library)]
    }
  }
}
