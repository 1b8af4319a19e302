import Documents
import Session
import Synchronization
import TestSupport
import Testing

/// What `.save` makes of a random session passes as it is saved, and no longer when an outcome in it
/// is another.
@Suite("Saved random sessions") struct SavedWalkTests {
  static let seeds = Seeds.first(3)
  static let statements = 30

  private final class Box: Sendable {
    let text = Mutex("")
  }

  private static let shared = "node e follower\nwrite shared = 1\nread shared\n"

  private static func files(_ box: Box) -> Files {
    Files(
      canonical: { $0 == "common.repl" ? $0 : nil },
      read: { _, _ in .success(Array(shared.utf8)) },
      write: { _, bytes in
        box.text.withLock { $0 = String(decoding: bytes, as: UTF8.self) }
        return nil
      })
  }

  private func session(_ seed: UInt64) -> Session {
    var typist = Typist(seed: seed, odd: seed % 3 != 0)
    var session = Session(Session.Options(seed: seed % 3 + 1))
    var lines = typist.beginning()
    for _ in 0..<Self.statements { lines.append(typist.statement()) }
    for line in lines {
      if session.submit(line, files: Self.files(Box())).next == .more { session.discard() }
    }
    return session
  }

  private func saved(_ command: String, _ seed: UInt64) -> String {
    var session = session(seed)
    let box = Box()
    #expect(session.submit(command, files: Self.files(box)).complaints == [])
    return box.text.withLock { $0 }
  }

  private func failures(_ name: String, _ text: String, _ seed: UInt64) -> [String] {
    let document = Document(name: name, bytes: Array(text.utf8))
    let examination = document.examine { fenceSeed in
      SessionRunner(
        Session(Session.Options(seed: fenceSeed ?? seed % 3 + 1)), files: Self.files(Box()))
    }
    #expect(!examination.verdicts.isEmpty, "\(text)")
    return examination.verdicts.flatMap { verdict -> [String] in
      guard case .failed(let failures) = verdict.outcome else { return [] }
      return failures.map { "\($0.line): \($0.reason) \($0.details.joined(separator: "\n"))" }
    }
  }

  @Test(arguments: seeds)
  func asADocument(_ seed: UInt64) {
    for command in [".save it.md", ".save test it.md"] {
      let page = saved(command, seed)
      let failures = failures("it.md", page, seed)
      #expect(failures == [], "seed \(seed)\n\(page)")
      #expect(!page.contains("no-compare"), "seed \(seed)\n\(page)")
    }
  }

  @Test(arguments: seeds)
  func asATest(_ seed: UInt64) {
    let script = saved(".save test it.repl", seed)
    let found = failures("it.repl", script, seed)
    #expect(found == [], "seed \(seed)\n\(script)")
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line == "expect acknowledged" {
      var changed = lines
      changed[index] = "expect refused"
      let isNoticed = !failures("it.repl", changed.joined(separator: "\n"), seed).isEmpty
      #expect(isNoticed, "seed \(seed), line \(index + 1)\n\(script)")
      return
    }
  }
}
