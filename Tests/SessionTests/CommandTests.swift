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
    #expect(session.submit(".mode xml").complaints == ["error: write `.mode text | json`"])
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
