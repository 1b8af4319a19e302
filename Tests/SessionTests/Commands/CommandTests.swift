import Session
import Syntax
import Testing

@Suite struct CommandTests {
  static func reply(_ line: String, files: Files = .none) -> Reply {
    var session = Session()
    return session.submit(line, files: files)
  }

  @Test func quitAndExitLeave() {
    #expect(Self.reply(".quit").next == .quit)
    #expect(Self.reply("  .exit ").next == .quit)
    #expect(Self.reply(".quit now").complaints == ["error: write `.quit`"])
  }

  @Test func anUnknownCommandNamesANearOne() {
    #expect(
      Self.reply(".quti").complaints
        == ["error: there is no command `.quti`; did you mean `.quit`?"])
    #expect(
      Self.reply(".xyzzy").complaints
        == ["error: there is no command `.xyzzy`; `.help` lists the commands"])
    #expect(Self.reply(".").complaints.count == 1)
  }

  @Test func helpListsEveryStatementAndCommand() {
    let text = Self.reply(".help").text
    for row in StatementTable.rows {
      let beginning = row.form.prefix(30)
      #expect(text.contains("\n  " + beginning), "\(row.keyword)")
    }
    for command in DotCommand.allCases { #expect(text.contains(command.form)) }
    for section in StatementSection.allCases { #expect(text.contains(section.title + "\n")) }
  }

  @Test func helpOnEveryTopic() {
    for row in StatementTable.rows {
      let text = Self.reply(".help \(row.keyword)").text
      #expect(text.contains("example: "))
    }
    for row in SettingTable.rows {
      #expect(Self.reply(".help \(row.name)").text.contains("set \(row.name) "))
    }
    for command in DotCommand.allCases {
      #expect(Self.reply(".help .\(command.rawValue)").text.contains(command.form))
    }
  }

  /// The commands that are no statements as well.
  static let onlyCommands = DotCommand.allCases.map(\.rawValue).filter { name in
    StatementTable.row(name) == nil
  }

  @Test(arguments: onlyCommands)
  func aCommandWithoutItsDotIsNamed(_ name: String) {
    let complaint = Self.reply(" \(name) 2").complaints.first ?? ""
    #expect(complaint.hasSuffix("\n  did you mean `.\(name)`?"))
    #expect(Self.reply("node a \(name)").complaints.first?.contains("`.\(name)`") == false)
  }

  @Test func helpShowsTheWordsInsideStatements() {
    let set = Self.reply(".help set").text
    let node = Self.reply(".help node").text
    for row in OptionTable.node {
      #expect(set.contains("    \(row.form): ") && node.contains("    \(row.form): "))
    }
    for row in OptionTable.roles { #expect(node.contains("    \(row.form): ")) }
    for row in SettingTable.rows {
      #expect(set.contains("    \(row.name) "))
      #expect(Self.reply(".help settings").text.contains("    \(row.name) "))
    }
    for row in OptionTable.write { #expect(Self.reply(".help write").text.contains(row.form)) }
    for row in OptionTable.read { #expect(Self.reply(".help read").text.contains(row.form)) }
    for row in OptionTable.link { #expect(Self.reply(".help link").text.contains(row.form)) }
    #expect(Self.reply(".help delete").text.contains("\n    within TIME: "))
    #expect(!Self.reply(".help delete").text.contains("\n    expires TIME: "))
    #expect(!set.contains("in expect"))
    let wide = { (topic: String) in
      var session = Session(Session.Options(width: 500))
      return session.submit(".help \(topic)").text
    }
    for row in ConditionTable.rows {
      #expect(wide("expect").contains("    \(row.form): \(row.meaning)\n"))
      #expect(wide("wait").contains("    \(row.form): \(row.meaning)\n"))
    }
  }

  @Test func everyWordOfTheTablesFindsItsRow() {
    let options =
      OptionTable.roles + OptionTable.node + OptionTable.link + OptionTable.write
      + OptionTable.read
    for row in options { #expect(Self.reply(".help \(row.word)").text.contains(row.form)) }
    for word in ConditionTable.rows.map(\.word) + ["dirty", "pending", "survived", "sent"] {
      #expect(Self.reply(".help \(word)").text.contains("in expect and wait until:"))
    }
    #expect(Self.reply(".help flushed").text.contains("set visible "))
    #expect(
      Self.reply(".help latncy").complaints
        == ["error: there is no help on `latncy`; did you mean `.help latency`?"])
  }

  @Test func helpFitsTheTerminal() {
    for width in [40, 60, 80] {
      var session = Session(Session.Options(width: width))
      for line in session.submit(".help").text.split(separator: "\n") where line.first == " " {
        #expect(line.count <= width)
      }
    }
  }

  @Test func helpOnNothingNamesANearTopic() {
    #expect(
      Self.reply(".help wrte").complaints
        == ["error: there is no help on `wrte`; did you mean `.help write`?"])
  }

  @Test func readTellsErrorsWithTheirPlaces() {
    let shelf = Shelf(files: ["bad.repl": "\nwrte x = 1\n", "good.repl": "node a leader\n"])
    let bad = Self.reply(".read bad.repl", files: shelf.access)
    #expect(bad.complaints[0].hasPrefix("bad.repl:2:1: error: "))
    #expect(Self.reply(".read good.repl", files: shelf.access).complaints == [])
    let missing = Self.reply(".read no.repl", files: shelf.access)
    #expect(missing.complaints == ["error: there is no file `no.repl`"])
    #expect(missing.status == .machineFailed)
    #expect(Self.reply(".read").complaints == ["error: write `.read FILE`"])
  }

  @Test func modeChangesTheFormat() {
    var session = Session(Session.Options(seed: 3))
    #expect(session.submit(".mode json").text == "{\"schema\":\"understudy/1\",\"seed\":3}\n")
    #expect(session.submit(".mode json").text == "")
    #expect(
      session.submit(".mode xml").complaints == [
        "error: write `.mode text | json | csv | markdown`"
      ])
  }

  @Test func undoWithoutAPast() {
    #expect(Self.reply(".undo").complaints == ["error: there is nothing to take back"])
    #expect(Self.reply(".undo 0").complaints == ["error: write `.undo [N]`"])
    #expect(Self.reply(".undo x").complaints == ["error: write `.undo [N]`"])
    var session = Session()
    _ = session.submit("node a leader")
    #expect(session.submit(".undo 99999999999").complaints == [])
  }
}
