import Glibc
import LineEditing
import TestSupport
import Testing

@Suite("The history file")
struct HistoryFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/state/understudy/history" }

  private func history(limit: Int = 100) -> HistoryFile { HistoryFile(path: path, limit: limit) }

  @Test func aMissingFileHasNoEntries() throws {
    var history = history()
    #expect(try history.load() == [])
    #expect(!folder.exists("state"))
  }

  @Test func entriesComeBackInOrder() throws {
    var first = history()
    for entry in ["node a leader", "write x = \"é🎭\"", "state"] { try first.append(entry) }
    var second = history()
    #expect(try second.load() == ["node a leader", "write x = \"é🎭\"", "state"])
  }

  @Test(arguments: [
    "repeat 3 {\n  write x = 1\n}", "a\\nb", "\\", "tab\there", "carriage\r\nreturn", "nul\0",
  ])
  func oddEntriesComeBackWhole(entry: String) throws {
    var first = history()
    try first.append(entry)
    try first.append("state")
    var second = history()
    #expect(try second.load() == [entry, "state"])
  }

  @Test func onlyTheOwnerCanReadIt() throws {
    var history = history()
    try history.append("state")
    #expect(folder.mode("state/understudy/history") == 0o600)
    #expect(folder.mode("state/understudy") == 0o700)
  }

  @Test func repeatsBlanksAndEntriesBehindASpaceAreNotKept() throws {
    var history = history()
    #expect(try history.append("state"))
    #expect(try !history.append("state"))
    #expect(try !history.append(" write secret = 1"))
    #expect(try !history.append(""))
    #expect(try !history.append("\t"))
    #expect(try history.append("log a"))
    #expect(try history.append("state"))
    #expect(try history.load() == ["state", "log a", "state"])
  }

  @Test func aRepeatOfTheLastSessionIsNotKept() throws {
    var first = history()
    try first.append("state")
    var second = history()
    _ = try second.load()
    #expect(try !second.append("state"))
  }

  @Test func sessionsSideBySideLoseNothing() async throws {
    let path = path
    try await withThrowingTaskGroup { group in
      for session in 0..<4 {
        group.addTask {
          var history = HistoryFile(path: path, limit: 10_000)
          for number in 0..<200 { try history.append("write s\(session) = \(number)") }
        }
      }
      try await group.waitForAll()
    }
    var history = history(limit: 10_000)
    let entries = try history.load()
    #expect(entries.count == 800)
    for session in 0..<4 {
      let own = entries.filter { $0.hasPrefix("write s\(session) ") }
      #expect(own == (0..<200).map { "write s\(session) = \($0)" })
    }
  }

  @Test func onlyTheNewestAreLoaded() throws {
    var first = history()
    for number in 0..<15 { try first.append("write x = \(number)") }
    var second = history(limit: 10)
    #expect(try second.load() == (5..<15).map { "write x = \($0)" })
    #expect(try folder.read("state/understudy/history").hasSuffix("write x = 14\n"))
  }

  @Test func aFileFarOverTheLimitIsMadeShorter() throws {
    var first = history()
    for number in 0..<25 { try first.append("write x = \(number)") }
    var second = history(limit: 10)
    _ = try second.load()
    // The first session still writes to the right place.
    try first.append("state")
    var third = history(limit: 100)
    #expect(try third.load() == (15..<25).map { "write x = \($0)" } + ["state"])
    #expect(folder.names("state/understudy") == ["history"])
    #expect(folder.mode("state/understudy/history") == 0o600)
  }

  @Test(arguments: ["#!/bin/sh\necho hello\n", "_HiStOrY_V2_\nset\\040x\n", "\0\0\0", "x"])
  func aForeignFileIsLeftAlone(content: String) throws {
    try folder.write("other", content)
    var history = HistoryFile(path: folder.path + "/other")
    let failure = HistoryFailure.foreign(path: folder.path + "/other")
    #expect(throws: failure) { try history.load() }
    #expect(throws: failure) { try history.append("state") }
    #expect(try folder.read("other") == content)
  }

  @Test func damagedLinesArePassedOverAndKept() throws {
    let content = "# understudy history 1\nstate\nbad \\x escape\nlog a\nhalf a li"
    try folder.write("history", content)
    var history = HistoryFile(path: folder.path + "/history", limit: 1)
    #expect(try history.load() == ["half a li"])
    try history.append("lag")
    #expect(try folder.read("history") == content + "\nlag\n")
  }

  @Test func aDeviceKeepsNothing() throws {
    var history = HistoryFile(path: "/dev/null")
    #expect(try history.load() == [])
    #expect(try !history.append("state"))
  }

  @Test func aPlaceThatCannotBeWrittenSaysWhy() throws {
    try folder.write("file", "x")
    let inside = folder.path + "/file/history"
    var history = HistoryFile(path: inside)
    #expect(throws: HistoryFailure.system(operation: "open", path: inside, code: ENOTDIR)) {
      try history.append("state")
    }
  }
}
