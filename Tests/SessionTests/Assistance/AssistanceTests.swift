import Foundation
import Session
import Testing

/// Completions and hints, held against a file that has one input a line.
@Suite struct AssistanceTests {
  static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "completions.txt")

  static let lines: [String] =
    ((try? String(contentsOf: path, encoding: .utf8)) ?? "").components(separatedBy: "\n")

  /// The lines that hold an input, by their numbers.
  static let inputs: [Int] = lines.indices.filter { lines[$0].hasPrefix("`") }

  static let world: Session = {
    var session = Session()
    for line in [
      "node a leader", "node b, longname follower", "client alice", "region eu a, b",
      "write x = 1", "write \"two words\" = 2", ".fork other",
    ] { _ = session.submit(line) }
    return session
  }()

  static let files = Files(
    canonical: { _ in nil }, read: { _, _ in .failure(FileProblem("no")) },
    list: { folder in
      folder.isEmpty ? ["Examples/", "Extra file.repl", ".hidden", "a.repl"] : ["tour.repl"]
    })

  @Test(arguments: inputs)
  func whatIsOffered(_ index: Int) {
    let line = Self.lines[index]
    let input = Self.input(of: line)
    #expect(line == Self.told(input), "completions.txt:\(index + 1)")
  }

  @Test func thereAreInputs() { #expect(Self.inputs.count > 90) }

  /// Writes what is offered now, for a person to read before it is kept.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["UNDERSTUDY_REWRITE"] != nil))
  func rewrite() throws {
    let rewritten = Self.lines.map { $0.hasPrefix("`") ? Self.told(Self.input(of: $0)) : $0 }
    try rewritten.joined(separator: "\n").write(to: Self.path, atomically: true, encoding: .utf8)
  }

  private static func input(of line: String) -> String {
    String(line.dropFirst().prefix { $0 != "`" })
  }

  private static func told(_ input: String) -> String {
    let completion = world.completion(before: input, files: files)
    let names = completion.candidates.map { $0.text.replacing(" ", with: "_") }
    var line = "`\(input)`  Tab:" + names.map { " " + $0 }.joined()
    if let hint = world.hint(for: input) {
      let rest = hint.shown.dropFirst(hint.inserted.count)
      line +=
        "  Hint: "
        + (hint.shown.hasPrefix(hint.inserted)
          ? "\(hint.inserted)|\(rest)" : "\(hint.inserted) BUT \(hint.shown)")
    }
    return line
  }
}
