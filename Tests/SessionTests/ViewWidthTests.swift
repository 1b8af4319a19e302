import Syntax
import Testing

@testable import Session

/// Every view at the widths of real terminals, with few nodes and many, wide glyphs and long values.
@Suite struct ViewWidthTests {
  static let views = [
    "state", "log a", "lag", "data a", "diff a b", "messages", "history", "settings", "timeline",
    "candidates", "summary",
  ]

  struct Case: CustomTestStringConvertible, Sendable {
    var view: String
    var width: Int
    var nodes: Int

    var testDescription: String { "\(view), \(width) columns, \(nodes) nodes" }
  }

  static let cases = views.flatMap { view in
    [20, 40, 80, 200].flatMap { width in
      [2, 9].map { Case(view: view, width: width, nodes: $0) }
    }
  }

  private func session(_ one: Case, isOnTerminal: Bool) -> Session {
    let followers = (1..<one.nodes).map { $0 == 1 ? "b" : "follower-with-a-long-name-\($0)" }
    let long = String(repeating: "a long value ", count: 20)
    return SessionTests.session(
      """
      node a leader
      node \(followers.joined(separator: ", ")) follower latency 3ms
      client "山田太郎" in eu
      write x = 1, größe = "日本語の値"
      "山田太郎": write note = "\(long)"
      wait 1ms
      """, Session.Options(width: one.width, isOnTerminal: isOnTerminal))
  }

  @Test(arguments: cases)
  func noLineIsWiderThanTheTerminal(_ one: Case) {
    var session = session(one, isOnTerminal: true)
    let text = session.submit(one.view).text
    for line in text.split(separator: "\n") where one.width >= 80 {
      #expect(DisplayWidth.of(String(line)) <= one.width, "\(text)")
    }
    #expect(!text.isEmpty)
  }

  /// What fits is not cut: the same bytes as into a file.
  @Test(arguments: cases)
  func whatFitsIsWhole(_ one: Case) {
    var narrow = session(one, isOnTerminal: true)
    var plain = session(one, isOnTerminal: false)
    let (fitted, whole) = (narrow.submit(one.view).text, plain.submit(one.view).text)
    let widest = whole.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0
    if widest <= one.width { #expect(fitted == whole) }
    #expect(fitted != whole || widest <= one.width)
  }

  @Test func wideStateAtEighty() {
    var session = session(Case(view: "state", width: 80, nodes: 9), isOnTerminal: true)
    let text = session.submit("state").text
    #expect(text.split(separator: "\n").count == 10)
    #expect(text.contains("follower-with-a-long-name-8"))
  }

  @Test func aNewWidthCountsAtOnce() {
    let one = Case(view: "history", width: 200, nodes: 2)
    var session = session(one, isOnTerminal: true)
    let wide = session.submit("history").text
    session.resize(width: 80)
    #expect(session.submit("history").text != wide)
    session.resize(width: 200)
    #expect(session.submit("history").text.hasPrefix(wide.prefix(100)))
  }

  @Test func aFileGetsAllOfIt() {
    let desk = Desk()
    var session = session(Case(view: "log a", width: 40, nodes: 2), isOnTerminal: true)
    _ = session.submit(".output all.txt", files: desk.access)
    _ = session.submit("log a", files: desk.access)
    #expect(desk["all.txt"]?.contains("…") == false)
    _ = session.submit(".output", files: desk.access)
    #expect(session.submit("log a").text.contains("…"))
  }
}
