import Glibc
import TestSupport
import Testing

/// What was typed before, and the keys that bring it back.
@Suite("The history at the prompt")
struct HistoryKeyTests {
  private let folder = TemporaryFolder()
  private let file = ".local/state/understudy/history"

  private func session(
    _ arguments: String..., keeping entries: [String] = []
  ) throws -> TerminalSession {
    if !entries.isEmpty {
      for part in [".local", ".local/state", ".local/state/understudy"] { folder.makeFolder(part) }
      let text = (["# understudy history 1"] + entries).joined(separator: "\n") + "\n"
      try folder.write(file, text)
    }
    let session = try TerminalSession(
      arguments: arguments, home: folder.path,
      environment: ["TERM": "xterm-256color", "NO_COLOR": "1"], columns: 60, rows: 12)
    try session.seePrompt()
    return session
  }

  private static let up = "\u{1B}[A"
  private static let down = "\u{1B}[B"

  @Test func upWithTextFindsWhatBeginsAlike() throws {
    let session = try session(keeping: ["write x = 1", "node a leader", "write y = 2", "state"])
    session.type("wri" + Self.up)
    try session.see("> write y = 2", cursorAt: 13)
    session.type(Self.up)
    try session.see("> write x = 1", cursorAt: 13)
    // There is nothing older.
    session.type(Self.up)
    session.type(Self.down)
    try session.see("> write y = 2", cursorAt: 13)
    session.type(Self.down)
    try session.see("> wri", cursorAt: 5)
    // Up to the cursor: what stands behind it does not count, and comes back.
    session.type("te y\u{1}\u{1B}[C" + Self.up)
    try session.see("> write y = 2", cursorAt: 13)
    session.type(Self.down)
    try session.see("> write y", cursorAt: 3)
    session.type("\u{15}\u{B}" + Self.up + Self.up)
    try session.see("> write y = 2", cursorAt: 13)
    session.type(Self.up + "\u{7}")
    try session.see(">", cursorAt: 2)
    try session.leave()
  }

  @Test func anEntryOfSeveralLinesIsWalkedThrough() throws {
    let session = try session(keeping: ["state", "repeat 2 {\\n  lag\\n}"])
    session.type(Self.up)
    try session.see("> repeat 2 {", "…   lag", "… }")
    session.type(Self.up + Self.up + Self.up)
    try session.see("> state", cursorAt: 7)
    try session.leave()
  }

  @Test func ctrlRSearches() throws {
    let session = try session(
      keeping: ["node abc leader", "write x = \"ć日\"", "node abd follower", "state"])
    session.type("\u{12}ab")
    try session.see("> node abd follower", "search back: ab")
    session.type("\u{12}")
    try session.see("> node abc leader", "search back: ab")
    session.type("\u{12}")
    try session.see("> node abc leader", "search back: ab  (nothing more)")
    session.type("\u{13}")
    try session.see("> node abd follower", "search on: ab")
    session.type("\u{7F}\u{7F}")
    session.type("ć")
    try session.see("> write x = \"ć日\"", "search back: ć")
    session.type("\u{5}")
    try session.see("> write x = \"ć日\"", cursorAt: 17)
    session.type("\u{15}half\u{12}state")
    try session.see("> state", "search back: state")
    session.type("\u{7}")
    try session.see("> half", cursorAt: 6)
    session.type("\u{15}\u{12}sta\r")
    try session.seeAnswer("no nodes", to: "> state")
    try session.leave()
  }

  @Test func wholeStatementsAreKeptAndThoseBehindASpaceAreNot() throws {
    let session = try session()
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type(" write secret = 1\r")
    try session.see("an answer") { $0.text.contains("acknowledged") && $0.lines.last == ">" }
    session.type("repeat 1 {\rstate\r}\r")
    try session.see("an answer") { $0.text.contains("behind") && $0.lines.last == ">" }
    try session.leave()
    #expect(
      try folder.read(file)
        == "# understudy history 1\nnode a leader\nrepeat 1 {\\nstate\\n}\n")
  }

  @Test func aPrivateSessionKeepsNothing() throws {
    let session = try session("--private", keeping: ["write x = 1"])
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.type(Self.up + Self.up)
    try session.see("> write x = 1", cursorAt: 13)
    try session.leave()
    #expect(try folder.read(file) == "# understudy history 1\nwrite x = 1\n")
  }

  @Test func sessionsSideBySideLoseNothingAndTheNextOneKnowsAll() throws {
    let first = try session()
    let second = try session()
    for number in 0..<5 {
      first.type("node a\(number)\r")
      try first.see("> node a\(number)", ">")
      second.type("node b\(number)\r")
      try second.see("> node b\(number)", ">")
    }
    try first.leave()
    try second.leave()
    let third = try session()
    for number in (0..<5).reversed() {
      third.type(Self.up)
      try third.see("> node b\(number)", cursorAt: 9)
      third.type(Self.up)
      try third.see("> node a\(number)", cursorAt: 9)
    }
    try third.leave()
  }

  @Test func aKilledSessionLosesAtMostWhatItWrites() throws {
    let session = try session()
    session.type("node a leader\r")
    try session.see("> node a leader", ">")
    session.send(SIGKILL)
    #expect(try session.finish() == 128 + SIGKILL)
    #expect(try folder.read(file) == "# understudy history 1\nnode a leader\n")
    // As if it had died in the middle of the next one.
    try folder.write(file, "# understudy history 1\nnode a leader\nnode b foll")
    let next = try self.session()
    next.type("node c\r")
    try next.see("> node c", ">")
    try next.leave()
    #expect(try folder.read(file).hasSuffix("\nnode a leader\nnode b foll\nnode c\n"))
  }

  /// What comes back is what was typed, not the paper it stood on.
  @Test func aPastedTranscriptIsKeptWithoutItsPromptsAndOutput() throws {
    let session = try session()
    session.type("\u{1B}[200~> node a leader\r> write x = 1\racknowledged by a\r\u{1B}[201~\r")
    try session.seeText("acknowledged by a in 0us")
    try session.seePrompt()
    session.type(Self.up)
    try session.see("> node a leader", "… write x = 1")
    try session.leave()
  }
}
