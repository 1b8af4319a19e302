import Testing

@testable import Syntax

/// What the tree says about statements whose words could be taken in two ways.
@Suite struct TreeTests {
  private func body(_ text: String) throws -> Statement.Body {
    let result = parse(text)
    #expect(result.diagnostics == [])
    return try #require(result.script.statements.first).body
  }

  private func condition(_ text: String) throws -> Condition.Kind {
    guard case .expect(let condition) = try body("expect \(text)") else {
      throw Failure(problem: .text(.nul), range: SourceRange(start: 0, end: 0))
    }
    return condition.kind
  }

  @Test func writes() throws {
    guard case .write(let write) = try body("write x = 1, y = 2 at c within 2s size 45kb") else {
      Issue.record("no write")
      return
    }
    #expect(write.changes.map(\.key.text) == ["x", "y"])
    guard case .put(let value) = write.changes[1].action, case .node(let place) = write.place else {
      Issue.record("no put at a node")
      return
    }
    #expect(value.integer == 2)
    #expect(place.text == "c")
    #expect(write.options.within?.microseconds == 2_000_000)
    #expect(write.options.size?.value == 45 << 10)
  }

  @Test func valuesKnowWhetherTheyAreNumbers() throws {
    let texts = ["5": 5, "-5": -5, "007": 7, "\"5\"": 5, "5x": nil, "+5": nil, "\"\"": nil]
    for (text, number) in texts {
      guard case .write(let write) = try body("write x = \(text)"),
        case .put(let value) = write.changes[0].action
      else {
        Issue.record("no put")
        continue
      }
      #expect(value.integer == number.map(Int64.init), "\(text)")
    }
  }

  @Test func clientsArePrefixes() throws {
    let statement = try #require(parse("alice: begin").script.statements.first)
    #expect(statement.client?.text == "alice")
    guard case .start(let inner) = try body("start bob: read x") else {
      Issue.record("no start")
      return
    }
    #expect(inner.client?.text == "bob")
  }

  @Test func aNumberBehindWhyIsAnOperation() throws {
    guard case .look(.why(.write(let number))) = try body("why write 2") else {
      Issue.record("no operation")
      return
    }
    #expect(number.value == 2)
    guard case .look(.why(.name(let name))) = try body("why write") else {
      Issue.record("no name")
      return
    }
    #expect(name.text == "write")
  }

  @Test func readFromIsTheLogUnlessAnOptionFollows() throws {
    guard case .read(let log) = try body("read from 10 at c"),
      case .log(from: .position(let position)) = log.what
    else {
      Issue.record("no log")
      return
    }
    #expect(position.value == 10)
    guard case .read(let key) = try body("read from at c"), case .keys(let keys) = key.what else {
      Issue.record("no key")
      return
    }
    #expect(keys.map(\.text) == ["from"])
  }

  @Test func withinBelongsToTheWaitAfterWaitUntil() throws {
    guard
      case .waitUntil(let condition, let limit) = try body(
        "wait until acknowledged by b within 5s"), case .outcome(let outcome) = condition.kind
    else {
      Issue.record("no outcome")
      return
    }
    #expect(limit?.microseconds == 5_000_000)
    #expect(outcome.after == nil)
    guard case .outcome(let expected) = try self.condition("acknowledged within 5ms for alice"),
      case .atMost(let time) = expected.after
    else {
      Issue.record("no latency")
      return
    }
    #expect(time.microseconds == 5000)
    #expect(expected.client?.text == "alice")
  }

  @Test func conditionsThatBeginAlike() throws {
    guard case .fate(.lost, let key, _) = try condition("lost x = 1"),
      case .count(.lost, let count) = try condition("lost 1126 writes"),
      case .lostNothing = try condition("lost nothing"),
      case .leader(nil) = try condition("leader none"),
      case .canLead(let node, negated: true) = try condition("leader cannot lead"),
      case .behind = try condition("c behind a by 2"),
      case .field(_, _, .greater, .count) = try condition("c behind > 2"),
      case .field(_, _, .equal, .word) = try condition("b status = up"),
      case .field(_, _, .greater, .duration) = try condition("b lag > 1s"),
      case .noValue = try condition("value is not set"),
      case .outcome = try condition("acknowledged"),
      case .look(_, .nearest, .refused) = try condition("read x at nearest refused")
    else {
      Issue.record("another condition")
      return
    }
    #expect(key.text == "x")
    #expect(count.value == 1126)
    #expect(node.text == "leader")
  }

  @Test func settingsHaveTheShapesOfTheirRows() throws {
    func value(_ text: String) throws -> SettingValue {
      guard case .set(.cluster(let setting, at: _)) = try body("set \(text)") else {
        throw Failure(problem: .text(.nul), range: SourceRange(start: 0, end: 0))
      }
      return setting.value
    }
    guard case .acknowledgement(let form) = try value("acknowledgement any 1 of (b, c) flushed"),
      case .any(let needed, let nodes) = form.who,
      case .deadline(let time, let then) = try value("timeout 2s then async"),
      case .word = try value("timeout never"), case .duration = try value("patience 10s"),
      case .count = try value("retain 1000"), case .bytes(let bytes) = try value("retain 64kb"),
      case .timed(let pull, _) = try value("transfer pull every 1s"),
      case .failover(let failover) = try value("failover watchers 2 after 10s"),
      case .watchers(let quorum) = failover.decider
    else {
      Issue.record("another shape")
      return
    }
    #expect(needed.value == 1)
    #expect(nodes.map(\.text) == ["b", "c"])
    #expect(form.stage == .flushed)
    #expect(time.microseconds == 2_000_000)
    #expect(then.text == "async")
    #expect(bytes.value == 65536)
    #expect(pull.text == "pull")
    #expect(quorum?.value == 2)
    #expect(failover.after?.microseconds == 10_000_000)
  }

  @Test func nodeOptionsInAnyOrder() throws {
    guard case .node(let node) = try body("node e, f hidden follower of b clock -5s") else {
      Issue.record("no node")
      return
    }
    #expect(node.names.map(\.text) == ["e", "f"])
    #expect(node.role == .follower)
    #expect(node.upstream?.text == "b")
    guard case .clock(let offset) = try #require(node.options.last).kind else {
      Issue.record("no clock")
      return
    }
    #expect(offset.microseconds == -5_000_000)
  }

  @Test func quotedWordsMeanWhatTheyEscape() throws {
    guard case .include(let word) = try body(#"include "a\n\"\\\t\r\$\u{E9}\u{1F600}""#) else {
      Issue.record("no include")
      return
    }
    #expect(word.text == "a\n\"\\\t\r$é😀")
    #expect(word.isQuoted && !word.hasVariables)
  }

  @Test func variablesAreKeptForTheirRound() throws {
    guard
      case .repeat(let loop) = try body(
        #"repeat 3 as i { write k$i = "\$i costs $$i, ${i}x" }"#),
      case .write(let write) = try #require(loop.body.first).body,
      case .put(let value) = write.changes[0].action
    else {
      Issue.record("no write")
      return
    }
    #expect(loop.count.value == 3)
    #expect(loop.variable?.text == "i")
    #expect(write.changes[0].key.hasVariables)
    #expect(value.word.hasVariables)
    let filled = Variables.filled(value.word.text) { $0 == "i" ? "7" : nil }
    #expect(filled == "$i costs $7, 7x")
    #expect(Variables.filled(write.changes[0].key.text) { _ in "7" } == "k7")
  }

  @Test func aDollarWithoutANameIsItself() throws {
    guard case .write(let write) = try body("write x = 5$$"),
      case .put(let value) = write.changes[0].action
    else {
      Issue.record("no put")
      return
    }
    #expect(value.word.text == "5$$")
    #expect(!value.word.hasVariables)
  }

  @Test func rangesCoverTheStatement() throws {
    let text = "  alice: write x = 1 within 2s  # c\nrepeat 2 { state } "
    let source = SourceText(name: "t", text: text)
    let statements = Parser.parse(source).script.statements
    #expect(source.text(of: statements[0].range) == "alice: write x = 1 within 2s")
    #expect(source.text(of: statements[1].range) == "repeat 2 { state }")
  }
}
