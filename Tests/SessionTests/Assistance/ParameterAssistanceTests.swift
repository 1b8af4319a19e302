import Session
import Testing

/// What Tab offers of the system in use.
@Suite("Completion of parameters")
struct ParameterAssistanceTests {
  private static let session: Session = {
    var session = Session()
    for line in ["use postgresql", "node a leader"] { _ = session.submit(line) }
    return session
  }()

  private func offered(_ text: String) -> [String] {
    Self.session.completion(before: text, files: .none).candidates.map(\.text)
  }

  @Test("its parameters behind `set`, `with` and a client")
  func names() {
    #expect(offered("set synchronous_c") == ["synchronous_commit = "])
    #expect(offered("alice: set synchronous_c") == ["synchronous_commit = "])
    #expect(offered("write x = 1 with s") == ["synchronous_commit="])
    #expect(offered("write x = 1 with synchronous_standby") == [])
  }

  @Test("the words that a parameter takes")
  func values() {
    #expect(offered("set synchronous_commit = re") == ["remote_write ", "remote_apply "])
    #expect(offered("write x = 1 with synchronous_commit=lo") == ["local "])
  }

  @Test("the systems behind `use` and `compare`")
  func systems() {
    #expect(offered("use postg") == ["postgresql "])
    #expect(offered("use gen") == ["generic "])
    #expect(offered("compare postg") == ["postgresql "])
  }
}
