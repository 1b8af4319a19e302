import Documents
import Session
import Synchronization
import Testing

/// What `.save` makes of a session passes as it is saved.
@Suite struct SavedDocumentTests {
  static let sessions = [
    "node a leader\nnode b follower sync\nnode c follower latency 200ms\nwrite x = 1\nread x at c\n"
      + "crash a\npromote c\nread x\nwhy",
    "node a leader\nnode b follower\nwrite \"> \" = 1\nread \"> \"\nread \"```\"\nread \"2ms a> x\"",
    "node a leader\nwrite x = \"...\"\nread x\nwrite y = \"<name=*>\"\nread y\nread y\nstate",
    "node a leader\nrepeat 3 as i {\nwrite k = $i\n}\nexpect value 9\nread k",
    "link a <-> b\nwrite x = 1\nnode a leader",
    "node a leader\nnode b, c follower\nset failover automatic after 1s\nwrite x = 1\ncrash a\n"
      + "wait 5s\nwrite x = 2\nrestart a\nsettle\nstate\nhistory\ntimeline",
  ]

  private func saved(_ text: String, as command: String, seed: UInt64) -> String {
    let box = Box()
    var session = Session(Session.Options(seed: seed))
    for line in text.split(separator: "\n") { _ = session.submit(String(line)) }
    let files = Files(
      canonical: { _ in nil }, read: { _, _ in .failure(FileProblem("no")) },
      write: { _, bytes in
        box.text.withLock { $0 = String(decoding: bytes, as: UTF8.self) }
        return nil
      })
    #expect(session.submit(command, files: files).complaints == [])
    return box.text.withLock { $0 }
  }

  private final class Box: Sendable {
    let text = Mutex("")
  }

  private func failures(_ name: String, _ text: String, seed: UInt64 = 1) -> [String] {
    let examination = Document(name: name, bytes: Array(text.utf8)).examine { fenceSeed in
      SessionRunner(Session(Session.Options(seed: fenceSeed ?? seed)))
    }
    #expect(!examination.verdicts.isEmpty, "\(text)")
    return examination.verdicts.flatMap { verdict -> [String] in
      guard case .failed(let failures) = verdict.outcome else { return [] }
      return failures.map { "\($0.line): \($0.reason) \($0.details)" }
    }
  }

  @Test(arguments: sessions, [1, 7] as [UInt64])
  func asADocument(_ text: String, seed: UInt64) {
    for command in [".save it.md", ".save test it.md"] {
      let page = saved(text, as: command, seed: seed)
      #expect(failures("it.md", page) == [], "\(page)")
    }
  }

  @Test(arguments: sessions, [1, 7] as [UInt64])
  func asATest(_ text: String, seed: UInt64) {
    let script = saved(text, as: ".save test it.repl", seed: seed)
    #expect(failures("it.repl", script, seed: seed) == [], "\(script)")
  }
}
