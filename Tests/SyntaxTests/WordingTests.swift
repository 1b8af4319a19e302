import Testing

@testable import Syntax

/// Every sentence of the parser, word for word.
@Suite struct WordingTests {
  private func check(_ all: [Pinned]) {
    for pinned in all {
      let wording = pinned.problem.wording
      #expect(wording.code.rawValue == pinned.code)
      #expect(wording.message == pinned.message)
      #expect(wording.suggestion == pinned.suggestion)
      #expect(wording.replacement == pinned.replacement)
    }
  }

  /// Each case of a problem in the file of wordings is in one of the lists here.
  @Test func everyWordingIsPinned() throws {
    let file = try Repository.text("Sources/Syntax/Diagnostics/Wording.swift")
    let here = try Repository.text("Tests/SyntaxTests/WordingTests.swift")
    for line in file.split(separator: "\n") where line.hasPrefix("    case .") {
      let name = line.dropFirst("    case .".count).prefix { $0.isLetter || $0.isNumber }
      #expect(here.contains(".\(name)(") || here.contains(".\(name))"), "\(name)")
    }
  }

  @Test func aboutCharacters() {
    check([
      Pinned(
        .text(.invalidUTF8), "invalid-utf8",
        "this is not valid UTF-8", "save the text in UTF-8"),
      Pinned(
        .text(.nul), "nul-character",
        "a NUL character stands here", "remove it"),
      Pinned(
        .text(.hidden("\u{202E}")), "hidden-character",
        "the character U+202E cannot be seen here",
        #"remove it, or put the text in quotes and write it as `\u{202E}`"#),
      Pinned(
        .text(.hiddenInQuotes("\u{1B}")), "hidden-character",
        "the character U+001B cannot be seen here",
        #"remove it, or write it as `\u{1B}`"#),
      Pinned(
        .text(.strayBackslash), "stray-character",
        #"a `\` may stand only at the end of a line or inside quotes"#,
        #"put the text in quotes, with `\\` for each `\`"#),
      Pinned(
        .text(.unclosedQuote), "unclosed-quote",
        "this quote is not closed",
        #"close it with `"`"#),
      Pinned(
        .text(.unclosedParenthesis), "unclosed-parenthesis",
        "this `(` is not closed", "close it with `)`"),
      Pinned(
        .text(.unclosedBrace), "unclosed-brace",
        "this block is not closed", "close it with `}`"),
      Pinned(
        .text(.unopenedBrace), "unopened-brace",
        "this `}` closes nothing", "remove it"),
      Pinned(
        .text(.unfinishedContinuation), "unfinished-continuation",
        #"the `\` continues the line, but no line follows"#,
        "remove it, or write the rest on the next line"),
      Pinned(
        .text(.unknownEscape("\\q")), "invalid-escape",
        #"`\q` stands for nothing"#,
        #"known are `\"` `\\` `\n` `\t` `\r` `\$` and `\u{…}`"#),
      Pinned(
        .text(.invalidScalarEscape), "invalid-escape",
        #"`\u{…}` needs the hexadecimal number of a character"#,
        #"for example `\u{E9}` for `é`"#),
    ])
  }

  @Test func aboutWords() {
    check([
      Pinned(
        .word(.unknownStatement("wrte", near: "write")), "unknown-word",
        "no statement begins with `wrte`",
        "did you mean `write`?", "write"),
      Pinned(
        .word(.unknownStatement("foo", near: nil)), "unknown-word",
        "no statement begins with `foo`",
        "`.help` lists the statements"),
      Pinned(
        .word(.placeFirst("b", operation: "read")), "invalid-time",
        "`b` is no time, and a place stands behind its operation",
        "write `read … at b`"),
      Pinned(
        .word(.missingColon("alice", before: "write")), "unknown-word",
        "no statement begins with `alice`",
        "a client has a colon: `alice: write …`", "alice:"),
      Pinned(
        .word(.dotCommand(".help")), "dot-command",
        "`.help` is a command of the prompt, not a statement",
        "type it at the prompt, on a line of its own"),
    ])
  }

  @Test func aboutOptions() {
    check([
      Pinned(
        .word(.unknownOption("att", of: "write", known: ["at", "within"], near: "at")),
        "unknown-word",
        "`att` means nothing in `write`",
        "did you mean `at`?", "at"),
      Pinned(
        .word(.unknownOption("foo", of: "write", known: ["at", "within"], near: nil)),
        "unknown-word",
        "`foo` means nothing in `write`",
        "here may stand `at`, `within`"),
      Pinned(
        .word(.unknownCondition("stal", near: "stale")), "unknown-word",
        "no condition begins with `stal`",
        "did you mean `stale`?", "stale"),
      Pinned(
        .word(.unknownCondition("foo", near: nil)), "unknown-word",
        "no condition begins with `foo`",
        "for example: expect acknowledged, expect c has x = 1"),
      Pinned(
        .word(.notCondition("stale")), "unexpected-word",
        "`not` begins no condition",
        "write `no stale`", "no"),
      Pinned(
        .word(.unknownSetting("timout", near: "timeout")), "unknown-word",
        "`timout` is no setting",
        "did you mean `timeout`?", "timeout"),
      Pinned(
        .word(.unknownSetting("foo", near: nil)), "unknown-word",
        "`foo` is no setting",
        "`.help settings` lists them"),
      Pinned(
        .word(.unknownProperty("asnyc", after: "b", near: "async")), "unknown-word",
        "`b` is no setting, and `asnyc` is no property of a node",
        "did you mean `async`?", "async"),
      Pinned(
        .word(.unknownProperty("foo", after: nil, near: nil)), "unknown-word",
        "`foo` is no property of a node",
        "`.help set` lists the settings and the properties"),
      Pinned(
        .word(.settingAfterNode("durable", wayOut: "set durable never at b")), "unexpected-word",
        "`durable` is a setting, and no property of a node",
        "write `set durable never at b`"),
      Pinned(
        .word(.unknownValue("alll", of: "acknowledgement", known: ["all", "none"], near: "all")),
        "unknown-word",
        "`alll` is no value of `acknowledgement`",
        "did you mean `all`?", "all"),
      Pinned(
        .word(.unknownValue("foo", of: "acknowledgement", known: ["all", "none"], near: nil)),
        "unknown-word",
        "`foo` is no value of `acknowledgement`",
        "here may stand `all`, `none`"),
    ])
  }

  @Test func aboutGrammars() {
    check([
      Pinned(
        .grammar(.leftOver("now", after: "settle")), "left-over-word",
        "`now` is left over: `settle` is complete before it",
        "remove it, or begin a new statement with a new line or `;`"),
      Pinned(
        .grammar(.missingComma("b", after: "a", known: [])), "left-over-word",
        "`b` cannot stand here: a comma stands between names",
        "write `a, b`"),
      Pinned(
        .grammar(.missingComma("b", after: "a", known: ["hard"])), "left-over-word",
        "`b` cannot stand here: a comma stands between names",
        "write `a, b`, or else `hard`"),
      Pinned(
        .grammar(.missing("a key", form: "read KEY")), "missing-word",
        "the statement ends too early: a key is missing",
        "the form is: read KEY"),
      Pinned(
        .grammar(.missing("a statement", form: nil)), "missing-word",
        "the statement ends too early: a statement is missing",
        nil),
      Pinned(
        .grammar(.unexpected("1", expected: "`=`", form: "write KEY = VALUE")), "unexpected-word",
        "`1` cannot stand here: `=` is expected",
        "the form is: write KEY = VALUE"),
      Pinned(
        .grammar(.repeated("at")), "repeated-option",
        "`at` is said twice", "say it once"),
      Pinned(
        .grammar(.contradictory("async", "sync")), "contradictory-option",
        "`async` contradicts `sync`", "keep one of them"),
      Pinned(
        .grammar(.reservedStatement("explore")), "reserved-word",
        "`explore` is reserved for a later version",
        nil),
      Pinned(
        .grammar(.reservedModel("linearizable")), "reserved-word",
        "the consistency model `linearizable` is reserved for a later version",
        "this version checks single reads: expect no stale, expect read x at c = 1"),
    ])
  }

  @Test func aboutNames() {
    check([
      Pinned(
        .name(.reserved("leader")), "reserved-name",
        "`leader` cannot be a name: it has a meaning of its own in the language",
        "choose another name"),
      Pinned(
        .name(.empty), "empty-name",
        "a name cannot be empty",
        "write at least one character"),
      Pinned(
        .name(.unknownVariable("i")), "unknown-variable",
        "no `repeat` around this names a variable `i`",
        #"write `repeat 10 as i { … }` around it, or `"\$"` for the character itself"#),
      Pinned(
        .name(.variableInNumber), "misplaced-variable",
        "a variable cannot stand for a number or a time here", "write the number itself"),
      Pinned(
        .name(.invalidVariable), "invalid-variable",
        "`${` needs the name of a variable and `}`",
        "for example `${i}`"),
      Pinned(
        .name(.invalidVariableName("1a")), "invalid-variable",
        "`1a` cannot name a variable",
        "use letters, digits and `_`, and begin with a letter or `_`"),
    ])
  }

  @Test func aboutNumbers() {
    check([
      Pinned(
        .number(.time("soon")), "invalid-time",
        "`soon` is no time",
        "for example `20ms`, `1.5s`, `2m`"),
      Pinned(
        .number(.missingUnit("200")), "missing-unit",
        "the time `200` has no unit",
        "write `200ms` or `200s`; units are `us` `ms` `s` `m` `h` `d`"),
      Pinned(
        .number(.unknownUnit("5y")), "invalid-time",
        "the time `5y` has an unknown unit",
        "units are `us` `ms` `s` `m` `h` `d`"),
      Pinned(
        .number(.negativeTime), "negative-number",
        "a time cannot be negative here",
        "only `clock` takes a sign"),
      Pinned(
        .number(.timeTooLong), "time-too-long",
        "this time is longer than 10,000 days", "write a shorter time"),
      Pinned(
        .number(.timeTooFine), "time-too-fine",
        "this time is finer than a microsecond",
        "round it to whole `us`"),
      Pinned(
        .number(.zeroTime), "number-too-small",
        "this time must be longer than nothing",
        "for example `1s`"),
      Pinned(
        .number(.count("3.5")), "invalid-number",
        "`3.5` is no whole number",
        "write digits only, such as `100`"),
      Pinned(
        .number(.negativeCount), "negative-number",
        "this number cannot be negative",
        "write it without the sign"),
      Pinned(
        .number(.countTooLarge(10)), "number-too-large",
        "this number is too large",
        "the most is 10"),
      Pinned(
        .number(.countTooSmall(1)), "number-too-small",
        "this number is too small",
        "the least is 1"),
      Pinned(
        .number(.size("5pb")), "invalid-size",
        "`5pb` is no number of bytes",
        "for example `100`, `45kb`, `2mb`"),
      Pinned(
        .number(.share("5")), "invalid-share",
        "`5` is no share",
        "for example `5%` or `0.1%`"),
      Pinned(
        .number(.shareRange), "invalid-share",
        "a share lies between 0% and 100%, in steps of 0.0001%",
        "for example `5%` or `0.1%`"),
      Pinned(
        .number(.factor("10")), "invalid-factor",
        "`10` is no factor",
        "for example `10x`"),
    ])
  }

  @Test func aboutStructures() {
    check([
      Pinned(
        .structure(.clientNotAllowed("crash")), "client-not-allowed",
        "no client makes a `crash`",
        "a client goes before write, add, delete, read, begin, commit, rollback and set"),
      Pinned(
        .structure(.clientRequired), "client-required",
        "`start` needs a client whose operation goes on meanwhile",
        "for example: start alice: write x = 1"),
      Pinned(
        .structure(.notAfterStart("crash")), "misplaced-statement",
        "`start` begins an operation of a client, and `crash` is none",
        "operations are write, add, delete, read, begin, commit and rollback"),
      Pinned(
        .structure(.settingNotForClient("retain")), "client-not-allowed",
        "`retain` cannot be set for one client",
        "for a client: acknowledgement, timeout, patience"),
      Pinned(
        .structure(.clientAndPlace), "contradictory-option",
        "a setting is for a client or for nodes, not both",
        "remove `at` or the client"),
      Pinned(
        .structure(.notInside("repeat", outer: "at")), "misplaced-statement",
        "`repeat` cannot stand inside `at`", "put it outside"),
      Pinned(
        .structure(.missingBlock("repeat")), "missing-block",
        "`repeat` needs a block: its `{` must stand on the same line",
        "for example: repeat 3 { write x = 1 }"),
      Pinned(
        .structure(.missingBlock("scenario")), "missing-block",
        "`scenario` needs a block: its `{` must stand on the same line",
        "for example: scenario s { state }"),
      Pinned(
        .structure(.strayBlock), "unexpected-block",
        "a block cannot stand alone",
        "write `repeat`, `scenario` or `compare` before it"),
      Pinned(
        .structure(.blockAfter("crash")), "unexpected-block",
        "`crash` takes no block",
        "only `repeat`, `scenario` and `compare` are followed by `{`"),
      Pinned(
        .structure(.missingSeparator), "left-over-word",
        "the statement is complete with its `}`",
        "begin a new statement with a new line or `;`"),
      Pinned(
        .structure(.secondRest), "repeated-option",
        "only one group can be the rest",
        "name the nodes of the others"),
      Pinned(
        .structure(.restNotAlone), "contradictory-option",
        "`rest` is a group of its own: every node not named elsewhere",
        "name the nodes, or write `rest` alone"),
      Pinned(
        .structure(.oneWayOnly), "unexpected-word",
        "a delivery goes one way",
        "write `->`", "->"),
    ])
  }

  @Test func aboutLimits() {
    check([
      Pinned(
        .limit(.line), "line-too-long",
        "this line is longer than 65536 bytes",
        #"split it with `\` at the end of a line"#),
      Pinned(
        .limit(.statement), "statement-too-long",
        "this statement is longer than 1048576 bytes",
        "split it, or put parts into files and `include` them"),
      Pinned(
        .limit(.text), "text-too-long",
        "the text is longer than 67108864 bytes",
        "split it into several files"),
      Pinned(
        .limit(.nesting), "nesting-too-deep",
        "blocks are nested deeper than 256", "flatten them"),
      Pinned(
        .limit(.name), "name-too-long",
        "this name is longer than 255 bytes", "shorten it"),
      Pinned(
        .limit(.diagnostics), "too-many-diagnostics",
        "more than 100 errors; the rest are not shown",
        nil),
    ])
  }
}
