import Syntax
import Testing

@testable import Session

/// Every example of the help runs, and does what it is an example of.
@Suite struct ExampleTests {
  private static let shelf = Shelf(files: ["common.repl": "write common = 1\n"])

  /// What must have happened before an example can do its work.
  private static let before: [String: String] = [
    "node": "remove c; remove d",
    "link": "region eu a, b; region us c, d",
    "wipe": "crash a",
    "commit": "alice: begin; alice: write x = 2",
    "rollback": "alice: begin; alice: write x = 2",
    "await": "start alice: write x = 2",
    "cancel": "crash b; start alice: write x = 2",
    "restart": "stop a; promote b",
    "thaw": "freeze a",
    "resume": "pause c",
    "release": "hold a -> c; write x = 2",
    "rejoin": "crash a; promote b; restart a",
    "elect": "crash a",
    "promote": "crash a",
    "step": "hold a -> c; write x = 2; set c apply 1h; release a -> c; step deliver a -> c",
    "wait": "write x = 1",
    "aside": "set diverged aside; crash a; promote c; write x = 3; restart a; settle",
    "why": "write x = 1",
  ]

  private static func session(before keyword: String) -> Session {
    var session = Session()
    for line in [
      "node a leader; node b follower sync; node c, d follower; client alice",
      "write x = 1, counter = 1; settle", before[keyword] ?? "",
    ] where !line.isEmpty {
      let reply = session.submit(line, files: shelf.access)
      #expect(reply.complaints == [], "\(keyword): \(line)")
    }
    return session
  }

  @Test(arguments: StatementTable.rows.map(\.keyword))
  func everyExampleRuns(_ keyword: String) throws {
    let row = try #require(StatementTable.row(keyword))
    var session = Self.session(before: keyword)
    let reply = session.submit(row.example, files: Self.shelf.access)
    #expect(reply.complaints == [], "\(row.example)")
    #expect(!reply.text.contains("✗ refused"), "\(row.example): \(reply.text)")
    #expect(session.past.entries.last?.isRepeatable == true)
  }

  @Test(arguments: SettingTable.rows.map(\.name))
  func everyDefaultCanBeSet(_ name: String) throws {
    let row = try #require(SettingTable.row(name))
    var session = Self.session(before: "")
    let reply = session.submit("set \(name) \(row.defaultValue)")
    #expect(reply.complaints == [], "\(row.defaultValue)")
    #expect(!reply.text.contains("✗"), "\(reply.text)")
  }

  @Test(arguments: ConditionTable.rows.map(\.example))
  func everyConditionIsUnderstood(_ example: String) {
    var session = Self.session(before: "")
    _ = session.submit("read x")
    // Whether it holds is not the question here, only whether it can be asked.
    #expect(session.submit("expect \(example)").complaints == [], "\(example)")
  }

  @Test(arguments: StatementTable.rows.map(\.keyword))
  func everyPageOfTheHelpIsWhole(_ keyword: String) throws {
    let row = try #require(StatementTable.row(keyword))
    var session = Session(Session.Options(width: 500))
    let page = session.submit(".help \(keyword)").text
    for part in [row.form, row.meaning, "example: " + row.example, "see also: "] {
      #expect(page.contains(part))
    }
    for related in row.seeAlso { #expect(StatementTable.row(related) != nil) }
  }
}
