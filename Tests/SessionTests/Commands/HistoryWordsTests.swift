import Session
import Testing

/// Operations are shown as they are typed.
@Suite struct HistoryWordsTests {
  @Test func writesOfEveryKindAreNamed() {
    var session = session("node a leader\nwrite x = 1\nadd n 2\ndelete x\nread x, n\n")
    let history = session.submit("history").text
    for operation in ["write x = 1", "add n 2", "delete x", "read x, n"] {
      #expect(history.contains("  \(operation)  "))
    }
  }

  @Test func aTransactionOfSeveralKindsIsAWrite() {
    var session = session(
      "node a leader\nalice: begin\nalice: write x = 1\nalice: add n 2\nalice: commit\n")
    #expect(session.submit("history").text.contains("  write x = 1, add n 2  "))
  }
}
